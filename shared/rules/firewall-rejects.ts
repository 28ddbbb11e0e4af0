// Pattern: something answers "not allowed" in the target's place: an ICMP error at once, in the codes that firewalls use.
// Mistaken for: a router that has no way on (host-unreachable); likely at best. A TCP reset from a firewall cannot be told from a closed port: possible
// beside server-not-listening (evidence 3.4, bad-peers 2.3 A3), and likely where the server's own description lists a program that should have answered.
import { idsOf } from '../facts/fact-queries.ts'
import type { ConnectFact } from './connect-outcome.ts'
import { failedConnects, failureOf, isOwn, isUnansweredOnOwnNetwork, withCode } from './connect-outcome.ts'
import { knownListeners, receivesCallsTo } from './known-listeners.ts'
import type { Rule } from './rule.ts'

export const firewallRejects: Rule = {
  cause: 'firewall-rejects',
  requires: ['tcp-connect'],
  explainedBy: ['local-firewall-blocks', 'private-address-elsewhere', 'no-network', 'no-route'],
  evaluate: (evidence) => {
    const { target } = evidence
    const failed = failedConnects(evidence).filter((fact) => !isOwn(fact, evidence))
    const prohibited = failed.filter(isProhibition)
    const refused = withCode(failed, 'connection-refused')
    const telling = prohibited.length > 0 ? prohibited : refused
    const first = telling[0]
    if (!first) return []
    const known = prohibited.length === 0 ? knownListeners(first, evidence) : undefined
    const isListenedOn =
      known?.listeners.some((listener) => listener.port === target.port && receivesCallsTo(listener, first.input.address)) ?? false
    if (known && !isListenedOn) return []
    return [
      {
        cause: 'firewall-rejects',
        certainty: prohibited.length > 0 || isListenedOn ? 'likely' : 'possible',
        actor: 'server-owner',
        message:
          prohibited.length > 0
            ? { id: 'firewall-rejects.title', params: { address: first.input.address, port: target.port } }
            : { id: 'firewall-rejects.reset.title', params: { address: first.input.address, port: target.port } },
        remedies: [{ id: 'firewall-rejects.remedy.open-one-port', params: { port: target.port } }],
        decidingTest: { id: 'firewall-rejects.test.list-listeners', params: { port: target.port } },
        evidence: idsOf([...telling, ...(known?.facts ?? [])]),
      },
    ]
  },
}

/** Errors that came over the network, sooner than an unanswered ARP request would give up. */
function isProhibition(fact: ConnectFact): boolean {
  const failure = failureOf(fact)
  if (!failure || failure.synchronous || isUnansweredOnOwnNetwork(fact)) return false
  return ['host-unreachable', 'network-unreachable', 'not-permitted', 'protocol-unreachable'].includes(failure.code)
}
