// Pattern: the address works through the proxy in force and not directly: a program that ignores the proxy setting fails here.
// Mistaken for: a program that has another fault of its own; so likely.
import { goalFacts, idsOf, targetConnects } from '../facts/fact-queries.ts'
import { proxyInForce, proxyName, worksThroughProxy } from './proxy-facts.ts'
import type { Rule } from './rule.ts'

export const proxyNeeded: Rule = {
  cause: 'proxy-needed',
  requires: ['proxy-setting', 'proxy-tunnel'],
  explainedBy: [],
  evaluate: (evidence) => {
    const { target, facts } = evidence
    const inForce = proxyInForce(evidence)
    const direct = [...targetConnects(facts), ...goalFacts(target, facts)]
    const failures = direct.filter(({ outcome }) => outcome.status === 'failed')
    const worksDirectly = goalFacts(target, facts).some(({ outcome }) => outcome.status === 'succeeded')
    if (!inForce || !worksThroughProxy(evidence) || worksDirectly || failures.length === 0) return []
    return [
      {
        cause: 'proxy-needed',
        certainty: 'likely',
        actor: 'it-department',
        message: { id: 'proxy-needed.title', params: { proxy: proxyName(inForce.proxy), host: target.host } },
        remedies: [{ id: 'proxy-needed.remedy.configure-program', params: { proxy: proxyName(inForce.proxy) } }],
        evidence: idsOf([inForce.setting, ...failures, ...goalFacts(target, facts, 'proxy')]),
      },
    ]
  },
}
