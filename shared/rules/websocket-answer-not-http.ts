// Pattern: the answer to the WebSocket upgrade does not begin like HTTP (the browser's ERR_INVALID_HTTP_RESPONSE), or breaks its grammar.
// Mistaken for: nothing; the bytes are there. Certain. When the bytes name their protocol, protocol-mismatch says more and explains this; TLS is tls-required's.
import { idsOf } from '../facts/fact-queries.ts'
import { identifyProtocol, readableStart } from '../facts/identify-protocol.ts'
import { isWebsocket } from '../target/target.ts'
import { failedGoals } from './conversation-outcome.ts'
import type { Rule } from './rule.ts'

export const websocketAnswerNotHttp: Rule = {
  cause: 'websocket-answer-not-http',
  requires: ['websocket-upgrade'],
  explainedBy: ['protocol-mismatch', 'tls-required'],
  evaluate: (evidence) => {
    const { target } = evidence
    const answers = failedGoals(evidence).filter(
      ({ outcome }) => outcome.failure.code === 'http-not-spoken' || outcome.failure.code === 'http-malformed',
    )
    const first = answers[0]
    const firstBytes = first?.outcome.failure.received?.firstBytes ?? ''
    if (!isWebsocket(target.scheme) || !first || identifyProtocol(firstBytes) === 'TLS') return []
    const isMalformed = first.outcome.failure.code === 'http-malformed'
    return [
      {
        cause: 'websocket-answer-not-http',
        certainty: 'certain',
        actor: 'server-owner',
        message: isMalformed
          ? { id: 'websocket-answer-not-http.malformed.title', params: { port: target.port } }
          : { id: 'websocket-answer-not-http.title', params: { port: target.port, start: readableStart(firstBytes) } },
        remedies: isMalformed
          ? [{ id: 'websocket-handshake-invalid.remedy.check-proxy-and-library', params: {} }]
          : [
              { id: 'websocket-answer-not-http.remedy.listen-websocket', params: { port: target.port } },
              { id: 'websocket-answer-not-http.remedy.check-port', params: {} },
            ],
        evidence: idsOf(answers),
      },
    ]
  },
}
