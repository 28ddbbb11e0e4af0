// When the conversation that was asked for fails, the other ways of speaking that tell why: encrypted where plain was asked, plain where
// encrypted was asked, listening in silence, and words that other servers understand. Each once per address, and never with the person's own path
// over a channel weaker than asked.
import type { ConversationInput, Fact } from '../facts/fact.ts'
import { succeeded } from '../facts/fact-queries.ts'
import type { Received } from '../facts/outcome.ts'
import { identifyProtocol } from '../facts/identify-protocol.ts'
import { saysPlainOnTlsPort } from '../facts/plain-on-tls-port.ts'
import { isEncrypted, isWebsocket } from '../target/target.ts'
import { conversationId, exchangeProbe, handshakeProbe } from './conversation-probes.ts'
import type { PlanContext } from './plan-context.ts'
import { planGreetings } from './plan-greetings.ts'
import type { PlannedProbe } from './planned-probe.ts'

/** Plans the other ways of speaking for every direct connection to the target whose own conversation failed or hangs. */
export function planCrossChecks(context: PlanContext): readonly PlannedProbe[] {
  const { target, facts } = context
  if (target.scheme === 'tcp') return []
  return succeeded(facts, 'tcp-connect')
    .filter(({ input }) => input.purpose === 'target')
    .flatMap(({ input }, index) => {
      const over: ConversationInput = { address: input.address, port: input.port, route: 'direct', purpose: 'target' }
      const checks = isEncrypted(target.scheme) ? checkPlain(context, over) : checkEncrypted(context, over)
      const socketIo = checkSocketIo(context, over)
      const planned = [...checks.probes, ...socketIo]
      // Several addresses of one name are one service: one of them is asked what it is.
      if (index > 0 || !checks.needsName) return planned
      // The look for Socket.IO begins when what was asked has ended, and takes its place.
      const beside = [socketIo[0] ?? checks.asked, ...checks.probes]
      return [...planned, ...planGreetings(facts, over, beside, checks.hasSpoken)]
    })
}

interface Checks {
  /** What was asked for and did not go well. */
  readonly asked: PlannedProbe
  readonly probes: readonly PlannedProbe[]
  /** Whether it is still open what the peer speaks. */
  readonly needsName: boolean
  /** Whether the peer had answered something when the checks began. */
  readonly hasSpoken: boolean
}

function checkEncrypted({ target, facts, slow }: PlanContext, over: ConversationInput): Checks {
  const asked = exchangeProbe(target, over)
  const fact = facts.find(({ id }) => id === asked.id)
  const handshake = handshakeProbe(target, over)
  const nothing = { asked, probes: [], needsName: false, hasSpoken: true }
  const received = receivedBy(fact)
  if (slow.has(asked.id) || (hasFailed(fact) && received === undefined)) {
    return { asked, probes: [handshake, listenProbe(over)], needsName: true, hasSpoken: false }
  }
  if (received === undefined) return nothing
  const name = identifyProtocol(received.firstBytes)
  if (name === 'TLS' || saysPlainOnTlsPort(received.http)) return { ...nothing, probes: [handshake] }
  return { ...nothing, needsName: received.http === undefined && name === undefined }
}

function checkPlain({ target, facts, slow }: PlanContext, over: ConversationInput): Checks {
  const asked = handshakeProbe(target, over)
  const fact = facts.find(({ id }) => id === asked.id)
  const isHanging = slow.has(asked.id)
  const isWrong =
    isHanging || hasFailed(fact, 'tls-not-spoken', 'tls-closed', 'tls-malformed', 'connection-reset', 'closed-without-answer', 'no-answer')
  if (!isWrong) return { asked, probes: [], needsName: false, hasSpoken: true }
  const plain: PlannedProbe = {
    id: `http-exchange/plain/${conversationId(over)}`,
    kind: 'http-exchange',
    input: { ...over, encrypted: false, host: target.host, path: '/' },
  }
  const received = receivedBy(fact)
  const needsName = isHanging || received === undefined || identifyProtocol(received.firstBytes) === undefined
  return { asked, probes: [listenProbe(over), plain], needsName, hasSpoken: received !== undefined && !isHanging }
}

/** Answers to an upgrade that a server of Socket.IO, or the program around it, gives on a path that is not its own. */
const strangersAnswers: readonly number[] = [200, 400, 404, 405, 426, 501]

/**
 * Engine.IO drops upgrades for other paths than its own without a word, after a second. A request without a transport for its usual path is refused
 * in its own words and opens no session (engine.io's `verify`).
 */
function checkSocketIo({ target, facts }: PlanContext, over: ConversationInput): readonly PlannedProbe[] {
  if (!isWebsocket(target.scheme)) return []
  const upgrade = facts.find(({ id }) => id === exchangeProbe(target, over).id)
  const status = receivedBy(upgrade)?.http?.status
  if (!hasFailed(upgrade, 'closed-without-answer') && !(status !== undefined && strangersAnswers.includes(status))) return []
  const encrypted = isEncrypted(target.scheme)
  return [
    {
      id: `http-exchange/socket.io/${conversationId(over)}`,
      kind: 'http-exchange',
      input: { ...over, encrypted, host: target.host, path: '/socket.io/' },
    },
  ]
}

/** Listening in silence: many servers speak first. */
function listenProbe(over: ConversationInput): PlannedProbe {
  return { id: `first-bytes/${conversationId(over)}`, kind: 'first-bytes', input: over }
}

function hasFailed(fact: Fact | undefined, ...codes: readonly string[]): boolean {
  return fact?.outcome.status === 'failed' && (codes.length === 0 || codes.includes(fact.outcome.failure.code))
}

function receivedBy(fact: Fact | undefined): Received | undefined {
  return fact?.outcome.status === 'failed' ? fact.outcome.failure.received : undefined
}
