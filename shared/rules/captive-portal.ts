// Pattern: a network that wants a login first answers in the server's place: status 511 (RFC 6585 section 6), or a redirect from plain HTTP to a login page
// on an inside address; a WebSocket meets the same answers.
// Mistaken for: a server that sends its own visitors to an inside login page; so 511 is likely and the redirect possible. Never asked of a third party.
import type { FactByKind } from '../facts/fact.ts'
import type { Succeeded } from '../facts/fact-queries.ts'
import { goalFacts, idsOf } from '../facts/fact-queries.ts'
import type { HttpHead } from '../facts/outcome.ts'
import { addressFamily, addressReach } from '../target/ip-address.ts'
import type { Evidence, Rule } from './rule.ts'

export const captivePortal: Rule = {
  cause: 'captive-portal',
  requires: ['tcp-connect'],
  explainedBy: [],
  evaluate: (evidence) => {
    const answers = plainAnswers(evidence)
    const saysSo = answers.filter(({ head }) => head.status === 511)
    const redirected = answers.filter(({ fact, head }) => redirectsInside(fact.input.address, head))
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
        evidence: idsOf(telling.map(({ fact }) => fact)),
      },
    ]
  },
}

interface PlainAnswer {
  readonly fact: FactByKind<'http-exchange'> | FactByKind<'websocket-upgrade'>
  readonly head: HttpHead
}

/** What was answered in plain HTTP: to a page's request, or in place of a WebSocket. */
function plainAnswers({ target, facts }: Evidence): readonly PlainAnswer[] {
  return goalFacts(target, facts).flatMap((fact): readonly PlainAnswer[] => {
    if ((fact.kind !== 'http-exchange' && fact.kind !== 'websocket-upgrade') || fact.input.encrypted) return []
    if (fact.kind === 'http-exchange' && fact.outcome.status === 'succeeded') return [{ fact, head: fact.outcome.value }]
    const head = fact.outcome.status === 'failed' ? fact.outcome.failure.received?.http : undefined
    return head ? [{ fact, head }] : []
  })
}

/** Tells whether an answer from a public address redirects to an inside one. */
export function leadsInside({ input, outcome }: Succeeded<'http-exchange'>): boolean {
  return redirectsInside(input.address, outcome.value)
}

function redirectsInside(from: string, { status, headers }: HttpHead): boolean {
  const location = headers.find(({ name }) => name === 'location')?.value ?? ''
  const host = /^https?:\/\/\[?([^/:\]]+)/i.exec(location)?.[1] ?? ''
  if (status < 300 || status > 399 || addressFamily(host) === undefined) return false
  return addressReach(from) === 'public' && ['private', 'link-local', 'shared'].includes(addressReach(host))
}
