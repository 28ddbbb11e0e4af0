// Pattern: this program could open no further socket because its descriptors are used up (EMFILE, ENFILE). Never the target's fault (bad-peers 2.1 no. 16).
// Mistaken for: nothing; the system says so about itself. Certain.
import { failed, idsOf } from '../facts/fact-queries.ts'
import type { Rule } from './rule.ts'

export const tooManyOpenFiles: Rule = {
  cause: 'too-many-open-files',
  requires: ['tcp-connect'],
  explainedBy: [],
  evaluate: ({ facts }) => {
    const refused = failed(facts, 'tcp-connect', 'too-many-open-files').filter(({ input }) => input.purpose === 'target')
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
