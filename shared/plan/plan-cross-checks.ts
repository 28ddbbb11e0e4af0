// When the conversation that was asked for fails, the other ways of speaking that tell why: encrypted where plain was asked, plain where
// encrypted was asked, and listening in silence. Each once per address, and never with the person's own path over a channel weaker than asked.
import type { ConversationInput, Fact } from '../facts/fact.ts'
import { greetings } from '../facts/fact.ts'
import { succeeded } from '../facts/fact-queries.ts'
import type { Received } from '../facts/outcome.ts'
import { identifyProtocol } from '../facts/identify-protocol.ts'
import { saysPlainOnTlsPort } from '../facts/plain-on-tls-port.ts'
import { isEncrypted } from '../target/target.ts'
import { conversationId, exchangeProbe, handshakeProbe } from './conversation-probes.ts'
import type { PlanContext } from './plan-context.ts'
import type { PlannedProbe } from './planned-probe.ts'

/** Plans the other ways of speaking for every direct connection to the target whose own conversation failed or hangs. */
export function planCrossChecks(context: PlanContext): readonly PlannedProbe[] {
  const { target, facts } = context
  if (target.scheme === 'tcp') return []
  return succeeded(facts, 'tcp-connect')
    .filter(({ input }) => input.purpose === 'target')
    .flatMap(({ input }) => {
      const over: ConversationInput = { address: input.address, port: input.port, route: 'direct', purpose: 'target' }
      return isEncrypted(target.scheme) ? checkPlain(context, over) : checkEncrypted(context, over)
    })
}

function checkEncrypted({ target, facts, slow }: PlanContext, over: ConversationInput): readonly PlannedProbe[] {
  const exchange = exchangeProbe(target, over)
  const fact = facts.find(({ id }) => id === exchange.id)
  const handshake = handshakeProbe(target, over)
  if (slow.has(exchange.id)) return [handshake, ...askWhoIsThere(over)]
  if (!hasFailed(fact)) return []
  const received = receivedBy(fact)
  if (received === undefined) return [handshake, ...askWhoIsThere(over)]
  return identifyProtocol(received.firstBytes) === 'TLS' || saysPlainOnTlsPort(received.http) ? [handshake] : []
}

function checkPlain({ target, facts, slow }: PlanContext, over: ConversationInput): readonly PlannedProbe[] {
  const handshake = handshakeProbe(target, over)
  const fact = facts.find(({ id }) => id === handshake.id)
  if (
    !slow.has(handshake.id) &&
    !hasFailed(fact, 'tls-not-spoken', 'tls-closed', 'tls-malformed', 'connection-reset', 'closed-without-answer', 'no-answer')
  )
    return []
  return [
    ...askWhoIsThere(over),
    {
      id: `http-exchange/plain/${conversationId(over)}`,
      kind: 'http-exchange',
      input: { ...over, encrypted: false, host: target.host, path: '/' },
    },
  ]
}

/** Listening in silence, and the harmless first words of protocols that wait to be spoken to. */
function askWhoIsThere(over: ConversationInput): readonly PlannedProbe[] {
  return [
    { id: `first-bytes/${conversationId(over)}`, kind: 'first-bytes', input: over },
    ...greetings.map(
      (greeting) =>
        ({ id: `service-greeting/${greeting}/${conversationId(over)}`, kind: 'service-greeting', input: { ...over, greeting } }) as const,
    ),
  ]
}

function hasFailed(fact: Fact | undefined, ...codes: readonly string[]): boolean {
  return fact?.outcome.status === 'failed' && (codes.length === 0 || codes.includes(fact.outcome.failure.code))
}

function receivedBy(fact: Fact | undefined): Received | undefined {
  return fact?.outcome.status === 'failed' ? fact.outcome.failure.received : undefined
}
