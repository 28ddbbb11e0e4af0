// Pattern: a certificate that is not valid yet. A clock that runs behind makes every fresh certificate look like that.
// Mistaken for: a certificate that was put in place too early; nothing seen here decides, so possible.
import { withChainProblem } from './certificate-facts.ts'
import type { Rule } from './rule.ts'

export const clockWrong: Rule = {
  cause: 'clock-wrong',
  requires: ['tls-handshake'],
  explainedBy: [],
  evaluate: (evidence) => {
    const shown = withChainProblem(evidence, 'not-yet-valid')
    if (!shown) return []
    const now = Date.parse(shown.handshake.startedAt)
    return [
      {
        cause: 'clock-wrong',
        certainty: 'possible',
        actor: 'you',
        message: { id: 'clock-wrong.title', params: { now } },
        remedies: [{ id: 'clock-wrong.remedy.set-clock', params: {} }],
        decidingTest: { id: 'clock-wrong.test.compare-clock', params: { now } },
        evidence: [shown.handshake.id],
      },
    ]
  },
}
