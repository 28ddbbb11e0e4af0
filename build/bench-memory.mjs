// Whether the engine keeps what it should let go: the memory that is in use after many diagnoses, compared with that before them.
import { setFlagsFromString } from 'node:v8'
// eslint-disable-next-line no-restricted-imports -- a new context is how the collector is reached in a running program; nothing foreign runs in it
import { runInNewContext } from 'node:vm'

/** What the first diagnoses load and compile stays, and is no leak. */
const warmUps = 30

/**
 * Runs one diagnosis after the other; gives how many times as much memory is in use afterwards.
 * @param {number} count @param {() => Promise<unknown>} diagnose @returns {Promise<number>}
 */
export async function memoryGrowth(count, diagnose) {
  setFlagsFromString('--expose-gc')
  const collect = /** @type {() => void} */ (runInNewContext('gc'))
  for (let round = 0; round < warmUps; round += 1) await diagnose()
  const before = usedBytes(collect)
  for (let round = 0; round < count; round += 1) await diagnose()
  return usedBytes(collect) / before
}

/** What lives after everything that can go has gone. @param {() => void} collect */
function usedBytes(collect) {
  collect()
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
