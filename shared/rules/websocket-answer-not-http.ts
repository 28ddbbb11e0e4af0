// Pattern: the answer to the WebSocket upgrade does not begin like HTTP (the browser's ERR_INVALID_HTTP_RESPONSE), or breaks its grammar.
// Mistaken for: nothing; the bytes are there. Certain. When the bytes name their protocol, protocol-mismatch says more and explains this.
import { idsOf } from '../facts/fact-queries.ts'
import { readableStart } from '../facts/identify-protocol.ts'
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
    if (!isWebsocket(target.scheme) || !first) return []
    const start = readableStart(first.outcome.failure.received?.firstBytes ?? '')
    return [
      {
        cause: 'websocket-answer-not-http',
        certainty: 'certain',
        actor: 'server-owner',
        message: { id: 'websocket-answer-not-http.title', params: { port: target.port, start } },
        remedies: [
          { id: 'websocket-answer-not-http.remedy.listen-websocket', params: { port: target.port } },
          { id: 'websocket-answer-not-http.remedy.check-port', params: {} },
        ],
        evidence: idsOf(answers),
      },
    ]
  },
}
