// Pattern: the alert protocol_version (RFC 8446 section 6.2): the two sides share no version of TLS. Certain.
// A handshake_failure means no common settings, or a wanted client certificate: possible, beside client-certificate-required.
import { idsOf } from '../facts/fact-queries.ts'
import { failedHandshakes } from './conversation-outcome.ts'
import type { Rule } from './rule.ts'

export const tlsVersionMismatch: Rule = {
  cause: 'tls-version-mismatch',
  requires: ['tls-handshake'],
  explainedBy: [],
  evaluate: (evidence) => {
    const handshakes = failedHandshakes(evidence)
    const version = handshakes.filter(({ outcome }) => outcome.failure.code === 'tls-alert-protocol-version')
    const settings = handshakes.filter(({ outcome }) => outcome.failure.code === 'tls-alert-handshake-failure')
    const telling = version.length > 0 ? version : settings
    if (telling.length === 0) return []
    return [
      {
        cause: 'tls-version-mismatch',
        certainty: version.length > 0 ? 'certain' : 'possible',
        actor: 'server-owner',
        message:
          version.length > 0
            ? { id: 'tls-version-mismatch.title', params: { port: evidence.target.port } }
            : { id: 'tls-version-mismatch.settings.title', params: { port: evidence.target.port } },
        remedies: [{ id: 'tls-version-mismatch.remedy.enable-current-tls', params: {} }],
        ...(version.length > 0 ? {} : { decidingTest: { id: 'tls-version-mismatch.test.ask-owner', params: {} } as const }),
        evidence: idsOf(telling),
      },
    ]
  },
}
