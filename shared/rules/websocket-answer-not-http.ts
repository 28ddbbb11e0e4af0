// Pattern: the answer to the WebSocket upgrade does not begin like HTTP (the browser's ERR_INVALID_HTTP_RESPONSE), or breaks its grammar, or has no end.
// Mistaken for: nothing; the bytes are there. Certain, but for a long head, of which browsers take more than servers do: likely. When the bytes name their protocol, protocol-mismatch says more and explains this; TLS is tls-required's.
import { idsOf } from '../facts/fact-queries.ts'
import { identifyProtocol, readableStart } from '../facts/identify-protocol.ts'
import type { FailureCode } from '../facts/outcome.ts'
import { isWebsocket } from '../target/target.ts'
import { failedGoals } from './conversation-outcome.ts'
import type { Rule } from './rule.ts'

/** Answers that begin like HTTP and cannot be read. */
const unreadableCodes: readonly FailureCode[] = ['http-malformed', 'answer-too-large']

export const websocketAnswerNotHttp: Rule = {
  cause: 'websocket-answer-not-http',
  requires: ['websocket-upgrade'],
  explainedBy: ['protocol-mismatch', 'tls-required'],
  evaluate: (evidence) => {
    const { target } = evidence
    const answers = failedGoals(evidence).filter(
      ({ outcome: { failure } }) => failure.code === 'http-not-spoken' || unreadableCodes.includes(failure.code),
    )
    const first = answers[0]
    const firstBytes = first?.outcome.failure.received?.firstBytes ?? ''
    if (!isWebsocket(target.scheme) || !first || identifyProtocol(firstBytes) === 'TLS') return []
    const { code } = first.outcome.failure
    const isHttp = unreadableCodes.includes(code)
    const manner = code === 'answer-too-large' ? 'too-large' : 'malformed'
    return [
      {
        cause: 'websocket-answer-not-http',
        certainty: code === 'answer-too-large' ? 'likely' : 'certain',
        actor: 'server-owner',
        message: isHttp
          ? { id: `websocket-answer-not-http.${manner}.title`, params: { port: target.port } }
          : { id: 'websocket-answer-not-http.title', params: { port: target.port, start: readableStart(firstBytes) } },
        remedies: isHttp
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
