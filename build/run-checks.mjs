// Runs the checks that package.json names `check:…` and says of each whether it passed. What they check is their own business.
import { readFileSync } from 'node:fs'
import { delimiter } from 'node:path'
import { inProject, projectFolder } from './prepare.mjs'
import { runCaptured } from './run-program.mjs'

/** How many checks run at once. Most of them use one core and wait for the disk a little. */
const lanes = 2

/** @returns {string[]} the names of all checks, without `check:`, the slowest first */
export function checkNames() {
  const { scripts } = readPackage()
  const names = Object.keys(scripts).filter((name) => name.startsWith('check:'))
  return names.map((name) => name.slice('check:'.length))
}

/** Runs checks and prints the outcome of each. @param {readonly string[]} names @returns {Promise<{ passed: number, failed: number }>} */
export async function runChecks(names) {
  const waiting = [...names]
  let failed = 0
  async function work() {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) if (!(await runCheck(name))) failed += 1
  }
  await Promise.all(Array.from({ length: lanes }, work))
  return { passed: names.length - failed, failed }
}

/** @param {string} name */
async function runCheck(name) {
  const startedAt = performance.now()
  const command = readPackage().scripts[`check:${name}`] ?? ''
  const env = { ...process.env, NO_COLOR: '1', PATH: `${inProject('node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}` }
  const { status, output } = await runCaptured(command, [], { cwd: projectFolder, env, shell: true })
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`${status === 0 ? 'passed' : 'FAILED'}  ${name.padEnd(12)} ${seconds.padStart(5)} s`)
  if (status !== 0) console.log(`${output.trimEnd().replaceAll(/^/gm, '    ')}\n    To see it again: npm run check:${name}`)
  return status === 0
}

function readPackage() {
  return /** @type {{ scripts: Record<string, string> }} */ (JSON.parse(readFileSync(inProject('package.json'), 'utf8')))
}
