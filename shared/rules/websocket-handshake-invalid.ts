// Pattern: status 101 with a key, subprotocol or extension that RFC 6455 section 4.1 does not allow.
// Mistaken for: nothing on the wire; whether the server or a proxy between spoilt it cannot be seen, and the actor stays the server's owner. Certain.
import { idsOf } from '../facts/fact-queries.ts'
import { failedGoals } from './conversation-outcome.ts'
import type { Rule } from './rule.ts'

export const websocketHandshakeInvalid: Rule = {
  cause: 'websocket-handshake-invalid',
  requires: ['websocket-upgrade'],
  explainedBy: [],
  evaluate: (evidence) => {
    const answers = failedGoals(evidence).filter(({ outcome }) => outcome.failure.code === 'websocket-handshake-invalid')
    if (answers.length === 0) return []
    return [
      {
        cause: 'websocket-handshake-invalid',
        certainty: 'certain',
        actor: 'server-owner',
        message: { id: 'websocket-handshake-invalid.title', params: { port: evidence.target.port } },
        remedies: [{ id: 'websocket-handshake-invalid.remedy.check-proxy-and-library', params: {} }],
        evidence: idsOf(answers),
      },
    ]
  },
}
