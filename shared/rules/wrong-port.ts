// Pattern: the asked port is closed or silent, and another port of the same machine, from a short fixed list, speaks just what was asked: it upgrades the
// WebSocket, or serves the page.
// Mistaken for: the right server being off while another one runs beside it; so never certain.
import { idsOf, succeeded } from '../facts/fact-queries.ts'
import { formatTarget, isWebsocket } from '../target/target.ts'
import { failedConnects, silentCodes, withCode } from './connect-outcome.ts'
import type { Evidence, Rule } from './rule.ts'

export const wrongPort: Rule = {
  cause: 'wrong-port',
  requires: ['tcp-connect'],
  explainedBy: [],
  evaluate: (evidence) => {
    const { target } = evidence
    const closed = withCode(failedConnects(evidence), 'connection-refused', 'connected-to-itself', ...silentCodes)
    const speaking = conversationsThatWork(evidence)
    const right = speaking[0]
    if (closed.length === 0 || !right) return []
    const ports = [...new Set(speaking.map(({ input }) => input.port))]
    return [
      {
        cause: 'wrong-port',
        certainty: 'likely',
        actor: 'you',
        message: { id: 'wrong-port.title', params: { port: target.port, otherPorts: ports.join(', '), count: ports.length } },
        remedies: [
          { id: 'wrong-port.remedy.use-other-port', params: { url: formatTarget({ ...target, port: right.input.port }) } },
          { id: 'wrong-port.remedy.ask-owner', params: { port: target.port } },
        ],
        decidingTest: { id: 'wrong-port.test.try-other-port', params: { url: formatTarget({ ...target, port: right.input.port }) } },
        evidence: idsOf([...closed, ...speaking]),
      },
    ]
  },
}

/** For HTTP only an answer that serves the asked path counts: nearly every machine answers something on port 80. */
function conversationsThatWork({ target, facts }: Evidence) {
  if (isWebsocket(target.scheme)) return succeeded(facts, 'websocket-upgrade').filter(({ input }) => input.purpose === 'other-port')
  return succeeded(facts, 'http-exchange').filter(
    ({ input, outcome }) => input.purpose === 'other-port' && (outcome.value.status < 300 || outcome.value.status === 401),
  )
}
