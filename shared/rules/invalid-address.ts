// Pattern: the address is one that nobody can be called at: 0.0.0.0, ::, multicast, broadcast. Addresses that make no sense never get this far.
// Mistaken for: nothing; it follows from the number alone, so it is certain.
import { addressReach, isAddress } from '../target/ip-address.ts'
import type { Rule } from './rule.ts'

export const invalidAddress: Rule = {
  cause: 'invalid-address',
  requires: [],
  explainedBy: [],
  evaluate: ({ target }) => {
    if (!isAddress(target.host) || addressReach(target.host) !== 'unusable') return []
    return [
      {
        cause: 'invalid-address',
        certainty: 'certain',
        actor: 'you',
        message: { id: 'invalid-address.title', params: { address: target.host } },
        remedies: [{ id: 'invalid-address.remedy.use-real-address', params: {} }],
        evidence: [],
      },
    ]
  },
}
