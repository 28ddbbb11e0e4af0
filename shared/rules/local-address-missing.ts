// Pattern: a fixed local address could not be taken because this machine does not have it: EADDRNOTAVAIL at bind (evidence 0.4 no. 7).
// Mistaken for: used-up temporary ports, which fail at connect. Certain: the system says so about itself.
import { failed, idsOf } from '../facts/fact-queries.ts'
import type { Rule } from './rule.ts'

export const localAddressMissing: Rule = {
  cause: 'local-address-missing',
  requires: ['tcp-connect'],
  explainedBy: [],
  evaluate: ({ facts }) => {
    const unbound = failed(facts, 'tcp-connect', 'address-not-available').filter(({ outcome }) => outcome.failure.operation === 'bind')
    if (unbound.length === 0) return []
    return [
      {
        cause: 'local-address-missing',
        certainty: 'certain',
        actor: 'developer',
        message: { id: 'local-address-missing.title', params: {} },
        remedies: [{ id: 'local-address-missing.remedy.use-any-address', params: {} }],
        evidence: idsOf(unbound),
      },
    ]
  },
}
