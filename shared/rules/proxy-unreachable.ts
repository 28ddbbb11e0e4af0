// Pattern: a proxy is set for this address, and its own name is not found or none of its addresses answers: typically a leftover of proxy software.
// Mistaken for: names that cannot be looked up at all, or a fault of this computer's own; likely then. Certain where the proxy itself was called, or its
// name does not exist. The direct way beside it shows whether the address works without.
import type { FailureCode } from '../facts/outcome.ts'
import { failureOf, silentCodes } from './connect-outcome.ts'
import { idsOf } from '../facts/fact-queries.ts'
import { proxyName } from '../facts/proxy-name.ts'
import { proxyInForce, proxyReachFacts } from './proxy-facts.ts'
import type { Rule } from './rule.ts'

/** Failures in which the proxy, or the name server that knows it, was asked. */
const unansweredCodes: readonly FailureCode[] = [
  ...silentCodes,
  'connection-refused',
  'connected-to-itself',
  'host-unreachable',
  'name-not-found',
]

export const proxyUnreachable: Rule = {
  cause: 'proxy-unreachable',
  requires: ['proxy-setting'],
  explainedBy: ['no-network', 'dns-not-answering'],
  evaluate: (evidence) => {
    const inForce = proxyInForce(evidence)
    const reach = proxyReachFacts(evidence)
    const codes = reach.map((fact) => failureOf(fact)?.code)
    if (!inForce || reach.length === 0 || codes.some((code) => code === undefined)) return []
    return [
      {
        cause: 'proxy-unreachable',
        certainty: codes.every((code) => code && unansweredCodes.includes(code)) ? 'certain' : 'likely',
        actor: 'you',
        message: { id: 'proxy-unreachable.title', params: { proxy: proxyName(inForce.proxy) } },
        remedies: [
          { id: 'proxy-unreachable.remedy.start-proxy', params: {} },
          { id: 'proxy-unreachable.remedy.remove-setting', params: {} },
        ],
        evidence: idsOf([inForce.setting, ...reach]),
      },
    ]
  },
}
