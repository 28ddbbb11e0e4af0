// Pattern: the proxy answers and does not open a tunnel to this target: an error status, a SOCKS error, or an end of the connection.
// Mistaken for: the target being down behind the proxy (502, 504): likely there; a plain prohibition (403) is certain.
import { failed, idsOf } from '../facts/fact-queries.ts'
import { proxyName } from '../facts/proxy-name.ts'
import { proxyInForce } from './proxy-facts.ts'
import type { Rule } from './rule.ts'

export const proxyRefusesTarget: Rule = {
  cause: 'proxy-refuses-target',
  requires: ['proxy-tunnel'],
  explainedBy: ['proxy-authentication-required'],
  evaluate: (evidence) => {
    const { target } = evidence
    const inForce = proxyInForce(evidence)
    const refusals = failed(evidence.facts, 'proxy-tunnel').filter(({ outcome }) => outcome.failure.received?.http?.status !== 407)
    const first = refusals[0]
    if (!inForce || !first) return []
    const status = first.outcome.failure.received?.http?.status
    const proxy = proxyName(inForce.proxy)
    return [
      {
        cause: 'proxy-refuses-target',
        certainty: status === 403 ? 'certain' : 'likely',
        actor: 'it-department',
        message:
          status === undefined
            ? { id: 'proxy-refuses-target.no-tunnel.title', params: { proxy, host: target.host, port: target.port } }
            : { id: 'proxy-refuses-target.title', params: { proxy, host: target.host, port: target.port, status } },
        remedies: [{ id: 'proxy-refuses-target.remedy.ask-it', params: { host: target.host, port: target.port } }],
        evidence: idsOf([inForce.setting, ...refusals]),
      },
    ]
  },
}
