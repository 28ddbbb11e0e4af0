// Pattern: TLS was asked, the answer is not TLS, and plain HTTP on the same port is answered in HTTP.
// Mistaken for: something between that strips encryption; the address to use is the same either way. Certain that this port speaks plain HTTP here.
import { about, idsOf, succeeded } from '../facts/fact-queries.ts'
import { formatTarget, isEncrypted, withEncryption } from '../target/target.ts'
import { failedHandshakes } from './conversation-outcome.ts'
import type { Rule } from './rule.ts'

export const tlsNotOffered: Rule = {
  cause: 'tls-not-offered',
  requires: ['tls-handshake', 'http-exchange'],
  explainedBy: [],
  evaluate: (evidence) => {
    const { target, facts } = evidence
    const handshakes = failedHandshakes(evidence).filter(({ outcome }) => !outcome.failure.code.startsWith('tls-alert-'))
    const plain = about(succeeded(facts, 'http-exchange'), 'target').filter(({ input }) => !input.encrypted)
    if (!isEncrypted(target.scheme) || handshakes.length === 0 || plain.length === 0) return []
    const url = formatTarget({ ...target, scheme: withEncryption(target.scheme, false) })
    return [
      {
        cause: 'tls-not-offered',
        certainty: 'certain',
        actor: 'you',
        message: { id: 'tls-not-offered.title', params: { port: target.port } },
        remedies: [
          { id: 'tls-not-offered.remedy.use-plain-address', params: { url } },
          { id: 'tls-not-offered.remedy.enable-tls', params: { port: target.port } },
        ],
        evidence: idsOf([...handshakes, ...plain]),
      },
    ]
  },
}
