// `npm run dist:check`: packs for Linux up to Electron's runtime, with a stand-in for it, and looks at what came out: the archive's contents, the fuses,
// the desktop file, the deb, the sizes. In under a minute, without a network. What it packs cannot be started.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { inProject, prepare, projectFolder, projectNode } from '../prepare.mjs'
import { runCaptured } from '../run-program.mjs'
import { fuses } from './fuses.mjs'
import { billOfMaterials } from './sbom.mjs'
import { makeStandInRuntime } from './stand-in-runtime.mjs'

/** The largest that Ponte's own code may be inside the archive, in bytes. */
const largestOwnCode = 4_000_000

/** What belongs into the archive; anything else is a development file that was forgotten. */
const shippedFile =
  /^\/(package\.json|dist(\/window(\/(main\.js|preload\.cjs|main-[\w-]+\.mjs))?|\/renderer(\/(index\.html|assets(\/[\w.-]+\.(js|css|svg))?))?)?)$/

if (process.platform === 'linux') process.exitCode = (await prepare()) || (await check())
else {
  console.error('dist:check packs for Linux, and so runs on Linux only.')
  process.exitCode = 2
}

/** @returns {Promise<number>} */
async function check() {
  const startedAt = performance.now()
  const work = mkdtempSync(join(tmpdir(), 'ponte-dist-check-'))
  /** @type {string[]} */
  const problems = []
  /** @param {string} what @param {() => string | undefined} find says what is wrong */
  const expectGood = (what, find) => {
    const problem = find()
    console.log(`${problem === undefined ? 'ok    ' : 'WRONG '} ${what}${problem === undefined ? '' : `: ${problem}`}`)
    if (problem !== undefined) problems.push(what)
  }
  try {
    const packed = await pack(work)
    if (packed !== undefined) {
      console.error(packed)
      return 1
    }
    const unpacked = join(work, 'out', process.arch === 'arm64' ? 'linux-arm64-unpacked' : 'linux-unpacked')
    const asar = listArchive(join(unpacked, 'resources/app.asar'))
    expectGood('the archive holds what is shipped and nothing else', () =>
      firstOf(asar.map(({ path }) => path).filter((path) => !shippedFile.test(path))),
    )
    expectGood('no source map, and no mention of one', () => findSourceMaps())
    expectGood('the archive has main, preload and the page', () =>
      firstOf(
        ['/dist/window/main.js', '/dist/window/preload.cjs', '/dist/renderer/index.html'].filter(
          (path) => !asar.some((file) => file.path === path),
        ),
      ),
    )
    expectGood('nothing of the runtime that is not wanted', () =>
      firstOf(['resources/default_app.asar', 'version', 'locales/de.pak'].filter((path) => existsSync(join(unpacked, path)))),
    )
    expectGood('licences of every part lie beside the archive', () => findMissingLicence(join(unpacked, 'resources/licences.txt')))
    const wire = await getCurrentFuseWire(join(unpacked, 'ponte-window'))
    expectGood('every fuse is set as wanted', () => findWrongFuse(wire))
    expectGood('the bill of materials names every part', () => findUnnamedPart())
    checkDeb(work, expectGood)
    const ownBytes = asar.reduce((sum, { size }) => sum + size, 0)
    expectGood(`own code is at most ${largestOwnCode / 1e6} MB (${(ownBytes / 1e6).toFixed(2)} MB)`, () =>
      ownBytes <= largestOwnCode ? undefined : `${ownBytes} bytes`,
    )
    listSizes(asar)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  const seconds = (performance.now() - startedAt) / 1000
  expectGood(`under 60 s (${seconds.toFixed(1)} s)`, () => (seconds < 60 ? undefined : 'too slow'))
  return problems.length === 0 ? 0 : 1
}

/** Packs a folder and a deb; a text says what went wrong. @param {string} work @returns {Promise<string | undefined>} */
async function pack(work) {
  const { devDependencies } = /** @type {{ devDependencies: Record<string, string> }} */ (
    JSON.parse(readFileSync(inProject('package.json'), 'utf8'))
  )
  const runtime = join(work, 'runtime')
  makeStandInRuntime(runtime, devDependencies['electron'] ?? '')
  const config = inProject('build/package/electron-builder.config.mjs')
  const options = ['--linux', 'dir', 'deb', process.arch === 'arm64' ? '--arm64' : '--x64', `-c.directories.output=${join(work, 'out')}`]
  const packer = join(work, 'packer.sh')
  writeFileSync(packer, `#!/bin/sh\nexec '${projectNode()}' '${inProject('build/package/deb-by-dpkg.mjs')}' "$@"\n`, { mode: 0o755 })
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: runtime, CUSTOM_FPM_PATH: packer }
  const builder = inProject('node_modules/electron-builder/cli.js')
  const { status, output } = await runCaptured(projectNode(), [builder, '--config', config, '--publish', 'never', ...options], {
    cwd: projectFolder,
    env,
  })
  return status === 0 ? undefined : output
}

