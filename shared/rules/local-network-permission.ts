// Pattern: on macOS a connection into one of this computer's own networks ends in "no route to host" at once, before anything was sent: the system keeps
// programs from the local network until the person allows it (reports in evidence 3.8; macOS 15 and later).
// Mistaken for: a route that says unreachable, which hardly anybody sets for an own network; so likely.
import { idsOf, succeeded } from '../facts/fact-queries.ts'
import { failedConnects, failureOf, withCode } from './connect-outcome.ts'
import { isOnOwnNetwork } from './private-address-elsewhere.ts'
import type { Rule } from './rule.ts'

export const localNetworkPermission: Rule = {
  cause: 'local-network-permission',
  requires: ['tcp-connect', 'network-interfaces'],
  explainedBy: [],
  evaluate: (evidence) => {
    const isMacos = succeeded(evidence.facts, 'network-interfaces').some(({ outcome }) => outcome.value.operatingSystem === 'macos')
    const refusedHere = withCode(failedConnects(evidence), 'host-unreachable').filter(
      (fact) => failureOf(fact)?.synchronous && isOnOwnNetwork(fact.input.address, evidence),
    )
    const first = refusedHere[0]
    if (!isMacos || !first) return []
    return [
      {
        cause: 'local-network-permission',
        certainty: 'likely',
        actor: 'you',
        message: { id: 'local-network-permission.title', params: { address: first.input.address } },
        remedies: [{ id: 'local-network-permission.remedy.allow', params: {} }],
        decidingTest: { id: 'local-network-permission.test.gateway', params: {} },
        evidence: idsOf(refusedHere),
      },
    ]
  },
}
