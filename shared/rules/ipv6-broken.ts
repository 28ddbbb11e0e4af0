// Pattern: the name has addresses of both families; over IPv4 the target answers, over IPv6 this computer has a way and nothing comes back.
// Mistaken for: a server whose own IPv6 is broken, which looks the same for one target; so likely. No IPv6 at all (no route, at once) is no fault.
import { idsOf, targetConnects } from '../facts/fact-queries.ts'
import { failureOf, silentCodes } from './connect-outcome.ts'
import type { Rule } from './rule.ts'

export const ipv6Broken: Rule = {
  cause: 'ipv6-broken',
  requires: ['tcp-connect'],
  explainedBy: ['traffic-intercepted'],
  evaluate: ({ facts }) => {
    const connects = targetConnects(facts)
    const overIpv4 = connects.filter(({ input, outcome }) => !input.address.includes(':') && outcome.status === 'succeeded')
    const overIpv6 = connects.filter(({ input }) => input.address.includes(':'))
    const lost = overIpv6.filter((fact) => {
      const failure = failureOf(fact)
      return (
        failure !== undefined &&
        !failure.synchronous &&
        [...silentCodes, 'host-unreachable', 'network-unreachable', 'not-permitted'].includes(failure.code)
      )
    })
    const first = lost[0]
    if (overIpv4.length === 0 || !first || lost.length < overIpv6.length) return []
    return [
      {
        cause: 'ipv6-broken',
        certainty: 'likely',
        actor: 'you',
        message: { id: 'ipv6-broken.title', params: { address: first.input.address } },
        remedies: [
          { id: 'ipv6-broken.remedy.ask-provider', params: {} },
          { id: 'ipv6-broken.remedy.tell-owner', params: { address: first.input.address } },
        ],
        decidingTest: { id: 'ipv6-broken.test.other-ipv6-site', params: {} },
        evidence: idsOf([...lost, ...overIpv4]),
      },
    ]
  },
}
