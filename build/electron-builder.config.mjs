// How the app is packed for other computers: dist/ alone, with Electron's runtime hardened. Signing and update channels are not set up.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'

/** A runtime that was unpacked by hand, for where Electron's download server cannot be reached. */
const electronDist = process.env['ELECTRON_OVERRIDE_DIST_PATH']

const linuxProgram = 'ponte'

/** @type {import('electron-builder').Configuration} */
export default {
  appId: 'org.ponte.Ponte',
  productName: 'Ponte',
  directories: { output: 'release' },
  // Everything is bundled, so that no package is shipped.
  files: ['package.json', 'dist/**', '!dist/.*', '!node_modules/**'],
  npmRebuild: false,
  publish: null,
  // Chromium's own texts (menus, dialogs) for the languages that Ponte speaks.
  electronLanguages: ['en-US', 'pt-BR', 'it'],
  ...(electronDist ? { electronDist } : {}),
  // The default toolset starts AppImages with --no-sandbox.
  toolsets: { appimage: '1.0.3' },
  linux: { target: ['AppImage', 'deb', 'tar.gz'], category: 'Network', executableName: linuxProgram },
  mac: { target: ['dmg', 'zip'], category: 'public.app-category.utilities' },
  win: { target: ['nsis', 'zip'] },
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
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    // An unsigned app for Apple's own processors must at least be signed ad hoc again after the change.
    resetAdHocDarwinSignature: electronPlatformName === 'darwin',
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    [FuseV1Options.WasmTrapHandlers]: true,
  })
}
