// Pattern: the connection is accepted and then broken off (RST) before one byte came.
// Certain that it is broken off when it happens even while nothing is said; after a request it is likely. Whether the server or something between does it cannot be seen.
// Mistaken for: a TLS port that drops plain speech with a reset, which tls-required explains.
import { failed, idsOf } from '../facts/fact-queries.ts'
import { failuresOfAsked } from './conversation-outcome.ts'
import type { Rule } from './rule.ts'
import { endedWithoutAByte } from './server-closes-at-once.ts'

export const connectionReset: Rule = {
  cause: 'connection-reset',
  requires: ['tcp-connect'],
  explainedBy: ['tls-required', 'tls-not-offered', 'protocol-mismatch'],
  evaluate: (evidence) => {
    const { target, facts } = evidence
    const unprovoked = [
      ...endedWithoutAByte(evidence, 'reset'),
      ...failed(facts, 'tcp-connect', 'connection-reset').filter(({ input }) => input.purpose === 'target'),
    ]
    const afterRequest = failuresOfAsked(evidence).filter(({ outcome }) => outcome.failure.code === 'connection-reset')
    if (unprovoked.length === 0 && afterRequest.length === 0) return []
    return [
      {
        cause: 'connection-reset',
        certainty: unprovoked.length > 0 ? 'certain' : 'likely',
        actor: 'server-owner',
        message:
          unprovoked.length > 0
            ? { id: 'connection-reset.title', params: { port: target.port } }
            : { id: 'connection-reset.after-request.title', params: { port: target.port } },
        remedies: [
          { id: 'connection-reset.remedy.read-server-log', params: {} },
          { id: 'connection-reset.remedy.try-other-network', params: {} },
        ],
        decidingTest: { id: 'connection-reset.test.other-network', params: {} },
        evidence: idsOf([...unprovoked, ...afterRequest]),
      },
    ]
  },
}
