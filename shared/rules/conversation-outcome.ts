// What the conversation with the target gave once it was connected: the question that the protocol rules start from.
import type { Fact, FactByKind } from '../facts/fact.ts'
import { about, factsOfKind, failed, goalFacts, succeeded } from '../facts/fact-queries.ts'
import type { Failed } from '../facts/fact-queries.ts'
import type { Failure, HttpHead } from '../facts/outcome.ts'
import type { Identification } from '../facts/protocol-name.ts'
import { recognisePeer } from '../facts/recognise-peer.ts'
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

/** What the target said that is neither HTTP nor TLS where these were expected, with the fact that holds it. */
export interface ForeignWords {
  readonly fact: Fact
  /** In hexadecimal; empty when the words came inside HTTP. */
  readonly firstBytes: string
  /** The answer's head, where it was HTTP. */
  readonly http?: HttpHead
  readonly known: Identification | undefined
}

const weight = { certain: 3, likely: 2, possible: 1 } as const

/** Finds the words that name another protocol best: in the answers first, then in what the port says by itself, then in its answers to harmless words. */
export function foreignWords(evidence: Evidence): ForeignWords | undefined {
  const { facts } = evidence
  const goals = goalFacts(evidence.target, facts).filter(({ outcome }) => outcome.status !== 'not-run')
  const words = [
    ...goals,
    ...failedHandshakes(evidence),
    ...plainExchanges(evidence),
    ...targetListening(evidence),
    ...about(succeeded(facts, 'service-greeting'), 'target'),
  ].flatMap((fact): ForeignWords[] => {
    const { firstBytes, http, known } = recognisePeer(fact) ?? {}
    if (firstBytes === undefined || known?.name === 'HTTP' || known?.name === 'TLS') return []
    // Socket.IO lives inside HTTP: whether it is foreign depends on what was asked.
    if (http && known?.name === 'Socket.IO') return []
    // An unclear answer to words that only other protocols understand says nothing about HTTP or TLS.
    if (fact.kind === 'service-greeting' && known === undefined) return []
    return [{ fact, firstBytes, known, ...(http && { http }) }]
  })
  return words.toSorted((left, right) => weightOf(right) - weightOf(left))[0]
}

function weightOf({ known }: ForeignWords): number {
  return known ? weight[known.certainty] : 0
}

function plainExchanges({ facts }: Evidence): readonly FactByKind<'http-exchange'>[] {
  return about(factsOfKind(facts, 'http-exchange'), 'target').filter(({ input }) => !input.encrypted)
}

/** The word for what was asked: shown as it is in every language. */
export function askedProtocol({ target }: Evidence): 'WebSocket' | 'HTTP' | 'TCP' {
  if (target.scheme === 'tcp') return 'TCP'
  return isWebsocket(target.scheme) ? 'WebSocket' : 'HTTP'
}
