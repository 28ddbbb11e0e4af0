// Makes a fresh clone usable: installs what is missing, builds what changed. Runs on the machine's own Node (20.19 or later) before node_modules
// exists, so it imports Node alone; and before every command, so it looks at names, sizes and times only (a few milliseconds).
import { copyFileSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runForeground } from './run-program.mjs'

/** The project's folder, with a separator at its end. */
export const projectFolder = fileURLToPath(new URL('../', import.meta.url))

/** Where a file of the project is. @param {string} path @returns {string} */
export const inProject = (path) => projectFolder + path

const lockfile = inProject('package-lock.json')
const installedStamp = inProject('node_modules/.ponte-installed')
const builtStamp = inProject('dist/.built-from')
const busyFile = inProject('.preparing')

/** Longest time that one install and build may take (a slow line, a cold cache); an older claim is a crash whose process id lives on in another program. */
const longestPreparationMs = 15 * 60_000

/** Node 24 as the project brings it, or the running Node where there is none for this platform. @returns {string} */
export function projectNode() {
  const path = inProject(`node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`)
  return existsSync(path) ? path : process.execPath
}

/**
 * Installs and, unless told otherwise, builds, if needed. Everything that this prints goes to stderr. Gives 0, or the exit status to end with.
 * @param {{ builds: boolean }} wishes @returns {Promise<number>}
 */
export async function prepare({ builds } = { builds: true }) {
  if (isInstalled() && (!builds || isBuilt())) return 0
  await claim()
  try {
    const installed = isInstalled() ? 0 : await install()
    return installed !== 0 || !builds || isBuilt() ? installed : await build()
  } finally {
    rmSync(busyFile, { force: true })
  }
}

/** A line per source file that a build depends on: what changes when it changes. @returns {string} */
export function sourceState() {
  /** @type {string[]} */
  const lines = []
  for (const file of ['package.json', 'package-lock.json', 'build/bundle.mjs']) describeFile(file, lines)
  for (const folder of ['shared', 'electron', 'renderer']) describeFolder(folder, lines)
  return lines.sort().join('\n')
}

/** Notes that dist/ was built from these sources. @param {string} state */
export function markBuilt(state) {
  mkdirSync(inProject('dist'), { recursive: true })
  writeFileSync(builtStamp, state)
}

/** @param {string} folder @param {string[]} lines */
function describeFolder(folder, lines) {
  for (const entry of readdirSync(inProject(folder), { withFileTypes: true })) {
    // Tools keep their caches in hidden folders (svelte-check writes one into renderer/).
    if (entry.name.startsWith('.')) continue
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) describeFolder(path, lines)
    else describeFile(path, lines)
  }
}

/** @param {string} path @param {string[]} lines */
function describeFile(path, lines) {
  // A file that an editor or git is replacing right now counts as changed, not as a failure.
  const stats = statSync(inProject(path), { throwIfNoEntry: false })
  lines.push(`${path} ${stats?.size} ${stats?.mtimeMs}`)
}

function isBuilt() {
  return readIfThere(builtStamp) === sourceState()
}

function isInstalled() {
  const wanted = readFileSync(lockfile, 'utf8')
  if (readIfThere(installedStamp) === wanted) return true
  if (!matchesInstalledTree(wanted)) return false
  writeFileSync(installedStamp, wanted)
  return true
}

/**
 * Tells whether somebody else's `npm ci` or `npm install` left exactly what the lockfile asks for. npm writes its hidden lockfile last, so an
 * interrupted install has none.
 * @param {string} wanted
 */
function matchesInstalledTree(wanted) {
  const hidden = readIfThere(inProject('node_modules/.package-lock.json'))
  if (hidden === undefined || projectNode() === process.execPath) return false
  const installed = readLockfile(hidden)
  return Object.entries(readLockfile(wanted)).every(
    ([path, { version, optional }]) => path === '' || (installed[path] ? installed[path].version === version : optional === true),
  )
}

/** @param {string} text @returns {Record<string, { version?: string, optional?: boolean }>} */
function readLockfile(text) {
  return /** @type {{ packages: Record<string, { version?: string, optional?: boolean }> }} */ (JSON.parse(text)).packages
}

async function install() {
  // npm ci follows a link and empties the folder behind it, which belongs to another clone.
  if (lstatSync(inProject('node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) {
    say('node_modules is a link to another folder, and installing would empty that one. Remove the link, then start again.')
    return 4
  }
  say('Installing what Ponte is built from (npm ci). This happens once and takes a minute or two.')
  const status = await runNpm(['ci'])
  if (status !== 0) return status
  // Where install scripts are switched off the project's Node is not in its place yet.
  if (projectNode() === process.execPath) await runNpm(['rebuild', 'node'])
  copyFileSync(lockfile, installedStamp)
  return 0
}

async function build() {
  say('Building Ponte.')
  return sayIfFailed(
    await runForeground(projectNode(), [inProject('build/bundle.mjs')], { cwd: projectFolder, stdio: toStderr }),
    'The build',
  )
}

/** @param {readonly string[]} args */
async function runNpm(args) {
  const npm = process.env['npm_execpath']
  // Under npm its own program is known; else the one on the path, which on Windows is a script and needs a shell.
  const status = npm?.endsWith('.js')
    ? await runForeground(process.execPath, [npm, ...args], { cwd: projectFolder, stdio: toStderr })
    : await runForeground('npm', args, { cwd: projectFolder, stdio: toStderr, shell: process.platform === 'win32' })
  return sayIfFailed(status, `"npm ${args.join(' ')}"`)
}

/** Stdout belongs to the command that comes after (a report as JSON, for example). @type {import('node:child_process').StdioOptions} */
const toStderr = ['ignore', 2, 2]

/** Gives 0, the status of an interruption, or that of a fault of Ponte. @param {number} status @param {string} what */
function sayIfFailed(status, what) {
  if (status === 0 || status > 128) return status
  say(`${what} failed; the reason is above.`)
  return 4
}

/** Waits until no other start prepares the same folder, then says that this one does. */
async function claim() {
  let hasSaidSo = false
  while (!writeClaim()) {
    if (isClaimAbandoned()) {
      rmSync(busyFile, { force: true })
      continue
    }
    if (!hasSaidSo) say('Another start of Ponte is installing or building; waiting for it.')
    hasSaidSo = true
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

function writeClaim() {
  try {
    writeFileSync(busyFile, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false
    throw error
  }
}

function isClaimAbandoned() {
  const claimedAt = statSync(busyFile, { throwIfNoEntry: false })?.mtimeMs
  const owner = Number(readIfThere(busyFile))
  // Between its creation and its first byte the claim is empty, and it may vanish while we look: ask again.
  if (claimedAt === undefined || owner === 0) return false
  return Date.now() - claimedAt > longestPreparationMs || !isRunning(owner)
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}

/** @param {string} path */
function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

/** @param {string} line */
function say(line) {
  process.stderr.write(`${line}\n`)
}
