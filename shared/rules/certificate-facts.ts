// The certificate that the target showed, for the rules that judge it. Only where encryption was asked for: otherwise its faults are nobody's concern yet.
import type { Succeeded } from '../facts/fact-queries.ts'
import { about, succeeded } from '../facts/fact-queries.ts'
import type { Certificate, ChainProblem } from '../facts/fact.ts'
import { isEncrypted } from '../target/target.ts'
import type { Evidence } from './rule.ts'

/** A completed handshake with the target and the certificate that it is about. */
export interface ShownCertificate {
  readonly handshake: Succeeded<'tls-handshake'>
  readonly leaf: Certificate
}

/** The certificates that the target showed over the direct route. */
export function shownCertificates({ target, facts }: Evidence): readonly ShownCertificate[] {
  if (!isEncrypted(target.scheme)) return []
  return about(succeeded(facts, 'tls-handshake'), 'target').flatMap((handshake) => {
    const leaf = handshake.outcome.value.chain[0]
    return leaf ? [{ handshake, leaf }] : []
  })
}

/** The first one whose chain has one of these problems. */
export function withChainProblem(evidence: Evidence, ...problems: readonly ChainProblem[]): ShownCertificate | undefined {
  return shownCertificates(evidence).find(({ handshake }) => {
    const problem = handshake.outcome.value.chainProblem
    return problem !== undefined && problems.includes(problem)
  })
}

/** The certificate of the chain whose time is over at the moment of the handshake, or the leaf. A date that could not be read is empty and tells nothing. */
export function outdatedCertificate({ handshake, leaf }: ShownCertificate): Certificate {
  return handshake.outcome.value.chain.find(({ validTo }) => validTo !== '' && validTo < handshake.startedAt) ?? leaf
}
