// Pattern: no interface but loopback has an address, and the target could not be looked up or connected to.
// Mistaken for: nothing; without an address no packet can leave. Certain.
import { idsOf, isTargetThisComputer, succeeded } from '../facts/fact-queries.ts'
import type { Rule } from './rule.ts'

export const noNetwork: Rule = {
  cause: 'no-network',
  requires: ['network-interfaces'],
  explainedBy: [],
  evaluate: ({ target, facts }) => {
    const read = succeeded(facts, 'network-interfaces')
    const hasAddress = read.some(({ outcome }) =>
      outcome.value.interfaces.some(({ isLoopback, addresses }) => !isLoopback && addresses.length > 0),
    )
    if (read.length === 0 || hasAddress || isTargetThisComputer(target, facts)) return []
    return [
      {
        cause: 'no-network',
        certainty: 'certain',
        actor: 'you',
        message: { id: 'no-network.title', params: {} },
        remedies: [{ id: 'no-network.remedy.connect', params: {} }],
        evidence: idsOf(read),
      },
    ]
  },
}
