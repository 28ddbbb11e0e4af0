// Pattern: no interface but loopback has an address, and nothing outside this computer has been connected to.
// Mistaken for: a system that does not show its interfaces to this program, which a connection to anywhere gives away. Certain.
import { idsOf, isOwnAddress, isTargetThisComputer, succeeded } from '../facts/fact-queries.ts'
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
    if (succeeded(facts, 'tcp-connect').some(({ input }) => !isOwnAddress(input.address, facts))) return []
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
