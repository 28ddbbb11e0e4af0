// Pattern: the address works through the proxy in force, and the direct way fails at its first step, its connection or its conversation: a program that ignores the proxy setting fails here.
// Mistaken for: a program that has another fault of its own; so likely.
import { failed, goalFacts, idsOf } from '../facts/fact-queries.ts'
import { proxyName } from '../facts/proxy-name.ts'
import { failedConnects } from './connect-outcome.ts'
import { failuresOfAsked } from './conversation-outcome.ts'
import { proxyInForce, worksThroughProxy } from './proxy-facts.ts'
import type { Rule } from './rule.ts'

export const proxyNeeded: Rule = {
  cause: 'proxy-needed',
  requires: ['proxy-setting', 'proxy-tunnel'],
  explainedBy: [],
  evaluate: (evidence) => {
    const { target, facts } = evidence
    const inForce = proxyInForce(evidence)
    const lookups = failed(facts, 'system-lookup').filter(({ input }) => input.purpose === 'target')
    const failures = [...lookups, ...failedConnects(evidence), ...failuresOfAsked(evidence)]
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
