// Pattern: a front server answers in the place of the program behind it: 502, 504, 521 to 526 say that it could not be reached; 503 that nothing can serve now.
// Mistaken for: maintenance that was announced with 503, hence only likely there; a proxy in between
// that cannot reach the server itself, hence only likely when one wrote the page.
import { idsOf } from '../facts/fact-queries.ts'
import { surenessOf, targetAnswers } from './http-error.ts'
import type { Rule } from './rule.ts'

const backendStatuses: readonly number[] = [502, 503, 504, 521, 522, 523, 524, 525, 526]

export const backendDown: Rule = {
  cause: 'backend-down',
  requires: ['http-exchange'],
  explainedBy: [],
  evaluate: (evidence) => {
    const answers = targetAnswers(evidence).filter(({ outcome }) => backendStatuses.includes(outcome.value.status))
    const first = answers[0]
    if (!first) return []
    const { status } = first.outcome.value
    return [
      {
        cause: 'backend-down',
        ...(status === 503 ? { certainty: 'likely', decidingTest: { id: 'backend-down.test.ask-owner', params: {} } } : surenessOf(first)),
        actor: 'server-owner',
        message: { id: 'backend-down.title', params: { status } },
        remedies: [{ id: 'backend-down.remedy.start-backend', params: {} }],
        evidence: idsOf(answers),
      },
    ]
  },
}
