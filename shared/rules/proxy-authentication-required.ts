// Pattern: the proxy answers the request for a tunnel with 407 (RFC 9110 section 15.5.8). Certain: no other party sends it here.
import { failed, idsOf } from '../facts/fact-queries.ts'
import { proxyName } from '../facts/proxy-name.ts'
import { proxyInForce } from './proxy-facts.ts'
import type { Rule } from './rule.ts'

export const proxyAuthenticationRequired: Rule = {
  cause: 'proxy-authentication-required',
  requires: ['proxy-tunnel'],
  explainedBy: [],
  evaluate: (evidence) => {
    const inForce = proxyInForce(evidence)
    const refusals = failed(evidence.facts, 'proxy-tunnel', 'proxy-refused').filter(
      ({ outcome }) => outcome.failure.received?.http?.status === 407,
    )
    if (!inForce || refusals.length === 0) return []
    return [
      {
        cause: 'proxy-authentication-required',
        certainty: 'certain',
        actor: 'it-department',
        message: { id: 'proxy-authentication-required.title', params: { proxy: proxyName(inForce.proxy) } },
        remedies: [{ id: 'proxy-authentication-required.remedy.log-in', params: {} }],
        evidence: idsOf([inForce.setting, ...refusals]),
      },
    ]
  },
}
