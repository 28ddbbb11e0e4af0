// Pattern: a network that wants a login first answers in the server's place: status 511 (RFC 6585 section 6), or a redirect from plain HTTP to a login page
// on an inside address.
// Mistaken for: a server that sends its own visitors to an inside login page; so 511 is likely and the redirect possible. Never asked of a third party.
import type { Succeeded } from '../facts/fact-queries.ts'
import { idsOf } from '../facts/fact-queries.ts'
import { addressFamily, addressReach } from '../target/ip-address.ts'
import { targetAnswers } from './http-error.ts'
import type { Rule } from './rule.ts'

export const captivePortal: Rule = {
  cause: 'captive-portal',
  requires: ['http-exchange'],
  explainedBy: [],
  evaluate: (evidence) => {
    const answers = targetAnswers(evidence).filter(({ input }) => !input.encrypted)
    const saysSo = answers.filter(({ outcome }) => outcome.value.status === 511)
    const redirected = answers.filter(leadsInside)
    const telling = saysSo.length > 0 ? saysSo : redirected
    if (telling.length === 0) return []
    return [
      {
        cause: 'captive-portal',
        certainty: saysSo.length > 0 ? 'likely' : 'possible',
        actor: 'you',
        message: { id: 'captive-portal.title', params: { host: evidence.target.host } },
        remedies: [{ id: 'captive-portal.remedy.log-in', params: {} }],
        decidingTest: { id: 'captive-portal.test.other-site', params: {} },
        evidence: idsOf(telling),
      },
    ]
  },
}

/** Tells whether an answer from a public address redirects to an inside one. */
export function leadsInside({ input, outcome }: Succeeded<'http-exchange'>): boolean {
  const { status, headers } = outcome.value
  const location = headers.find(({ name }) => name === 'location')?.value ?? ''
  const host = /^https?:\/\/\[?([^/:\]]+)/i.exec(location)?.[1] ?? ''
  if (status < 300 || status > 399 || addressFamily(host) === undefined) return false
  return addressReach(input.address) === 'public' && ['private', 'link-local', 'shared'].includes(addressReach(host))
}
