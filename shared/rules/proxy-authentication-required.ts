// Pattern: the proxy answers 407 (RFC 9110 section 15.5.8) to the request for a tunnel or for the address, or a SOCKS proxy takes none of the ways to log
// in that were offered (RFC 1928 section 3), or refuses the login (RFC 1929). Certain: no other party sends it here.
import type { Fact } from '../facts/fact.ts'
import { failed, idsOf } from '../facts/fact-queries.ts'
import type { HttpHead } from '../facts/outcome.ts'
import { proxyName } from '../facts/proxy-name.ts'
import { proxyPaths } from '../facts/proxy-path.ts'
import type { ProxyPath } from '../facts/proxy-path.ts'
import type { Message } from '../i18n/message.ts'
import { answersInPlaceOfTunnel } from './proxy-facts.ts'
import type { Finding, Rule } from './rule.ts'

export const proxyAuthenticationRequired: Rule = {
  cause: 'proxy-authentication-required',
  requires: ['proxy-setting'],
  explainedBy: [],
  evaluate: ({ target, facts }) =>
    proxyPaths(target, facts).flatMap((path): readonly Finding[] => {
      const demands = loginDemands(path)
      const first = demands[0]
      if (!first) return []
      return [
        {
          cause: 'proxy-authentication-required',
          certainty: 'certain',
          actor: 'it-department',
          message: messageFor(path, first.head),
          remedies: [
            isLoginSet(path)
              ? { id: 'proxy-authentication-required.remedy.correct-login', params: {} }
              : { id: 'proxy-authentication-required.remedy.log-in', params: {} },
          ],
          evidence: idsOf([...path.saidBy, ...demands.map(({ fact }) => fact)]),
        },
      ]
    }),
}

interface Demand {
  readonly fact: Fact
  /** Absent where SOCKS was spoken. */
  readonly head?: Omit<HttpHead, 'bodyStart'>
}

function loginDemands(path: ProxyPath): readonly Demand[] {
  const tunnels = failed(path.tunnels, 'proxy-tunnel').flatMap((fact): readonly Demand[] => {
    const { code, received } = fact.outcome.failure
    if (code === 'proxy-login-required') return [{ fact }]
    return received?.http?.status === 407 ? [{ fact, head: received.http }] : []
  })
  return [...tunnels, ...answersInPlaceOfTunnel(path).filter(({ head }) => head.status === 407)]
}

/** Whether a user name and a password were sent: only the proxy of the setting gets them. */
function isLoginSet({ saidBy }: ProxyPath): boolean {
  return saidBy.some(
    ({ kind, outcome }) => kind === 'proxy-setting' && outcome.status === 'succeeded' && outcome.value.hasCredentials === true,
  )
}

function messageFor(path: ProxyPath, head: Demand['head']): Message {
  const proxy = proxyName(path.proxy)
  if (isLoginSet(path)) return { id: 'proxy-authentication-required.refused.title', params: { proxy } }
  if (!head) return { id: 'proxy-authentication-required.socks.title', params: { proxy } }
  const schemes = head.headers.filter(({ name }) => name === 'proxy-authenticate').map(({ value }) => value)
  return schemes.length > 0
    ? { id: 'proxy-authentication-required.schemes.title', params: { proxy, schemes: schemes.join(', ') } }
    : { id: 'proxy-authentication-required.title', params: { proxy } }
}
