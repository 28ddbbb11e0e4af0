// `npm start`: from a fresh clone to the open app. Prepares what is missing, then opens the window, or the browser door with one line that says
// why there is no window. The sandbox of Chromium is never switched off to make a window possible.
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { inProject, prepare, projectFolder, projectNode } from './prepare.mjs'
import { runForeground } from './run-program.mjs'

const help = `npm start [-- --browser | --no-open]

  --browser   open the interface in the installed browser instead of a window
  --no-open   only print the address of the interface
  --help      print this
`

/** Electron's runtime is about 110 MB; a line that needs longer had better be used for a download by hand. */
const longestDownloadMs = 10 * 60_000

/** A window that ends with a failure this soon never showed itself: no library, no permission for the sandbox. */
const stillbornMs = 10_000

const options = readOptions()
if (options === undefined) process.exitCode = 2
else if (options.help) process.stdout.write(help)
else process.exitCode = await start(options)

function readOptions() {
  const known = /** @type {const} */ ({ browser: { type: 'boolean' }, 'no-open': { type: 'boolean' }, help: { type: 'boolean' } })
  try {
    return parseArgs({ options: known }).values
  } catch (error) {
    process.stderr.write(`${/** @type {Error} */ (error).message.split('. ')[0]}. Try: npm start -- --help\n`)
    return undefined
  }
}

/** @param {{ browser?: boolean, 'no-open'?: boolean }} wishes @returns {Promise<number>} */
async function start(wishes) {
  const unready = await prepare()
  if (unready !== 0) return unready
  if (wishes.browser || wishes['no-open']) return openBrowserDoor(wishes['no-open'] === true)
  const runtime = findObstacle() ?? (await findRuntime())
  if (typeof runtime === 'object') {
    const startedAt = Date.now()
    const status = await openWindow(runtime.path)
    if (status === 0 || isInterruption(status) || Date.now() - startedAt > stillbornMs) return status
    return explainAndOpenBrowserDoor(`Electron could not open a window (it ended with status ${status})`)
  }
  return explainAndOpenBrowserDoor(runtime)
}

/** What makes a window impossible before any runtime is looked for. @returns {string | undefined} */
function findObstacle() {
  if (process.platform !== 'linux') return undefined
  if (!hasDisplay()) return 'There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set)'
  if (process.getuid?.() === 0) return 'A window would need Chromium without its sandbox, because this is root'
  return undefined
}

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
}

/** Finds Electron's program, downloading it when it is not there; a sentence says why there is none. @returns {Promise<{ path: string } | string>} */
async function findRuntime() {
  const program =
    { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[/** @type {string} */ (process.platform)] ?? 'electron'
  const given = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (given) {
    const path = `${given}/${program}`
    return existsSync(path) ? { path } : `ELECTRON_OVERRIDE_DIST_PATH names a folder without Electron's runtime`
  }
  const path = inProject(`node_modules/electron/dist/${program}`)
  if (!existsSync(path)) await downloadRuntime()
  return existsSync(path) ? { path } : `Electron's runtime is not on this machine and could not be downloaded`
}

async function downloadRuntime() {
  process.stderr.write("Downloading Electron's runtime. This happens once; `npm start -- --browser` does without.\n")
  // Its own messages are a stack trace; whether the program is there afterwards says all that is needed.
  await runForeground(projectNode(), [inProject('node_modules/electron/install.js')], { stdio: 'ignore', timeout: longestDownloadMs })
}

/** @param {string} electron @returns {Promise<number>} */
function openWindow(electron) {
  // Tools that are built on Electron leave this behind for their children; with it Electron is a plain Node.
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  return runForeground(electron, [projectFolder], { stdio: 'inherit', env })
}

/** @param {string} reason @returns {Promise<number>} */
function explainAndOpenBrowserDoor(reason) {
  process.stderr.write(`${reason}, so Ponte opens in the browser.\n`)
  // Without a display `xdg-open` may start a text browser over this terminal.
  return openBrowserDoor(!hasDisplay())
}

/** @param {boolean} onlyPrints @returns {Promise<number>} */
function openBrowserDoor(onlyPrints) {
  return runForeground(projectNode(), [inProject('dist/browser-door.mjs'), ...(onlyPrints ? ['--no-open'] : [])], { stdio: 'inherit' })
}

/** SIGHUP, SIGINT, SIGTERM: somebody wanted it to end. @param {number} status */
function isInterruption(status) {
  return [129, 130, 143].includes(status)
}
