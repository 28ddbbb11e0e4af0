// Listens to what a port says when nothing is said to it: SSH, SMTP, MySQL and many others speak first. Naming them is not done here.
import type { Socket } from 'node:net'
import type { InputOf, ValueOf } from '../../shared/facts/fact.ts'
import type { Outcome } from '../../shared/facts/outcome.ts'
import { classifyError } from './classify-error.ts'
import { openTcp } from './conversation.ts'
import { firstVerdict } from './first-verdict.ts'
import { followSocket } from './follow-socket.ts'
import type { ProbeContext } from './probe-context.ts'

/** Listens on the connection that waits, or on a new one, and sends nothing. */
export async function firstBytes(input: InputOf<'first-bytes'>, context: ProbeContext): Promise<Outcome<ValueOf<'first-bytes'>>> {
  // A connection that ended while it waited is the observation itself, so it is not replaced by a fresh one.
  const held = context.connections.take({ ...input, layer: 'tcp' })
  const connection = held ? { status: 'succeeded' as const, value: held } : await openTcp(input, context)
  if (connection.status !== 'succeeded') return connection
  const heard = await listenTo(connection.value, context)
  if (heard.status !== 'succeeded') return heard
  const { firstBytes: bytes, ended } = heard.value
  return { status: 'succeeded', value: { firstBytes: bytes, ended } }
}

/**
 * Listens on a connection until it is quiet, ends, has sent as much as is asked for, or the time for listening is over;
 * the connection is of no further use.
 */
export function listenTo(
  socket: Socket,
  context: ProbeContext,
  mostBytes = context.limits.maxFirstBytes,
): Promise<Outcome<ValueOf<'service-greeting'>>> {
  const { limits } = context
  return firstVerdict(context.signal, (attempt) => {
    let bytes = Buffer.alloc(0)
    const finish = (ended: ValueOf<'service-greeting'>['ended']) => {
      const firstBytes = bytes.toString('hex', 0, limits.maxFirstBytes)
      attempt.settle({ status: 'succeeded', value: { firstBytes, byteCount: Math.min(bytes.length, mostBytes), ended } })
    }
    const finishWhenQuiet = (heardBytes: number) => {
      attempt.after(limits.listenQuietMs, () => {
        if (bytes.length === heardBytes) finish('still-open')
      })
    }
    attempt.atEnd(() => socket.destroy())
    attempt.after(limits.listenMs, () => {
      finish('still-open')
    })
    const stop = followSocket(socket, {
      bytes: (chunk) => {
        bytes = Buffer.concat([bytes, chunk.subarray(0, mostBytes)])
        if (bytes.length >= mostBytes) finish('still-open')
        else finishWhenQuiet(bytes.length)
      },
      ended: () => {
        finish('closed')
      },
      failed: (error) => {
        const failure = classifyError(error, 'receive')
        if (failure.code === 'connection-reset') finish('reset')
        else attempt.settle({ status: 'failed', failure })
      },
    })
    attempt.atEnd(stop)
  })
}
