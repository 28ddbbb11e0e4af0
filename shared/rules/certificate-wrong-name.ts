// Pattern: the certificate is not valid for the name (or address) that was asked (RFC 9525 section 6).
// Mistaken for: nothing; the names were read. Certain. Whether the name leads to the wrong machine or the machine has the wrong certificate is open.
import { isAddress } from '../target/ip-address.ts'
import { shownCertificates } from './certificate-facts.ts'
import type { Rule } from './rule.ts'

/** More names than a person reads. */
const mostShownNames = 5

export const certificateWrongName: Rule = {
  cause: 'certificate-wrong-name',
  requires: ['tls-handshake'],
  explainedBy: [],
  evaluate: (evidence) => {
    const { target } = evidence
    const shown = shownCertificates(evidence).find(({ handshake }) => !handshake.outcome.value.isNameValid)
    if (!shown) return []
    const { names, nameCount } = shown.leaf
    const listed = names.slice(0, mostShownNames).join(', ')
    return [
      {
        cause: 'certificate-wrong-name',
        certainty: 'certain',
        actor: isAddress(target.host) ? 'you' : 'server-owner',
        message:
          nameCount === 0
            ? { id: 'certificate-wrong-name.no-names.title', params: { host: target.host } }
            : {
                id: 'certificate-wrong-name.title',
                params: { host: target.host, names: listed, more: Math.max(0, nameCount - mostShownNames) },
              },
        remedies: isAddress(target.host)
          ? [{ id: 'certificate-wrong-name.remedy.use-name', params: {} }]
          : [
              { id: 'certificate-wrong-name.remedy.check-name', params: { host: target.host } },
              { id: 'certificate-wrong-name.remedy.add-name', params: { host: target.host } },
            ],
        evidence: [shown.handshake.id],
      },
    ]
  },
}
