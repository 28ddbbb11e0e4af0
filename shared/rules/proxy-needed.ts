// Pattern: the address works through a proxy in use, and the direct way fails at its first step, its connection or its conversation: a program that ignores the proxy setting fails here.
// Mistaken for: a program that has another fault of its own; so likely.
import { failed, idsOf } from '../facts/fact-queries.ts'
import { proxyName } from '../facts/proxy-name.ts'
import { proxyPaths } from '../facts/proxy-path.ts'
import { failedConnects } from './connect-outcome.ts'
import { failuresOfAsked } from './conversation-outcome.ts'
import { isPassedOn, worksDirectly } from './proxy-facts.ts'
import type { Rule } from './rule.ts'

export const proxyNeeded: Rule = {
  cause: 'proxy-needed',
  requires: ['proxy-setting'],
  explainedBy: [],
  evaluate: (evidence) => {
    const { target, facts } = evidence
    const working = proxyPaths(target, facts).find(isPassedOn)
    const lookups = failed(facts, 'system-lookup').filter(({ input }) => input.purpose === 'target')
    const failures = [...lookups, ...failedConnects(evidence), ...failuresOfAsked(evidence)]
    if (!working || worksDirectly(evidence) || failures.length === 0) return []
    const proxy = proxyName(working.proxy)
    return [
      {
        cause: 'proxy-needed',
        certainty: 'likely',
        actor: 'it-department',
        message: { id: 'proxy-needed.title', params: { proxy, host: target.host } },
        remedies: [{ id: 'proxy-needed.remedy.configure-program', params: { proxy } }],
        evidence: idsOf([...working.saidBy, ...failures, ...working.goals]),
      },
    ]
  },
}
