// Pattern: a proxy is set for this address, and its own name or port does not answer: typically a leftover of proxy software.
// Mistaken for: nothing; the proxy itself was called. Certain. The direct way beside it shows whether the address works without.
import { idsOf } from '../facts/fact-queries.ts'
import { proxyInForce, proxyName, proxyReachFacts } from './proxy-facts.ts'
import type { Rule } from './rule.ts'

export const proxyUnreachable: Rule = {
  cause: 'proxy-unreachable',
  requires: ['proxy-setting'],
  explainedBy: ['no-network'],
  evaluate: (evidence) => {
    const inForce = proxyInForce(evidence)
    const failures = proxyReachFacts(evidence).filter(({ outcome }) => outcome.status === 'failed')
    if (!inForce || failures.length === 0) return []
    return [
      {
        cause: 'proxy-unreachable',
        certainty: 'certain',
        actor: 'you',
        message: { id: 'proxy-unreachable.title', params: { proxy: proxyName(inForce.proxy) } },
        remedies: [
          { id: 'proxy-unreachable.remedy.start-proxy', params: {} },
          { id: 'proxy-unreachable.remedy.remove-setting', params: {} },
        ],
        evidence: idsOf([inForce.setting, ...failures]),
      },
    ]
  },
}
