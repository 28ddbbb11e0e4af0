// Pattern: the verifier says that the certificate's first day is still to come.
// Mistaken for: a computer whose clock runs behind, which is the more frequent reason; so neither is certain, and the date decides,
// or the server's own file with that certificate and a clock that agrees with this one.
import { bothClocks } from './both-clocks.ts'
import { withChainProblem } from './certificate-facts.ts'
import type { Rule } from './rule.ts'

export const certificateNotYetValid: Rule = {
  cause: 'certificate-not-yet-valid',
  requires: ['tls-handshake'],
  explainedBy: [],
  evaluate: (evidence) => {
    const shown = withChainProblem(evidence, 'not-yet-valid')
    if (!shown || Number.isNaN(Date.parse(shown.leaf.validFrom))) return []
    const now = Date.parse(shown.handshake.startedAt)
    const clocks = bothClocks(shown, evidence)
    if (clocks?.say === 'agree')
      return [
        {
          cause: 'certificate-not-yet-valid',
          certainty: 'certain',
          actor: 'server-owner',
          message: {
            id: 'certificate-not-yet-valid.by-both-clocks.title',
            params: { subject: shown.leaf.subject, validFrom: Date.parse(shown.leaf.validFrom) },
          },
          remedies: [{ id: 'certificate-not-yet-valid.remedy.replace', params: { host: evidence.target.host } }],
          evidence: [shown.handshake.id, clocks.file.id],
        },
      ]
    return [
      {
        cause: 'certificate-not-yet-valid',
        certainty: 'likely',
        actor: 'server-owner',
        message: {
          id: 'certificate-not-yet-valid.title',
          params: { subject: shown.leaf.subject, validFrom: Date.parse(shown.leaf.validFrom) },
        },
        remedies: [
          { id: 'certificate-not-yet-valid.remedy.check-clock', params: { now } },
          { id: 'certificate-not-yet-valid.remedy.replace', params: { host: evidence.target.host } },
        ],
        decidingTest: { id: 'certificate-not-yet-valid.test.compare-clock', params: { now } },
        evidence: [shown.handshake.id],
      },
    ]
  },
}
