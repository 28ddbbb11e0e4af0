// Pattern: the address, or every address that the name leads to, is one that nobody can be called at: 0.0.0.0 (which advertisement blockers give out
// for names), ::, multicast, broadcast. Addresses that make no sense never get this far.
// Mistaken for: nothing; it follows from the number alone, so it is certain.
import { callableAddresses, idsOf, succeeded, targetAddresses } from '../facts/fact-queries.ts'
import type { Rule } from './rule.ts'

export const invalidAddress: Rule = {
  cause: 'invalid-address',
  requires: [],
  explainedBy: ['name-points-elsewhere'],
  evaluate: ({ target, facts }) => {
    const addresses = targetAddresses(target, facts)
    if (addresses.length === 0 || callableAddresses(target, facts).length > 0) return []
    return [
      {
        cause: 'invalid-address',
        certainty: 'certain',
        actor: 'you',
        message: { id: 'invalid-address.title', params: { address: addresses.join(', ') } },
        remedies: [{ id: 'invalid-address.remedy.use-real-address', params: {} }],
        evidence: idsOf(succeeded(facts, 'system-lookup').filter(({ input }) => input.purpose === 'target')),
      },
    ]
  },
}
