// What reading this machine costs: listeners with their owners beside `ss -tlnp`, also among 10,000 sockets and with 1,000 listeners; how long the engine
// is deaf meanwhile; and a whole description with 50 listeners. On Linux alone, where the readers and `ss` are.
import { execFile, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { readLinuxListeners } from '../electron/system/listeners/linux.ts'
import { inProject, projectNode } from './prepare.mjs'

const rounds = 9

/** @typedef {{ what: string, measured: number, limit: number, unit: string }} Result */

/** Measures all of it; empty, with a word of why, where it cannot be measured. @returns {Promise<Result[]>} */
export async function measureMachine() {
  if (process.platform !== 'linux' || spawnSync('ss', ['-V']).status !== 0) {
    console.log('Reading the machine is not measured: this needs Linux and `ss`.')
    return []
  }
  const results = await withSockets(50, 0, async () => [
    await listingRatio('50 listeners'),
    { what: 'describe-server with 50 listeners', measured: await describeMs(), limit: 3000, unit: 'ms' },
  ])
  // Each connection is two sockets, and both ends are held by one process.
  const large = await withSockets(1000, 5000, async () => [await listingRatio('1,000 listeners among 10,000 sockets'), await deafMs()])
  return [...results, ...large]
}

/** @param {number} listeners @param {number} connections @param {() => Promise<Result[]>} measure */
async function withSockets(listeners, connections, measure) {
  const script = fileURLToPath(new URL('./bench-sockets.mjs', import.meta.url))
  const holder = spawn(projectNode(), [script, String(listeners), String(connections)], { stdio: ['pipe', 'pipe', 'ignore'] })
  try {
    const [first] = await Promise.race([once(holder.stdout, 'data'), once(holder, 'exit')])
    if (String(first).startsWith('ready')) return await measure()
    console.log(
      `With ${listeners} listeners and ${2 * connections} sockets nothing is measured: the system does not allow so many open files.`,
    )
    return []
  } finally {
    holder.stdin.end()
  }
}

/** @param {string} what @returns {Promise<Result>} */
async function listingRatio(what) {
  const ratios = []
  for (let round = 0; round <= rounds; round += 1) {
    const own = await elapsedMs(() => readLinuxListeners(new AbortController().signal))
    const other = await elapsedMs(() => new Promise((resolve) => execFile('ss', ['-tlnp'], { maxBuffer: 1e8 }, resolve)))
    // The first round pays for loading.
    if (round > 0) ratios.push(own / other)
  }
  return { what: `listeners with owners ÷ ss -tlnp, ${what}`, measured: median(ratios), limit: 2, unit: '×' }
}

/** The longest time in which the engine's process did nothing else, while it read the machine. @returns {Promise<Result>} */
async function deafMs() {
  const { describeServer } = await import('../electron/diagnosis/describe-server.ts')
  const longest = []
  for (let round = 0; round < rounds; round += 1) {
    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    await describeServer(new AbortController().signal)
    await new Promise((resolve) => setTimeout(resolve, 20))
    delay.disable()
    longest.push(delay.max / 1e6)
  }
  return { what: 'longest block of the engine while 10,000 sockets are read', measured: median(longest), limit: 50, unit: 'ms' }
}

async function describeMs() {
  const times = []
  for (let round = 0; round < 3; round += 1) {
    times.push(
      await elapsedMs(async () => {
        const child = spawn(projectNode(), [inProject('dist/terminal.mjs'), 'describe-server', '--json'], { stdio: 'ignore' })
        const [status] = await once(child, 'exit')
        if (status !== 0) throw new Error(`describe-server ended with ${status}`)
      }),
    )
  }
  return median(times)
}

/** @param {() => Promise<unknown>} work */
async function elapsedMs(work) {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** @param {number[]} values */
const median = (values) => values.toSorted((left, right) => left - right)[values.length >> 1] ?? Number.NaN
