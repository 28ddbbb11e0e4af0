// Pattern: the verifier says that a certificate of the chain is past its last day.
// Mistaken for: a computer whose clock runs ahead; the clock has not been checked by another source here, so likely, with the date to compare. Certain where the
// server's own file shows that certificate and a clock that agrees with this one.
import { bothClocks } from './both-clocks.ts'
import { outdatedCertificate, withChainProblem } from './certificate-facts.ts'
import type { Rule } from './rule.ts'

export const certificateExpired: Rule = {
  cause: 'certificate-expired',
  requires: ['tls-handshake'],
  explainedBy: ['clock-wrong'],
  evaluate: (evidence) => {
    const shown = withChainProblem(evidence, 'expired')
    const { subject, validTo } = shown ? outdatedCertificate(shown) : { subject: '', validTo: '' }
    if (!shown || Number.isNaN(Date.parse(validTo))) return []
    const clocks = bothClocks(shown, evidence)
    if (clocks?.say === 'agree')
      return [
        {
          cause: 'certificate-expired',
          certainty: 'certain',
          actor: 'server-owner',
          message: { id: 'certificate-expired.by-both-clocks.title', params: { subject, validTo: Date.parse(validTo) } },
          remedies: [{ id: 'certificate-expired.remedy.renew', params: { host: evidence.target.host } }],
          evidence: [shown.handshake.id, clocks.file.id],
        },
      ]
    return [
      {
        cause: 'certificate-expired',
        certainty: 'likely',
        actor: 'server-owner',
        message: { id: 'certificate-expired.title', params: { subject, validTo: Date.parse(validTo) } },
        remedies: [
          { id: 'certificate-expired.remedy.renew', params: { host: evidence.target.host } },
          { id: 'certificate-expired.remedy.check-clock', params: { now: Date.parse(shown.handshake.startedAt) } },
        ],
        decidingTest: { id: 'certificate-expired.test.compare-clock', params: { now: Date.parse(shown.handshake.startedAt) } },
        evidence: [shown.handshake.id],
      },
    ]
  },
}
