// Pattern: of two attempts at the same address within a moment one is refused and the other accepted, or a connection that was accepted a moment ago is refused.
// Mistaken for: a program that was restarted in just that moment; so likely, with a repetition as the deciding test.
import type { Fact } from '../facts/fact.ts'
import { goalFacts, idsOf, succeeded } from '../facts/fact-queries.ts'
import type { Evidence, Rule } from './rule.ts'

export const connectionUnstable: Rule = {
  cause: 'connection-unstable',
  requires: ['tcp-connect'],
  explainedBy: ['traffic-intercepted', 'connection-reset'],
  evaluate: (evidence) => {
    const { target } = evidence
    const both = [...acceptedAfterRefusal(evidence), ...refusedAfterAcceptance(evidence)]
    if (both.length === 0) return []
    return [
      {
        cause: 'connection-unstable',
        certainty: 'likely',
        actor: 'server-owner',
        message: { id: 'connection-unstable.title', params: { port: target.port } },
        remedies: [
          { id: 'connection-unstable.remedy.check-every-backend', params: {} },
          { id: 'connection-unstable.remedy.read-server-log', params: { port: target.port } },
        ],
        decidingTest: { id: 'connection-unstable.test.repeat', params: {} },
        evidence: idsOf(both),
      },
    ]
  },
}

function acceptedAfterRefusal({ facts }: Evidence): readonly Fact[] {
  return succeeded(facts, 'tcp-connect').filter(
    ({ input, outcome }) => input.purpose === 'target' && outcome.value.attempts.some(({ result }) => result === 'failed'),
  )
}

function refusedAfterAcceptance({ target, facts }: Evidence): readonly Fact[] {
  return goalFacts(target, facts).filter(
    ({ outcome }) =>
      outcome.status === 'failed' && outcome.failure.operation === 'connect' && outcome.failure.code === 'connection-refused',
  )
}
