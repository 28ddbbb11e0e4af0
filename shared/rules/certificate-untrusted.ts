// Pattern: the chain leads to no root that this computer trusts: self-made, an unknown authority, or a missing link.
// Mistaken for: a chain with a missing intermediate, which gives the verifier's very same word as an unknown authority (bad-peers 2.3 C56, C57): both are said.
// Certain that this computer does not trust it where the system's own list of authorities was read, likely otherwise; nothing was sent.
import { idsOf, succeeded } from '../facts/fact-queries.ts'
import type { ChainProblem } from '../facts/fact.ts'
import type { Message } from '../i18n/message.ts'
import { withChainProblem } from './certificate-facts.ts'
import type { ShownCertificate } from './certificate-facts.ts'
import type { Rule } from './rule.ts'

export const certificateUntrusted: Rule = {
  cause: 'certificate-untrusted',
  requires: ['tls-handshake'],
  explainedBy: ['certificate-intercepted'],
  evaluate: (evidence) => {
    const shown = withChainProblem(evidence, 'self-signed', 'self-signed-root', 'issuer-unknown', 'revoked', 'too-weak', 'other')
    if (!shown) return []
    const trust = succeeded(evidence.facts, 'trust-store')
    const problem = shown.handshake.outcome.value.chainProblem ?? 'other'
    return [
      {
        cause: 'certificate-untrusted',
        certainty: trust.some(({ outcome }) => outcome.value.system > 0) ? 'certain' : 'likely',
        actor: 'server-owner',
        message: titleFor(problem, shown),
        remedies: [
          problem === 'issuer-unknown'
            ? { id: 'certificate-untrusted.remedy.send-full-chain', params: {} }
            : { id: 'certificate-untrusted.remedy.use-known-authority', params: { host: evidence.target.host } },
          { id: 'certificate-untrusted.remedy.install-authority', params: { issuer: shown.leaf.issuer } },
        ],
        evidence: [shown.handshake.id, ...idsOf(trust)],
      },
    ]
  },
}

function titleFor(problem: ChainProblem, { leaf }: ShownCertificate): Message {
  switch (problem) {
    case 'self-signed':
      return { id: 'certificate-untrusted.self-signed.title', params: { subject: leaf.subject } }
    case 'self-signed-root':
      return { id: 'certificate-untrusted.unknown-root.title', params: { issuer: leaf.issuer } }
    case 'issuer-unknown':
      return { id: 'certificate-untrusted.issuer-unknown.title', params: { issuer: leaf.issuer } }
    case 'too-weak':
      return { id: 'certificate-untrusted.too-weak.title', params: { key: leaf.key } }
    default:
      return { id: 'certificate-untrusted.other.title', params: { subject: leaf.subject } }
  }
}
