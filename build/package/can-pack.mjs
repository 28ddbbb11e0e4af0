// What can be packed on which machine, decided before anything is built: electron-builder itself finds out only after minutes of trying.

/**
 * @typedef {'dir' | 'linux' | 'win' | 'mac'} PackWish
 * @typedef {{ platform: string, environment: Readonly<Record<string, string | undefined>>, exists: (path: string) => boolean,
 *   inProject: (path: string) => string }} Machine
 */

/** @type {Readonly<Record<Exclude<PackWish, 'dir'>, { platform: string, reason: string }>>} */
const homes = {
  linux: { platform: 'linux', reason: 'Packages for Linux are built on Linux: they need its file modes and links.' },
  win: { platform: 'win32', reason: "Packages for Windows are built on Windows: the installer's tools and signing run there." },
  mac: {
    platform: 'darwin',
    reason: 'Packages for macOS are built on macOS: disk images, universal programs and signing exist only there.',
  },
}

/** @type {Readonly<Record<string, string>>} */
const programs = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }

/** Says in one sentence why this machine cannot pack what is wished; nothing when it can. @param {PackWish} wish @param {Machine} machine @returns {string | undefined} */
export function findObstacle(wish, { platform, environment, exists, inProject }) {
  if (wish !== 'dir' && homes[wish].platform !== platform) return homes[wish].reason
  const given = environment['ELECTRON_OVERRIDE_DIST_PATH']
  const program = programs[platform] ?? 'electron'
  if (given)
    return exists(`${given}/${program}`)
      ? undefined
      : "ELECTRON_OVERRIDE_DIST_PATH names a folder without Electron's runtime for this system."
  if (exists(inProject(`node_modules/electron/dist/${program}`))) return undefined
  return "Electron's runtime is not on this machine: `npx install-electron` downloads it, or ELECTRON_OVERRIDE_DIST_PATH=FOLDER names one that was unpacked by hand."
}

/** The options of electron-builder. @param {PackWish} wish @param {string} platform @returns {readonly string[]} */
export function targetsFor(wish, platform) {
  if (wish !== 'dir') return [`--${wish}`]
  return [{ darwin: '--mac', win32: '--win' }[platform] ?? '--linux', 'dir', process.arch === 'arm64' ? '--arm64' : '--x64']
}
