// Pattern: this computer's own system refuses to send to the target although it has a route: a datagram or a connection ends in "not permitted" at once.
// Mistaken for: a route that prohibits (then the routing table has no usable route, and no-route speaks); a security program that acts for one program only.
// So likely. A firewall of this computer that silently drops TCP can be seen only when it treats UDP alike (bad-peers 2.1 no. 15).
import { failed, idsOf, succeeded } from '../facts/fact-queries.ts'
import { failedConnects, failureOf, withCode } from './connect-outcome.ts'
import type { Rule } from './rule.ts'

export const localFirewallBlocks: Rule = {
  cause: 'local-firewall-blocks',
  requires: ['tcp-connect'],
  explainedBy: ['no-network'],
  evaluate: (evidence) => {
    const { facts } = evidence
    const connects = failedConnects(evidence)
    const forbidden = withCode(connects, 'not-permitted').filter((fact) => failureOf(fact)?.synchronous)
    const unsent = connects.length > 0 ? failed(facts, 'udp-send', 'not-permitted') : []
    const routes = succeeded(facts, 'route')
    const telling = [...unsent, ...(routes.length > 0 ? forbidden : [])]
    const first = telling[0]
    if (!first) return []
    return [
      {
        cause: 'local-firewall-blocks',
        certainty: 'likely',
        actor: 'you',
        message: { id: 'local-firewall-blocks.title', params: { address: first.input.address, port: first.input.port } },
        remedies: [
          { id: 'local-firewall-blocks.remedy.allow-program', params: { address: first.input.address, port: first.input.port } },
          { id: 'local-firewall-blocks.remedy.ask-it', params: {} },
        ],
        decidingTest: { id: 'local-firewall-blocks.test.other-computer', params: { address: first.input.address } },
        evidence: idsOf([...telling, ...connects, ...routes]),
      },
    ]
  },
}
