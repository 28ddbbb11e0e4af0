// Pattern: the server ends TLS with the alert certificate_required (RFC 8446 section 6.2), which it sends for nothing else: certain.
// With TLS 1.2 the same wish comes as a plain handshake_failure, which unsuitable ciphers cause as well: possible, beside tls-version-mismatch.
import { idsOf } from '../facts/fact-queries.ts'
import { failedGoals, failedHandshakes } from './conversation-outcome.ts'
import type { Rule } from './rule.ts'

export const clientCertificateRequired: Rule = {
  cause: 'client-certificate-required',
  requires: ['tls-handshake'],
  explainedBy: [],
  evaluate: (evidence) => {
    const refusals = [...failedHandshakes(evidence), ...failedGoals(evidence)]
    const plain = refusals.filter(({ outcome }) => outcome.failure.code === 'tls-alert-certificate-required')
    const vague = refusals.filter(({ outcome }) => outcome.failure.code === 'tls-alert-handshake-failure')
    const telling = plain.length > 0 ? plain : vague
    if (telling.length === 0) return []
    return [
      {
        cause: 'client-certificate-required',
        certainty: plain.length > 0 ? 'certain' : 'possible',
        actor: 'it-department',
        message: { id: 'client-certificate-required.title', params: { host: evidence.target.host } },
        remedies: [{ id: 'client-certificate-required.remedy.ask-for-certificate', params: { host: evidence.target.host } }],
        ...(plain.length > 0 ? {} : { decidingTest: { id: 'client-certificate-required.test.ask-owner', params: {} } as const }),
        evidence: idsOf(telling),
      },
    ]
  },
}
