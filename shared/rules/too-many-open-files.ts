// Pattern: this program could open no further socket because its descriptors are used up (EMFILE, ENFILE). Never the target's fault (bad-peers 2.1 no. 16).
// Mistaken for: nothing; the system says so about itself. Certain.
import { idsOf } from '../facts/fact-queries.ts'
import { failedConnects, withCode } from './connect-outcome.ts'
import type { Rule } from './rule.ts'

export const tooManyOpenFiles: Rule = {
  cause: 'too-many-open-files',
  requires: ['tcp-connect'],
  explainedBy: [],
  evaluate: (evidence) => {
    const refused = withCode(failedConnects(evidence), 'too-many-open-files')
    if (refused.length === 0) return []
    return [
      {
        cause: 'too-many-open-files',
        certainty: 'certain',
        actor: 'developer',
        message: { id: 'too-many-open-files.title', params: {} },
        remedies: [
          { id: 'too-many-open-files.remedy.close-connections', params: {} },
          { id: 'too-many-open-files.remedy.raise-limit', params: {} },
        ],
        evidence: idsOf(refused),
      },
    ]
  },
}
