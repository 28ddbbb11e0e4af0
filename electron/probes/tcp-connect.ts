// Connects to one address and port. Silence is asked again with fresh sockets; the first real answer is the verdict (bad-peers 3.2).
// Nothing is sent or read here: the connection goes to the next probe.
import type { Socket } from 'node:net'
import type { ConnectAttempt, ConversationInput, Endpoint, InputOf, ValueOf } from '../../shared/facts/fact.ts'
import type { Outcome } from '../../shared/facts/outcome.ts'
import { classifyError, failed } from './classify-error.ts'
import { firstVerdict, type Attempt } from './first-verdict.ts'
import type { ProbeContext } from './probe-context.ts'

/** A fresh connection and the attempts that it took. */
export interface Dialled {
  readonly socket: Socket
  readonly attempts: readonly ConnectAttempt[]
}

/** Connects, and keeps the connection for the probe that comes next. */
export async function tcpConnect(input: InputOf<'tcp-connect'>, context: ProbeContext): Promise<Outcome<ValueOf<'tcp-connect'>>> {
  const start = context.clock.monotonicMs()
  // A canary asks whether anybody answers at all; that nobody does is what is expected, and worth no long wait.
  const first = await dial(input, input.purpose === 'canary' ? inHurry(context) : context)
  const dialled = isWorthARetest(first, input) ? await dialAgain(input, context, context.clock.monotonicMs() - start, first) : first
  if (dialled.status !== 'succeeded') return dialled
  const { socket, attempts } = dialled.value
  const { localAddress = '', localPort = 0 } = socket
  const { address, port, purpose } = input
  context.connections.deposit({ address, port, purpose, route: 'direct', layer: 'tcp' }, socket)
  return { status: 'succeeded', value: { localAddress, localPort, attempts } }
}

/** Answers that may be different a moment later: a program that restarts, a balancer with one dead machine. What this computer says of itself is not asked twice. */
function isWorthARetest(outcome: Outcome<Dialled>, { purpose }: InputOf<'tcp-connect'>): boolean {
  if (outcome.status !== 'failed' || outcome.failure.synchronous || (purpose !== 'target' && purpose !== 'proxy')) return false
  return ['connection-refused', 'connection-reset', 'network-unreachable', 'not-permitted', 'protocol-unreachable'].includes(
    outcome.failure.code,
  )
}

/** Connects once more after a moment; when that fails too, in whatever way, the first answer stands. */
async function dialAgain(
  endpoint: Endpoint,
  context: ProbeContext,
  failedAfterMs: number,
  first: Outcome<Dialled>,
): Promise<Outcome<Dialled>> {
  const { limits, signal } = context
  const pause = await firstVerdict<undefined>(signal, (attempt) =>
    attempt.after(limits.retestAfterMs, () => attempt.settle({ status: 'succeeded', value: undefined })),
  )
  if (pause.status !== 'succeeded') return first
  const second = await dial(endpoint, inHurry(context))
  if (second.status !== 'succeeded') return first
  const offsetMs = failedAfterMs + limits.retestAfterMs
  const later = second.value.attempts.map((each) => ({
    ...each,
    startedAfterMs: each.startedAfterMs + offsetMs,
    endedAfterMs: each.endedAfterMs + offsetMs,
  }))
  return {
    status: 'succeeded',
    value: { socket: second.value.socket, attempts: [{ startedAfterMs: 0, endedAfterMs: failedAfterMs, result: 'failed' }, ...later] },
  }
}

/** One socket and little patience. */
function inHurry(context: ProbeContext): ProbeContext {
  return { ...context, limits: { ...context.limits, connectSilenceMs: context.limits.retestSilenceMs, connectRetryAfterMs: [] } }
}

/** Takes the direct connection that waits for this conversation, unless it died without a word, or makes a new one. */
export async function takeOrDial(input: ConversationInput, context: ProbeContext): Promise<Outcome<Socket>> {
  const held = context.connections.take({ ...input, layer: 'tcp' })
  if (held && !diedSilently(held)) return { status: 'succeeded', value: held }
  const dialled = await dial(input, context)
  return dialled.status === 'succeeded' ? { status: 'succeeded', value: dialled.value.socket } : dialled
}

/** Tells whether a waiting connection ended without a byte: a peer that tires of waiting has not answered a question. */
export function diedSilently(socket: Socket): boolean {
  return (socket.destroyed || socket.readableEnded) && socket.readableLength === 0
}

interface RunningSocket {
  readonly socket: Socket
  readonly startedAfterMs: number
  ended?: Pick<ConnectAttempt, 'endedAfterMs' | 'result'>
}

/** Connects without keeping: fresh sockets join while there is silence, the first connection or refusal wins. */
export function dial(endpoint: Endpoint, context: ProbeContext): Promise<Outcome<Dialled>> {
  const { clock, limits, network } = context
  const start = clock.monotonicMs()
  const elapsedMs = () => clock.monotonicMs() - start
  const running: RunningSocket[] = []
  return firstVerdict(context.signal, (attempt) => {
    const startSocket = () => {
      const entry: RunningSocket = { socket: network.connectTcp(endpoint), startedAfterMs: elapsedMs() }
      running.push(entry)
      watch(entry, running, elapsedMs, attempt)
    }
    attempt.atEnd((outcome) => {
      const winner = outcome.status === 'succeeded' ? outcome.value.socket : undefined
      for (const { socket } of running) if (socket !== winner) socket.destroy()
    })
    for (const delayMs of limits.connectRetryAfterMs) attempt.after(delayMs, startSocket)
    attempt.after(limits.slowAfterMs, () => context.reportSlow?.())
    attempt.after(limits.connectSilenceMs, () => {
      attempt.settle(failed('no-answer', 'connect'))
    })
    startSocket()
  })
}

function watch(entry: RunningSocket, running: readonly RunningSocket[], elapsedMs: () => number, attempt: Attempt<Dialled>): void {
  const { socket } = entry
  const isRepetition = running.length > 1
  socket.once('connect', () => {
    entry.ended = { endedAfterMs: elapsedMs(), result: 'connected' }
    if (isSelfConnected(socket)) attempt.settle(failed('connected-to-itself', 'connect'))
    else attempt.settle({ status: 'succeeded', value: { socket, attempts: describeAttempts(running, elapsedMs()) } })
  })
  socket.on('error', (error) => {
    entry.ended = { endedAfterMs: elapsedMs(), result: 'failed' }
    const failure = classifyError(error, 'connect')
    // What this computer refuses to a repetition (no port, no descriptor left) says nothing about the peer.
    if (!(isRepetition && failure.synchronous)) attempt.settle({ status: 'failed', failure })
  })
}

/** TCP's simultaneous open lets a socket meet itself when its temporary port is the one it calls: nobody listens (bad-peers 2.1 no. 4). */
function isSelfConnected(socket: Socket): boolean {
  return socket.localPort === socket.remotePort && socket.localAddress === socket.remoteAddress
}

function describeAttempts(running: readonly RunningSocket[], nowMs: number): ConnectAttempt[] {
  return running.map(({ startedAfterMs, ended }) => ({ startedAfterMs, ...(ended ?? { endedAfterMs: nowMs, result: 'superseded' }) }))
}
