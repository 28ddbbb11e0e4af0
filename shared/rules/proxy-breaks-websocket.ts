// Pattern: the proxy opens the way and HTTP passes, and the upgrade to WebSocket does not: it is refused, answered by somebody else, cut or left hanging,
// while the direct way upgrades (evidence 3.8, "WS breaks, HTTP fine").
// Mistaken for: a server that lets this proxy's address in for pages only; so likely, and certain only where the proxy signs the refusal. Where the direct
// way does not work either, a status may be the server's own answer to the path: possible; a cut or garbled upgrade beside good HTTP: likely.
import type { Fact } from '../facts/fact.ts'
import { idsOf, succeeded } from '../facts/fact-queries.ts'
import type { Failure } from '../facts/outcome.ts'
import { proxyName } from '../facts/proxy-name.ts'
import { proxyPaths } from '../facts/proxy-path.ts'
import { formatTarget, isWebsocket, withEncryption } from '../target/target.ts'
import type { Certainty } from './cause.ts'
import { worksDirectly } from './proxy-facts.ts'
import type { Evidence, Finding, Rule } from './rule.ts'

export const proxyBreaksWebsocket: Rule = {
  cause: 'proxy-breaks-websocket',
  requires: ['proxy-tunnel', 'websocket-upgrade'],
  explainedBy: [],
  evaluate: (evidence) => {
    const { target, facts } = evidence
    if (!isWebsocket(target.scheme)) return []
    return proxyPaths(target, facts).flatMap((path): readonly Finding[] => {
      const upgrades = path.goals.flatMap((fact) => (fact.outcome.status === 'failed' ? [{ fact, failure: fact.outcome.failure }] : []))
      const first = upgrades[0]
      const passing = succeeded(path.exchanges, 'http-exchange')
      const certainty = first && certaintyOf(first.failure, passing, evidence)
      if (!first || !certainty) return []
      const proxy = proxyName(path.proxy)
      const status = first.failure.received?.http?.status
      return [
        {
          cause: 'proxy-breaks-websocket',
          certainty,
          actor: 'it-department',
          message:
            status === undefined
              ? { id: 'proxy-breaks-websocket.title', params: { proxy } }
              : { id: 'proxy-breaks-websocket.status.title', params: { proxy, status } },
          remedies: [
            ...(target.scheme === 'ws'
              ? [
                  {
                    id: 'proxy-breaks-websocket.remedy.use-tls',
                    params: { url: formatTarget({ ...target, scheme: withEncryption('ws', true) }) },
                  } as const,
                ]
              : []),
            { id: 'proxy-breaks-websocket.remedy.ask-it', params: { proxy, host: target.host, port: target.port } },
          ],
          ...(certainty === 'certain' ? {} : { decidingTest: { id: 'proxy-breaks-websocket.test.without-proxy', params: {} } as const }),
          evidence: idsOf([...path.saidBy, ...path.tunnels, first.fact, ...passing]),
        },
      ]
    })
  },
}

function certaintyOf(failure: Failure, passing: readonly Fact[], evidence: Evidence): Certainty | undefined {
  const isDirectlyGood = worksDirectly(evidence)
  const isSigned = failure.received?.http?.headers.some(({ name }) => name === 'x-squid-error' || name === 'proxy-status') === true
  if (isDirectlyGood) return isSigned && passing.length > 0 ? 'certain' : 'likely'
  if (passing.length === 0) return undefined
  return failure.code === 'websocket-refused' && !isSigned ? 'possible' : 'likely'
}