/** @typedef {{ path: string, size: number }} ArchivedFile */

/** Files and folders of an archive. @param {string} path @returns {ArchivedFile[]} */
function listArchive(path) {
  const asar =
    /** @type {{ listPackage: (path: string, options: object) => string[], statFile: (path: string, file: string) => { size?: number } }} */ (
      createRequire(import.meta.url)('@electron/asar')
    )
  return asar.listPackage(path, { isPack: false }).map((file) => ({ path: file, size: asar.statFile(path, file.slice(1)).size ?? 0 }))
}

function findSourceMaps() {
  const files = ['window', 'renderer/assets'].flatMap((folder) =>
    readdirSync(inProject(`dist/${folder}`)).map((name) => `dist/${folder}/${name}`),
  )
  return firstOf(
    files.filter((file) => file.endsWith('.map') || /[#@] sourceMappingURL=(?!data:)\S/.test(readFileSync(inProject(file), 'utf8'))),
  )
}

/** @param {string} file */
function findMissingLicence(file) {
  const text = readFileSync(file, 'utf8')
  return firstOf(bundledNames().filter((name) => !text.includes(`\n${name} `)))
}

/** @param {Awaited<ReturnType<typeof getCurrentFuseWire>>} wire */
function findWrongFuse(wire) {
  const options = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (fuses))
  const names = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)))
  const read = /** @type {Record<string, FuseState>} */ (/** @type {unknown} */ (wire))
  return firstOf(
    names.filter((name) => {
      const index = String(FuseV1Options[/** @type {keyof typeof FuseV1Options} */ (name)])
      return read[index] !== (options[index] === true ? FuseState.ENABLE : FuseState.DISABLE)
    }),
  )
}

function findUnnamedPart() {
  const named = new Set(billOfMaterials(projectFolder).components.map(({ name }) => name))
  return firstOf(['electron', ...bundledNames()].filter((name) => !named.has(name)))
}

/** @returns {string[]} */
function bundledNames() {
  return /** @type {string[]} */ (JSON.parse(readFileSync(inProject('dist/packages.json'), 'utf8')))
}

