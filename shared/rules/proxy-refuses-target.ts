// Pattern: the proxy answers and gives nothing on to this target: an error status in place of a tunnel or of the page, a SOCKS error, an end of the connection.
// Mistaken for: the target being down behind the proxy (502, 504): likely there; a tunnel that is forbidden (403) is certain. Where the whole address was
// asked for, a 403 or 5xx may be the target's own: it counts only where the proxy signs it, or the same question is answered well without the proxy.
import type { Fact } from '../facts/fact.ts'
import { failed, goalFacts, idsOf } from '../facts/fact-queries.ts'
import { proxyName } from '../facts/proxy-name.ts'
import { proxyPaths } from '../facts/proxy-path.ts'
import type { ProxyPath } from '../facts/proxy-path.ts'
import type { Certainty } from './cause.ts'
import { answersInPlaceOfTunnel, hasWorkingAlternative } from './proxy-facts.ts'
import type { Evidence, Finding, Rule } from './rule.ts'

export const proxyRefusesTarget: Rule = {
  cause: 'proxy-refuses-target',
  requires: ['proxy-setting'],
  explainedBy: ['proxy-authentication-required'],
  evaluate: (evidence) =>
    proxyPaths(evidence.target, evidence.facts).flatMap((path): readonly Finding[] => {
      const refusal = refusedTunnel(path) ?? refusedAddress(path, evidence)
      if (!refusal || hasWorkingAlternative(path, evidence)) return []
      const { host, port } = evidence.target
      const proxy = proxyName(path.proxy)
      const { status, certainty, facts } = refusal
      return [
        {
          cause: 'proxy-refuses-target',
          certainty,
          actor: 'it-department',
          message:
            status === undefined
              ? { id: 'proxy-refuses-target.no-tunnel.title', params: { proxy, host, port } }
              : { id: 'proxy-refuses-target.title', params: { proxy, host, port, status } },
          remedies: [{ id: 'proxy-refuses-target.remedy.ask-it', params: { host, port } }],
          evidence: idsOf([...path.saidBy, ...facts]),
        },
      ]
    }),
}

interface Refusal {
  readonly status?: number
  readonly certainty: Certainty
  readonly facts: readonly Fact[]
}

function refusedTunnel({ tunnels }: ProxyPath): Refusal | undefined {
  const refusals = failed(tunnels, 'proxy-tunnel').filter(
    ({ outcome: { failure } }) => failure.code !== 'proxy-login-required' && failure.received?.http?.status !== 407,
  )
  const first = refusals[0]
  if (!first) return undefined
  const status = first.outcome.failure.received?.http?.status
  return { certainty: status === 403 ? 'certain' : 'likely', facts: refusals, ...(status === undefined ? {} : { status }) }
}

function refusedAddress(path: ProxyPath, evidence: Evidence): Refusal | undefined {
  const broken = path.goals.filter((fact) => fact.kind === 'http-exchange' && fact.input.askedProxy && fact.outcome.status === 'failed')
  if (broken.length > 0) return { certainty: 'likely', facts: broken }
  const answer = answersInPlaceOfTunnel(path).find(({ head }) => head.status === 403 || head.status >= 500)
  if (!answer) return undefined
  const { head, fact } = answer
  const isSigned = head.headers.some(({ name }) => name === 'x-squid-error' || name === 'proxy-status')
  const direct = goalFacts(evidence.target, evidence.facts).filter(isServed)
  if (!isSigned && direct.length === 0) return undefined
  return { status: head.status, certainty: isSigned && head.status === 403 ? 'certain' : 'likely', facts: [fact, ...direct] }
}

function isServed({ kind, outcome }: Fact): boolean {
  return kind === 'http-exchange' && outcome.status === 'succeeded' && outcome.value.status < 400
}
