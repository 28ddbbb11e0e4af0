// What the conversation with the target gave once it was connected: the question that the protocol rules start from.
import type { Fact, FactByKind } from '../facts/fact.ts'
import { about, factsOfKind, failed, goalFacts, succeeded } from '../facts/fact-queries.ts'
import type { Failed } from '../facts/fact-queries.ts'
import type { Failure } from '../facts/outcome.ts'
import { identifyGreeted, identifyProtocol } from '../facts/identify-protocol.ts'
import type { ProtocolName } from '../facts/identify-protocol.ts'
import { isEncrypted, isWebsocket } from '../target/target.ts'
import type { Evidence } from './rule.ts'

/** A fact that failed, whatever its kind. */
export type FailedFact = Fact & { readonly outcome: { readonly status: 'failed'; readonly failure: Failure } }

/** The failed last steps towards the target, over the direct route. */
export function failedGoals({ target, facts }: Evidence): readonly FailedFact[] {
  return goalFacts(target, facts).filter((fact): fact is FailedFact => fact.outcome.status === 'failed')
}

/** The failures of what was asked for: the last step, and the TLS handshake before it where the scheme demands one. Cross-checks do not count. */
export function failuresOfAsked(evidence: Evidence): readonly FailedFact[] {
  return isEncrypted(evidence.target.scheme) ? [...failedGoals(evidence), ...failedHandshakes(evidence)] : failedGoals(evidence)
}

/** What was asked and was answered by an end of the connection, in order or not, without a byte. */
export function hangUpsWhenAsked(evidence: Evidence): readonly FailedFact[] {
  return failuresOfAsked(evidence).filter(
    ({ outcome: { failure } }) =>
      failure.code === 'closed-without-answer' ||
      failure.code === 'connection-reset' ||
      (failure.code === 'tls-closed' && failure.received === undefined),
  )
}

/** The times that the target ended a connection on which nothing had been said by either side. */
export function endedWithoutAByte(evidence: Evidence, how: 'closed' | 'reset'): readonly FactByKind<'first-bytes'>[] {
  return targetListening(evidence).filter(
    ({ outcome }) =>
      (outcome.status === 'succeeded' && outcome.value.ended === how && outcome.value.firstBytes === '') ||
      (outcome.status === 'failed' && how === 'reset' && outcome.failure.code === 'connection-reset'),
  )
}

/** The handshakes with the target itself, over the direct route. */
export function targetHandshakes({ facts }: Evidence): readonly FactByKind<'tls-handshake'>[] {
  return about(factsOfKind(facts, 'tls-handshake'), 'target')
}

/** The failed handshakes with the target itself. */
export function failedHandshakes({ facts }: Evidence): readonly Failed<'tls-handshake'>[] {
  return about(failed(facts, 'tls-handshake'), 'target')
}

/** What the target said when nothing was said to it. */
function targetListening({ facts }: Evidence): readonly FactByKind<'first-bytes'>[] {
  return about(factsOfKind(facts, 'first-bytes'), 'target')
}

/** Bytes from the target that are neither HTTP nor TLS where these were expected, with the fact that holds them. */
export interface ForeignBytes {
  readonly fact: Fact
  readonly firstBytes: string
  readonly name: ProtocolName | undefined
}

/** Finds bytes that belong to another protocol: in the answers first, then in what the port says by itself, then in its answers to harmless words. */
export function foreignBytes(evidence: Evidence): ForeignBytes | undefined {
  for (const fact of [...failedGoals(evidence), ...failedHandshakes(evidence), ...plainExchanges(evidence)]) {
    const bytes = fact.outcome.status === 'failed' ? (fact.outcome.failure.received?.firstBytes ?? '') : ''
    if (isForeign(bytes)) return { fact, firstBytes: bytes, name: identifyProtocol(bytes) }
  }
  for (const fact of targetListening(evidence)) {
    const bytes = fact.outcome.status === 'succeeded' ? fact.outcome.value.firstBytes : ''
    if (isForeign(bytes)) return { fact, firstBytes: bytes, name: identifyProtocol(bytes) }
  }
  for (const fact of about(succeeded(evidence.facts, 'service-greeting'), 'target')) {
    const { firstBytes } = fact.outcome.value
    const name = identifyGreeted(fact.input.greeting, firstBytes)
    if (name !== undefined && name !== 'HTTP' && name !== 'TLS') return { fact, firstBytes, name }
  }
  return undefined
}

function plainExchanges({ facts }: Evidence): readonly FactByKind<'http-exchange'>[] {
  return about(factsOfKind(facts, 'http-exchange'), 'target').filter(({ input }) => !input.encrypted)
}

function isForeign(firstBytes: string): boolean {
  const name = identifyProtocol(firstBytes)
  return firstBytes !== '' && name !== 'HTTP' && name !== 'TLS'
}

/** The word for what was asked: shown as it is in every language. */
export function askedProtocol({ target }: Evidence): 'WebSocket' | 'HTTP' | 'TCP' {
  if (target.scheme === 'tcp') return 'TCP'
  return isWebsocket(target.scheme) ? 'WebSocket' : 'HTTP'
}
