// How the app is packed for other computers: dist/ alone, with Electron's runtime hardened. Signing happens where the secrets for it are set
// (CSC_LINK and the others of electron-builder); update channels are not set up: Ponte never asks anybody for a newer version by itself.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { flipFuses } from '@electron/fuses'
import { fuses } from './fuses.mjs'

/** A runtime that was unpacked by hand, for where Electron's download server cannot be reached. */
const electronDist = process.env['ELECTRON_OVERRIDE_DIST_PATH']

/** `ponte` is the command line beside it. */
const linuxProgram = 'ponte-window'

/** @param {string} target @param {readonly ('x64' | 'arm64' | 'universal')[]} arch */
const on = (target, ...arch) => ({ target, arch: [...arch] })

/** @type {import('electron-builder').Configuration} */
export default {
  appId: 'org.ponte.Ponte',
  productName: 'Ponte',
  directories: { output: 'release', buildResources: 'build/package' },
  // The window door has everything in it, the commands of the terminal too; the other two doors run from the sources.
  files: ['package.json', 'dist/window/**', 'dist/renderer/**', '!**/*.map', '!node_modules/**'],
  extraResources: [{ from: 'dist/licences.txt', to: 'licences.txt' }],
  extraMetadata: {
    desktopName: `${linuxProgram}.desktop`,
    scripts: {},
    devDependencies: {},
    dependencies: {},
  },
  npmRebuild: false,
  publish: null,
  // Chromium's own texts (menus, dialogs) for the languages that Ponte speaks.
  electronLanguages: ['en-US', 'pt-BR', 'it'],
  ...(electronDist ? { electronDist } : {}),
  // The default toolset starts AppImages with --no-sandbox.
  toolsets: { appimage: '1.0.3' },
  fileAssociations: [
    {
      ext: 'ponte',
      name: 'Ponte report',
      description: 'Ponte report',
      mimeType: 'application/x-ponte-report',
      role: 'Viewer',
      rank: 'Owner',
    },
  ],
  linux: {
    target: [on('AppImage', 'x64', 'arm64'), on('deb', 'x64', 'arm64'), on('rpm', 'x64', 'arm64'), on('tar.gz', 'x64', 'arm64')],
    category: 'Network',
    executableName: linuxProgram,
    // A path, and not the address that file managers hand over otherwise.
    executableArgs: ['%f'],
    icon: 'build/icons',
    maintainer: 'The Ponte authors <ponte@ponte.example>',
    synopsis: 'Tells why this computer cannot connect to a server',
    syncDesktopName: true,
    extraFiles: [{ from: 'build/package/linux/ponte.sh', to: 'ponte' }],
  },
  deb: { fpm: ['build/package/linux/ponte.sh=/usr/bin/ponte'] },
  rpm: { fpm: ['build/package/linux/ponte.sh=/usr/bin/ponte'] },
  mac: {
    target: [on('dmg', 'universal'), on('zip', 'universal')],
    category: 'public.app-category.utilities',
    icon: 'build/icons/ponte.icns',
    hardenedRuntime: true,
    entitlements: 'build/package/mac/entitlements.plist',
    entitlementsInherit: 'build/package/mac/entitlements.plist',
    // macOS 15 asks before a program may reach the local network; the translations lie in InfoPlist.strings.
    extendInfo: {
      NSLocalNetworkUsageDescription:
        'Ponte tries to reach the server or device on your local network whose address you enter, to find out why the connection fails.',
    },
    extraResources: [
      ...Object.entries({ en: 'en', pt: 'pt_BR', it: 'it' }).map(([language, folder]) => ({
        from: `build/package/mac/info-plist-${language}.strings`,
        to: `${folder}.lproj/InfoPlist.strings`,
      })),
      { from: 'build/package/mac/ponte.sh', to: 'bin/ponte' },
    ],
  },
  win: {
    target: [on('nsis', 'x64', 'arm64'), on('portable', 'x64', 'arm64'), on('zip', 'x64', 'arm64')],
    icon: 'build/icons/ponte.ico',
    requestedExecutionLevel: 'asInvoker',
    extraFiles: [{ from: 'build/package/win/ponte-terminal.cmd', to: 'ponte-terminal.cmd' }],
  },
  nsis: { oneClick: true, perMachine: false },
  afterExtract: removeForeignFiles,
  afterPack: flipAllFuses,
}

/** With a runtime of one's own nothing is cleaned: Electron's welcome app would be shipped. @param {import('electron-builder').AfterPackContext} context */
function removeForeignFiles({ appOutDir, electronPlatformName, packager }) {
  const resources =
    electronPlatformName === 'darwin' ? packager.getMacOsElectronFrameworkResourcesDir(appOutDir) : join(appOutDir, 'resources')
  rmSync(join(resources, 'default_app.asar'), { force: true })
  rmSync(join(appOutDir, 'version'), { force: true })
}

/** Switches off every way to make the packed program run other code. @param {import('electron-builder').AfterPackContext} context */
async function flipAllFuses({ appOutDir, electronPlatformName, packager }) {
  const name = packager.appInfo.productFilename
  const program = { darwin: `${name}.app`, mas: `${name}.app`, win32: `${name}.exe` }[electronPlatformName] ?? linuxProgram
  await flipFuses(join(appOutDir, program), {
    ...fuses,
    // An unsigned app for Apple's own processors must at least be signed ad hoc again after the change.
    resetAdHocDarwinSignature: electronPlatformName === 'darwin',
  })
}
