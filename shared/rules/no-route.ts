// Pattern: the operating system refused to send towards every address of the target, at once: no route, or a route that forbids.
// Mistaken for: a permission that the system denies this program (macOS local network), where the code is host-unreachable; hence only likely there.
import { idsOf } from '../facts/fact-queries.ts'
import { failedConnects, failureOf, withCode } from './connect-outcome.ts'
import type { Rule } from './rule.ts'

export const noRoute: Rule = {
  cause: 'no-route',
  requires: ['tcp-connect'],
  explainedBy: ['local-firewall-blocks', 'local-network-permission', 'no-network', 'proxy-needed'],
  evaluate: (evidence) => {
    const failed = failedConnects(evidence)
    const refusedHere = withCode(failed, 'network-unreachable', 'host-unreachable', 'not-permitted', 'invalid-argument').filter(
      (fact) => failureOf(fact)?.synchronous,
    )
    const first = refusedHere[0]
    if (!first || refusedHere.length < failed.length) return []
    const isPlainlyRouteless = refusedHere.every((fact) => failureOf(fact)?.code === 'network-unreachable')
    return [
      {
        cause: 'no-route',
        certainty: isPlainlyRouteless ? 'certain' : 'likely',
        actor: 'you',
        message: { id: 'no-route.title', params: { address: first.input.address } },
        remedies: [
          { id: 'no-route.remedy.check-network', params: {} },
          { id: 'no-route.remedy.check-vpn', params: {} },
        ],
        evidence: idsOf(refusedHere),
      },
    ]
  },
}
