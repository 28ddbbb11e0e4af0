// Pattern: the asked port is closed or silent, and another port of the same machine, from a short fixed list, speaks just what was asked: it upgrades the
// WebSocket, or serves the page.
// Mistaken for: the right server being off while another one runs beside it; so never certain. A silent port counts only where the machine is silent at
// every closed port: where others are refused at once, this one is dropped on purpose, which a wrong port would not be.
import { idsOf, succeeded } from '../facts/fact-queries.ts'
import { formatTarget, isEncrypted, isWebsocket } from '../target/target.ts'
import { failedConnects, otherPortConnects, silentCodes, withCode } from './connect-outcome.ts'
import type { Evidence, Rule } from './rule.ts'

export const wrongPort: Rule = {
  cause: 'wrong-port',
  requires: ['tcp-connect'],
  explainedBy: ['local-firewall-blocks', 'behind-cdn', 'hosting-panel-port-closed'],
  evaluate: (evidence) => {
    const { target } = evidence
    const failed = failedConnects(evidence)
    const refused = withCode(failed, 'connection-refused', 'connected-to-itself')
    const silent = refusesElsewhere(evidence) ? [] : withCode(failed, ...silentCodes)
    const closed = [...refused, ...silent]
    const speaking = conversationsThatWork(evidence)
    const right = speaking[0]
    if (closed.length === 0 || !right) return []
    const ports = [...new Set(speaking.map(({ input }) => input.port))]
    return [
      {
        cause: 'wrong-port',
        certainty: refused.length > 0 ? 'likely' : 'possible',
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

function refusesElsewhere(evidence: Evidence): boolean {
  return withCode(otherPortConnects(evidence.facts), 'connection-refused').length > 0
}

/** For HTTP only an answer that serves the asked path counts: nearly every machine answers something on port 80. */
function conversationsThatWork({ target, facts }: Evidence) {
  // Nothing was asked of other ports for it, but what hosting panel they are.
  if (target.scheme === 'tcp') return []
  if (isWebsocket(target.scheme)) return succeeded(facts, 'websocket-upgrade').filter(({ input }) => input.purpose === 'other-port')
  return succeeded(facts, 'http-exchange').filter(
    ({ input, outcome }) =>
      input.purpose === 'other-port' &&
      input.encrypted === isEncrypted(target.scheme) &&
      input.path === target.path &&
      (outcome.value.status < 300 || outcome.value.status === 401),
  )
}
