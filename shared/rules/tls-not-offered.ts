// Pattern: TLS was asked, the answer is not TLS, and plain HTTP on the same port is answered in HTTP.
// Mistaken for: a TLS port that says in plain HTTP that it wants TLS, and a server of another protocol that answers HTTP only to say so (MongoDB), which
// do not count; something between that breaks off TLS on a port that speaks both. Certain when the answer to the handshake was read and is not TLS;
// likely when the handshake only broke off.
import { about, idsOf, succeeded } from '../facts/fact-queries.ts'
import { protocolBehindHttp } from '../facts/protocol-behind-http.ts'
import { formatTarget, isEncrypted, withEncryption } from '../target/target.ts'
import { saysPlainOnTlsPort } from '../facts/plain-on-tls-port.ts'
import { failedHandshakes } from './conversation-outcome.ts'
import type { Rule } from './rule.ts'

export const tlsNotOffered: Rule = {
  cause: 'tls-not-offered',
  requires: ['tls-handshake', 'http-exchange'],
  explainedBy: [],
  evaluate: (evidence) => {
    const { target, facts } = evidence
    const handshakes = failedHandshakes(evidence).filter(({ outcome }) => !outcome.failure.code.startsWith('tls-alert-'))
    const plain = about(succeeded(facts, 'http-exchange'), 'target').filter(
      ({ input, outcome }) =>
        !input.encrypted && !saysPlainOnTlsPort(outcome.value) && protocolBehindHttp(outcome.value)?.certainty !== 'certain',
    )
    if (!isEncrypted(target.scheme) || handshakes.length === 0 || plain.length === 0) return []
    const url = formatTarget({ ...target, scheme: withEncryption(target.scheme, false) })
    return [
      {
        cause: 'tls-not-offered',
        certainty: handshakes.some(({ outcome }) => outcome.failure.code === 'tls-not-spoken') ? 'certain' : 'likely',
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
