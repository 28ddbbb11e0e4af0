// The probes of one conversation with an endpoint: connect, TLS handshake, and what the scheme opens with.
import type { ConnectPurpose, ConversationInput, Endpoint, Fact } from '../facts/fact.ts'
import { succeeded } from '../facts/fact-queries.ts'
import { isEncrypted, isWebsocket } from '../target/target.ts'
import type { Target } from '../target/target.ts'
import type { PlanContext } from './plan-context.ts'
import type { PlannedProbe } from './planned-probe.ts'

/** A connect to one endpoint. */
export function connectProbe({ address, port }: Endpoint, purpose: ConnectPurpose): PlannedProbe {
  return { id: `tcp-connect/${purpose}/${address}/${port}`, kind: 'tcp-connect', input: { address, port, purpose } }
}

/** What follows each connect to the target that succeeded: TLS where asked for, then the application's own opening. */
export function planConversations({ target, facts }: PlanContext): readonly PlannedProbe[] {
  return succeeded(facts, 'tcp-connect')
    .filter(({ input }) => input.purpose === 'target')
    .flatMap(({ input }) => planConversation(target, facts, { ...input, route: 'direct' }))
}

/** The conversation that the scheme asks for over one connection: TLS where asked for, then the opening once the chain is trusted. */
export function planConversation(target: Target, facts: readonly Fact[], over: ConversationInput): readonly PlannedProbe[] {
  if (!isEncrypted(target.scheme)) return [exchangeProbe(target, over)]
  const handshake = handshakeProbe(target, over)
  const trusted = succeeded(facts, 'tls-handshake').some(
    ({ id, outcome }) => id === handshake.id && outcome.value.chainProblem === undefined && outcome.value.isNameValid,
  )
  return trusted ? [handshake, exchangeProbe(target, over)] : [handshake]
}

/** A TLS handshake for the target's name over one connection. */
export function handshakeProbe(target: Target, over: ConversationInput): PlannedProbe {
  return {
    id: `tls-handshake/${conversationId(over)}`,
    kind: 'tls-handshake',
    input: { ...over, serverName: target.host, applicationProtocols: target.scheme === 'tcp' ? [] : ['http/1.1'] },
  }
}

/** What the target's scheme opens with, once connected and, where asked for, encrypted. */
export function exchangeProbe(target: Target, over: ConversationInput): PlannedProbe {
  if (target.scheme === 'tcp') return { id: `first-bytes/${conversationId(over)}`, kind: 'first-bytes', input: over }
  const encrypted = isEncrypted(target.scheme)
  const kind = isWebsocket(target.scheme) ? 'websocket-upgrade' : 'http-exchange'
  return {
    id: `${kind}/${encrypted ? 'tls' : 'plain'}/${conversationId(over)}`,
    kind,
    input: { ...over, encrypted, host: target.host, path: target.path },
  }
}

/** The part of an id that tells connections apart. */
export function conversationId({ route, purpose, address, port }: ConversationInput): string {
  return `${route}/${purpose}/${address}/${port}`
}
