// Pattern: a proxy is set for this address, and its own name is not found or none of its addresses answers: typically a leftover of proxy software.
// Mistaken for: names that cannot be looked up at all, or a fault of this computer's own; likely then. Certain where the proxy itself was called, or its
// name does not exist. The direct way beside it shows whether the address works without. A script that names another way which works is obeyed: no fault;
// as long as it names one, whether programs get on is not known: possible.
import type { FailureCode } from '../facts/outcome.ts'
import { idsOf } from '../facts/fact-queries.ts'
import { proxyName } from '../facts/proxy-name.ts'
import { possibleMakers } from '../facts/proxy-software.ts'
import { proxyPaths } from '../facts/proxy-path.ts'
import type { ProxyPath } from '../facts/proxy-path.ts'
import type { Message } from '../i18n/message.ts'
import type { Certainty } from './cause.ts'
import { failureOf, silentCodes } from './connect-outcome.ts'
import { hasWorkingAlternative } from './proxy-facts.ts'
import type { Finding, Rule } from './rule.ts'

/** Failures in which the proxy, or the name server that knows it, was asked. */
export const unansweredCodes: readonly FailureCode[] = [
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
  evaluate: (evidence) =>
    proxyPaths(evidence.target, evidence.facts).flatMap((path): readonly Finding[] => {
      const reach = path.connects.length > 0 ? path.connects : path.lookups
      const codes = reach.map((fact) => failureOf(fact)?.code)
      if (reach.length === 0 || codes.some((code) => code === undefined) || hasWorkingAlternative(path, evidence)) return []
      return [
        {
          cause: 'proxy-unreachable',
          certainty: certaintyOf(codes, path),
          actor: 'you',
          message: { id: 'proxy-unreachable.title', params: { proxy: proxyName(path.proxy) } },
          remedies: [
            { id: 'proxy-unreachable.remedy.start-proxy', params: {} },
            { id: 'proxy-unreachable.remedy.remove-setting', params: {} },
            ...possibleMakers(path.proxy).map((name): Message => {
              return { id: 'proxy-unreachable.remedy.possible-maker', params: { port: path.proxy.port, name } }
            }),
          ],
          evidence: idsOf([...path.saidBy, ...reach]),
        },
      ]
    }),
}

function certaintyOf(codes: readonly (FailureCode | undefined)[], { alternatives = [] }: ProxyPath): Certainty {
  if (alternatives.length > 0) return 'possible'
  return codes.every((code) => code && unansweredCodes.includes(code)) ? 'certain' : 'likely'
}
