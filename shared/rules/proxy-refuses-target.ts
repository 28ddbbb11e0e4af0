// Pattern: the proxy answers and gives nothing on to this target: an error status in place of a tunnel or of the page, a SOCKS error, an end of the connection.
// Mistaken for: the target being down behind the proxy (502, 504, SOCKS replies 3 to 6): likely there, and only possible where the target does not answer
// directly either; a tunnel that is forbidden (403, SOCKS reply 2) is certain. Where the whole address was asked for, a 403 or 5xx may be the target's own: it counts only where the proxy signs it, or the same question is answered well without the proxy.
import type { Fact } from '../facts/fact.ts'
import { failed, goalFacts, idsOf, targetConnects } from '../facts/fact-queries.ts'
import type { SocksReply } from '../facts/outcome.ts'
import { proxyName } from '../facts/proxy-name.ts'
import { proxyPaths } from '../facts/proxy-path.ts'
import type { ProxyPath } from '../facts/proxy-path.ts'
import type { Message } from '../i18n/message.ts'
import type { Certainty } from './cause.ts'
import { answersInPlaceOfTunnel, hasWorkingAlternative } from './proxy-facts.ts'
import type { Evidence, Finding, Rule } from './rule.ts'

export const proxyRefusesTarget: Rule = {
  cause: 'proxy-refuses-target',
  requires: ['proxy-setting'],
  explainedBy: ['proxy-authentication-required'],
  evaluate: (evidence) =>
    proxyPaths(evidence.target, evidence.facts).flatMap((path): readonly Finding[] => {
      const refusal = refusedTunnel(path, evidence) ?? refusedAddress(path, evidence)
      if (!refusal || hasWorkingAlternative(path, evidence)) return []
      const { host, port } = evidence.target
      const { message, certainty, facts, isOnItsOwnWay } = refusal
      return [
        {
          cause: 'proxy-refuses-target',
          certainty,
          actor: 'it-department',
          message: message({ proxy: proxyName(path.proxy), host, port }),
          remedies: [
            {
              id: isOnItsOwnWay ? 'proxy-refuses-target.remedy.check-own-way' : 'proxy-refuses-target.remedy.ask-it',
              params: { host, port },
            },
          ],
          evidence: idsOf([...path.saidBy, ...facts]),
        },
      ]
    }),
}

/** What every sentence names. */
interface Parties {
  readonly proxy: string
  readonly host: string
  readonly port: number
}

interface Refusal {
  readonly message: (parties: Parties) => Message
  readonly certainty: Certainty
  readonly facts: readonly Fact[]
  /** Whether the proxy wanted to and could not. */
  readonly isOnItsOwnWay?: boolean
}

function refusedTunnel({ tunnels }: ProxyPath, evidence: Evidence): Refusal | undefined {
  const refusals = failed(tunnels, 'proxy-tunnel').filter(
    ({ outcome: { failure } }) => failure.code !== 'proxy-login-required' && failure.received?.http?.status !== 407,
  )
  const first = refusals[0]
  if (!first) return undefined
  const { http, socks } = first.outcome.failure.received ?? {}
  if (socks) return { ...refusedBySocks(socks, evidence), facts: refusals }
  return http
    ? { message: withStatus(http.status), certainty: http.status === 403 ? 'certain' : 'likely', facts: refusals }
    : { message: withoutStatus, certainty: 'likely', facts: refusals }
}

function withStatus(status: number): Refusal['message'] {
  return (parties) => ({ id: 'proxy-refuses-target.title', params: { ...parties, status } })
}

const withoutStatus: Refusal['message'] = (parties) => ({ id: 'proxy-refuses-target.no-tunnel.title', params: { ...parties } })

/** What the proxy met on its own way to the target (RFC 1928 section 6). */
const obstacles: Readonly<Record<number, string>> = { 3: 'network', 4: 'host', 5: 'refused', 6: 'ttl' }

function refusedBySocks({ version, code }: SocksReply, evidence: Evidence): Omit<Refusal, 'facts'> {
  if (version === 4) return { message: code === 91 ? withoutStatus : notIdentified, certainty: 'likely' }
  if (code === 2)
    return { message: (parties) => ({ id: 'proxy-refuses-target.ruleset.title', params: { ...parties } }), certainty: 'certain' }
  const obstacle = obstacles[code]
  if (obstacle !== undefined)
    return {
      message: (parties) => ({ id: 'proxy-refuses-target.own-way.title', params: { ...parties, obstacle, code } }),
      certainty: isUnreachableDirectly(evidence) ? 'possible' : 'likely',
      isOnItsOwnWay: true,
    }
  if (code === 7 || code === 8)
    return { message: (parties) => ({ id: 'proxy-refuses-target.not-offered.title', params: { ...parties, code } }), certainty: 'likely' }
  return { message: withoutStatus, certainty: 'likely' }
}

/** Replies 92 and 93 of version 4: the proxy asks a program on this computer (identd, RFC 1413) who it is, and is not satisfied. */
const notIdentified: Refusal['message'] = (parties) => ({ id: 'proxy-refuses-target.not-identified.title', params: { ...parties } })

/** Tells whether it is known that the target answers from here no better than from the proxy. */
function isUnreachableDirectly({ facts }: Evidence): boolean {
  const connects = targetConnects(facts)
  return connects.length > 0 && connects.every(({ outcome }) => outcome.status === 'failed')
}

function refusedAddress(path: ProxyPath, evidence: Evidence): Refusal | undefined {
  const broken = path.goals.filter((fact) => fact.kind === 'http-exchange' && fact.input.askedProxy && fact.outcome.status === 'failed')
  if (broken.length > 0) return { message: withoutStatus, certainty: 'likely', facts: broken }
  const answer = answersInPlaceOfTunnel(path).find(({ head }) => head.status === 403 || head.status >= 500)
  if (!answer) return undefined
  const { head, fact } = answer
  const isSigned = head.headers.some(({ name }) => name === 'x-squid-error' || name === 'proxy-status')
  const direct = goalFacts(evidence.target, evidence.facts).filter(isServed)
  if (!isSigned && direct.length === 0) return undefined
  return { message: withStatus(head.status), certainty: isSigned && head.status === 403 ? 'certain' : 'likely', facts: [fact, ...direct] }
}

function isServed({ kind, outcome }: Fact): boolean {
  return kind === 'http-exchange' && outcome.status === 'succeeded' && outcome.value.status < 400
}
