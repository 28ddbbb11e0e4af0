// This computer's own side for the person who sits at it: the same document that `describe-server` writes.
import type { ResultOf } from '../../shared/ipc/contract.ts'
import { describeServer } from './describe-server.ts'
import { computerReadingMs } from './timeouts.ts'

/** Reads it; a reader that hangs is cut off, and nothing is claimed then. */
export async function readThisComputer(
  describe: typeof describeServer = describeServer,
  limitMs = computerReadingMs,
): Promise<ResultOf<'readThisComputer'>> {
  const cutOff = Promise.withResolvers<ResultOf<'readThisComputer'>>()
  const timer = setTimeout(() => cutOff.resolve({ status: 'not-known', reason: 'out-of-time' }), limitMs)
  const giveUp = new AbortController()
  const reading = describe(giveUp.signal).then((description): ResultOf<'readThisComputer'> =>
    description ? { status: 'read', description } : { status: 'not-known', reason: 'unreadable' },
  )
  try {
    return await Promise.race([reading, cutOff.promise])
  } finally {
    clearTimeout(timer)
    giveUp.abort()
  }
}
