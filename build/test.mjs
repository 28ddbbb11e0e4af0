// `npm test`: from a fresh clone to the result of every check and test. Its last line is `N passed, N failed, N skipped`.
// Runs on the machine's own Node before node_modules exists; what needs packages is imported after they are there.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inProject, prepare, projectFolder, projectNode } from './prepare.mjs'
import { checkNames, runChecks } from './run-checks.mjs'
import { runForeground } from './run-program.mjs'

const total = { passed: 0, failed: 0, skipped: 0 }
if ((await prepare({ builds: false })) === 0) {
  // What cannot be built can still be checked, and most of it tested.
  if ((await prepare()) !== 0) total.failed += 1
  // The layers are a test among the others.
  add(await runChecks(checkNames().filter((name) => name !== 'layers')))
  const isLabWanted = process.env['PONTE_LAB'] !== '0'
  // Before the tests: one of them interrupts a lab.
  if (isLabWanted) await startLab(['--install'])
  const skippedFiles = (await obtainChromium()) === undefined ? findBrowserTests() : []
  add(await runTests(skippedFiles))
  if (skippedFiles.length > 0) {
    console.log(`${skippedFiles.length} test files need a browser: install Chrome, Chromium or Edge, or name one in PONTE_CHROMIUM.`)
  }
  total.skipped += skippedFiles.length
  if (isLabWanted) {
    // After the tests, not beside them: it measures times.
    add(await runLab())
  } else {
    console.log('The lab of real failures was left out (PONTE_LAB=0).')
    total.skipped += 1
  }
} else {
  total.failed += 1
}
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed === 0 ? 0 : 1

/** @param {{ passed: number, failed: number, skipped?: number }} counts */
function add({ passed, failed, skipped = 0 }) {
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
}

/** @returns {Promise<string | undefined>} */
async function obtainChromium() {
  const { findChromium } = await import('./find-chromium.mjs')
  const found = findChromium()
  if (found !== undefined) return found
  await installChromium()
  return findChromium()
}

/** Only where packages can be installed without asking anybody; a failure shows as a browser that is still missing. */
async function installChromium() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  if (readFileSync('/etc/os-release', 'utf8').includes('\nID=ubuntu')) {
    // Ubuntu's package is a stub for a snap, which a container cannot run.
    console.log('Installing a Chromium for the tests and the libraries that it needs (playwright-core install --with-deps chromium).')
    await runForeground(projectNode(), [inProject('node_modules/playwright-core/cli.js'), 'install', '--with-deps', 'chromium'], {
      stdio: 'inherit',
      env,
    })
    return
  }
  console.log('Installing the system package chromium for the browser tests (apt-get).')
  await runForeground('apt-get', ['update', '-qq'], { stdio: 'inherit', env })
  await runForeground('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { stdio: 'inherit', env })
}

/** The tests that load a component into a browser, or start one themselves. @returns {string[]} */
function findBrowserTests() {
  return readdirSync(inProject('test'), { recursive: true, encoding: 'utf8' })
    .map((path) => `test/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.test.ts'))
    .filter((path) => path.startsWith('test/renderer/') || readFileSync(inProject(path), 'utf8').includes('playwright-core'))
}

/** @param {readonly string[]} skippedFiles @returns {Promise<{ passed: number, failed: number, skipped: number }>} */
async function runTests(skippedFiles) {
  const folder = mkdtempSync(join(tmpdir(), 'ponte-tests-'))
  const resultFile = join(folder, 'result.json')
  const args = [
    ...['run', '--config', inProject('build/vitest.config.ts'), '--reporter=default', '--reporter=json', `--outputFile.json=${resultFile}`],
    ...skippedFiles.flatMap((file) => ['--exclude', file]),
    ...(skippedFiles.length > 0 ? ['--project', 'node'] : []),
  ]
  try {
    const status = await runForeground(projectNode(), [inProject('node_modules/vitest/vitest.mjs'), ...args], {
      cwd: projectFolder,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    return countResults(status, resultFile)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: { status: string, assertionResults: unknown[] }[] }} VitestResult
 */

/** @param {number} status @param {string} resultFile */
function countResults(status, resultFile) {
  if (!existsSync(resultFile)) return { passed: 0, failed: 1, skipped: 0 }
  const result = /** @type {VitestResult} */ (JSON.parse(readFileSync(resultFile, 'utf8')))
  // A file that cannot even be loaded has no tests to count.
  const unloadable = result.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
  const failed = result.numFailedTests + unloadable
  return {
    passed: result.numPassedTests,
    // An error outside of every test fails the run, not a test.
    failed: status !== 0 && failed === 0 ? 1 : failed,
    skipped: result.numPendingTests + result.numTodoTests,
  }
}

/** Says itself why it cannot run where it cannot. @returns {Promise<{ passed: number, failed: number, skipped: number }>} */
async function runLab() {
  const folder = mkdtempSync(join(tmpdir(), 'ponte-tests-'))
  const countsFile = join(folder, 'counts.json')
  try {
    await startLab(['--check', '--counts', countsFile])
    // A lab that breaks down counts nothing.
    return existsSync(countsFile) ? JSON.parse(readFileSync(countsFile, 'utf8')) : { passed: 0, failed: 1, skipped: 0 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param {readonly string[]} words */
function startLab(words) {
  return runForeground(projectNode(), [inProject('test/lab/run-lab.ts'), ...words], {
    cwd: projectFolder,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
}
