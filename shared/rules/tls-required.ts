// Pattern: plain speech was asked of a port that speaks TLS: the handshake that was tried beside it is answered in TLS, or the server says so in words.
// Mistaken for: a port that speaks both and is slow in plain: so certain only once the plain request has failed, or the server says it in words.
// Whether its certificate is good is another question.
import { goalFacts, idsOf } from '../facts/fact-queries.ts'
import { identifyProtocol } from '../facts/identify-protocol.ts'
import { saysPlainOnTlsPort } from '../facts/plain-on-tls-port.ts'
import { formatTarget, isEncrypted, withEncryption } from '../target/target.ts'
import { failureOf } from './connect-outcome.ts'
import { failedGoals, targetHandshakes } from './conversation-outcome.ts'
import type { Evidence, Rule } from './rule.ts'

export const tlsRequired: Rule = {
  cause: 'tls-required',
  requires: ['tcp-connect'],
  explainedBy: [],
  evaluate: (evidence) => {
    const { target, facts } = evidence
    if (isEncrypted(target.scheme) || target.scheme === 'tcp') return []
    const inTls = handshakesAnsweredInTls(evidence)
    const inWords = answersThatSaySo(evidence)
    const proof = [...inTls, ...inWords, ...plainRequestsAnsweredInTls(evidence)]
    const worksPlainly = goalFacts(target, facts).some((fact) => fact.outcome.status === 'succeeded' && !inWords.includes(fact))
    if (proof.length === 0 || worksPlainly) return []
    const isProven = inWords.length > 0 || (inTls.length > 0 && failedGoals(evidence).length > 0)
    const url = formatTarget({ ...target, scheme: withEncryption(target.scheme, true) })
    return [
      {
        cause: 'tls-required',
        certainty: isProven ? 'certain' : 'likely',
        actor: 'you',
        message: { id: 'tls-required.title', params: { port: target.port, scheme: target.scheme } },
        remedies: [{ id: 'tls-required.remedy.use-encrypted-address', params: { url } }],
        evidence: idsOf(proof),
      },
    ]
  },
}

/** An alert is TLS too: the server understood the handshake and refused it. */
function handshakesAnsweredInTls(evidence: Evidence) {
  return targetHandshakes(evidence).filter(
    (fact) => fact.outcome.status === 'succeeded' || (failureOf(fact)?.code.startsWith('tls-alert-') ?? false),
  )
}

function answersThatSaySo({ target, facts }: Evidence) {
  return goalFacts(target, facts).filter(({ kind, outcome }) => {
    if (outcome.status === 'failed') return saysPlainOnTlsPort(outcome.failure.received?.http)
    return kind === 'http-exchange' && outcome.status === 'succeeded' && saysPlainOnTlsPort(outcome.value)
  })
}

/** A plain request that is answered with a TLS record, most often an alert. */
function plainRequestsAnsweredInTls(evidence: Evidence) {
  return failedGoals(evidence).filter(({ outcome }) => identifyProtocol(outcome.failure.received?.firstBytes ?? '') === 'TLS')
}