/** Installs the deb into a folder of its own, looks at it, and removes it. @param {string} work @param {(what: string, find: () => string | undefined) => void} expectGood */
function checkDeb(work, expectGood) {
  const deb = readdirSync(join(work, 'out')).find((name) => name.endsWith('.deb'))
  const root = join(work, 'root')
  for (const folder of ['updates', 'info', 'triggers']) mkdirSync(join(root, 'var/lib/dpkg', folder), { recursive: true })
  writeFileSync(join(root, 'var/lib/dpkg/status'), '')
  const dpkg = (/** @type {string[]} */ ...words) => {
    // The scripts of the package would run with the root as their own system; here there is none to run them in.
    const kept = ['--root', root, '--force-not-root', '--force-script-chrootless', '--force-depends', '--log', join(work, 'dpkg.log')]
    const { status, stderr } = spawnSync('dpkg', [...kept, ...words], {
      encoding: 'utf8',
      env: { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` },
    })
    return status === 0 ? undefined : stderr.trim()
  }
  // Without its scripts: they change the machine that they run on.
  const bare = join(work, 'bare.deb')
  expectGood('the deb can be taken apart', () => {
    if (deb === undefined) return 'there is none'
    const folder = join(work, 'taken-apart')
    execFileSync('dpkg-deb', ['--raw-extract', join(work, 'out', deb), folder])
    const scripts = ['postinst', 'postrm'].map((name) => join(folder, 'DEBIAN', name))
    const broken = scripts.find((script) => spawnSync('bash', ['-n', script]).status !== 0)
    for (const script of scripts) rmSync(script)
    execFileSync('dpkg-deb', ['--root-owner-group', '--build', folder, bare], { stdio: 'ignore' })
    return broken
  })
  expectGood('the deb can be installed', () => dpkg('--install', bare))
  expectGood('its programs can be run, its files read by everybody', () => {
    const modes = {
      'usr/bin/ponte': 0o755,
      'opt/Ponte/ponte': 0o755,
      'opt/Ponte/ponte-window': 0o755,
      'opt/Ponte/resources/app.asar': 0o644,
    }
    return firstOf(Object.entries(modes).flatMap(([file, mode]) => ((statSync(join(root, file)).mode & 0o777) === mode ? [] : [file])))
  })
  const desktopFile = join(root, 'usr/share/applications/ponte-window.desktop')
  expectGood('the desktop file is valid and opens files by their path', () => findDesktopProblem(desktopFile))
  expectGood('its icons and its kind of file are there', () =>
    firstOf(
      [
        'usr/share/icons/hicolor/256x256/apps/ponte-window.png',
        'usr/share/icons/hicolor/16x16/apps/ponte-window.png',
        'usr/share/mime/packages/ponte-window.xml',
      ].filter((file) => !existsSync(join(root, file))),
    ),
  )
  expectGood('the deb can be removed, and leaves nothing', () => {
    const failure = dpkg('--purge', 'ponte')
    return (
      failure ??
      firstOf(['opt/Ponte', 'usr/bin/ponte', 'usr/share/applications/ponte-window.desktop'].filter((file) => existsSync(join(root, file))))
    )
  })
}

/** @param {string} file */
function findDesktopProblem(file) {
  const text = readFileSync(file, 'utf8')
  const wanted = [
    'Exec=/opt/Ponte/ponte-window %f',
    'MimeType=application/x-ponte-report;',
    'StartupWMClass=ponte-window',
    'Icon=ponte-window',
  ]
  const missing = wanted.find((line) => !text.split('\n').includes(line))
  if (missing !== undefined) return `${missing} is missing in\n${text}`
  const { error, status, stdout } = spawnSync('desktop-file-validate', [file], { encoding: 'utf8' })
  if (error) return 'desktop-file-validate is not installed (package desktop-file-utils)'
  return status === 0 ? undefined : stdout
}

/** @param {readonly ArchivedFile[]} files */
function listSizes(files) {
  /** @type {Map<string, number>} */
  /** @type {Map<string, number>} */
  const parts = new Map()
  for (const { path, size } of files) {
    const part = /^\/dist\/[^/]+/.exec(path)?.[0] ?? 'package.json'
    parts.set(part, (parts.get(part) ?? 0) + size)
  }
  for (const [part, size] of parts) console.log(`       ${(size / 1000).toFixed(0).padStart(6)} kB  ${part}`)
}

/** @param {readonly string[]} found */
function firstOf(found) {
  return found.length === 0 ? undefined : found.slice(0, 5).join(', ')
}
