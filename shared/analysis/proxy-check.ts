// Answers the question "is a proxy in the way?" from what was seen: every place that can set one, and the same address by every path.
import type { Fact, FactId, ProxyAddress, ProxySource } from '../facts/fact.ts'
import { factsOfKind, goalFacts, idsOf, targetConnects } from '../facts/fact-queries.ts'
import { proxyPaths } from '../facts/proxy-path.ts'
import type { ProxyPath } from '../facts/proxy-path.ts'
import type { CauseId } from '../rules/cause.ts'
import { isPassedOn } from '../rules/proxy-facts.ts'
import type { Evidence, Finding } from '../rules/rule.ts'
import { isEncrypted } from '../target/target.ts'

/** What one place says; `not-known` is not "no proxy", `not-here` means that this computer has no such place. */
export const sourceStates = ['direct', 'exception', 'proxy', 'script', 'auto-detect', 'not-known', 'not-here'] as const
export const proxyAnswers = ['yes', 'no', 'cannot-tell'] as const
export const pathStages = ['reach-proxy', 'open-way', 'reach-target', 'encryption', 'answer'] as const
export const stageStates = ['succeeded', 'failed', 'not-known'] as const

/** One place where a proxy can be set. */
export interface ProxySourceSummary {
  readonly source: ProxySource
  readonly state: (typeof sourceStates)[number]
  readonly proxy?: ProxyAddress
  readonly pacUrl?: string
  /** The name of the setting that decided. */
  readonly setting?: string
  readonly evidence: readonly FactId[]
}

/** The target by one path, stage by stage; stages that do not apply are left out. */
export interface PathSummary {
  /** Absent for the direct path. */
  readonly proxy?: ProxyAddress
  readonly stages: readonly {
    readonly stage: (typeof pathStages)[number]
    readonly state: (typeof stageStates)[number]
    readonly evidence: readonly FactId[]
  }[]
  /** Whether the target's own last step succeeds by this path. */
  readonly arrives: (typeof proxyAnswers)[number]
}

/** The whole answer. */
export interface ProxyCheck {
  readonly answer: (typeof proxyAnswers)[number]
  readonly sources: readonly ProxySourceSummary[]
  /** The direct path first. */
  readonly paths: readonly PathSummary[]
}

/** Causes that say that a proxy, or something like one, is in the way or missing. */
const proxyCauses: readonly CauseId[] = [
  'proxy-unreachable',
  'proxy-authentication-required',
  'proxy-refuses-target',
  'proxy-breaks-websocket',
  'pac-broken',
  'proxy-needed',
  'traffic-intercepted',
  'certificate-intercepted',
]

/** Sums up a run that looked for proxies. */
export function checkProxies(evidence: Evidence, findings: readonly Finding[]): ProxyCheck {
  const sources = sourcesOf(evidence.facts)
  const paths = [directPath(evidence), ...proxyPaths(evidence.target, evidence.facts).map((path) => pathThrough(path, evidence))]
  return { answer: answerOf(sources, paths, findings), sources, paths }
}

/** The places and what they say, in the order in which they were found. */
export function sourcesOf(facts: readonly Fact[]): readonly ProxySourceSummary[] {
  return factsOfKind(facts, 'proxy-source').map(({ id, input: { source }, outcome }): ProxySourceSummary => {
    if (outcome.status === 'not-run' && outcome.reason === 'unsupported-here') return { source, state: 'not-here', evidence: [id] }
    if (outcome.status !== 'succeeded') return { source, state: 'not-known', evidence: [id] }
    const { choice, isException, ...named } = outcome.value
    return { source, state: isException ? 'exception' : choice, ...named, evidence: [id] }
  })
}

function answerOf(
  sources: readonly ProxySourceSummary[],
  [direct, ...throughProxies]: readonly PathSummary[],
  findings: readonly Finding[],
): ProxyCheck['answer'] {
  const suspicions = findings.filter(({ cause }) => proxyCauses.includes(cause))
  if (suspicions.some(({ certainty }) => certainty !== 'possible')) return 'yes'
  // A check that was stopped before any place was read knows nothing.
  const isAllKnown = sources.length > 0 && sources.every(({ state }) => state !== 'not-known' && state !== 'auto-detect')
  const isHarmless =
    throughProxies.every(({ arrives }) => arrives === 'yes') && (throughProxies.length === 0 || direct?.arrives !== 'cannot-tell')
  return suspicions.length === 0 && isAllKnown && isHarmless ? 'no' : 'cannot-tell'
}

function directPath({ target, facts }: Evidence): PathSummary {
  const goals = goalFacts(target, facts)
  const handshakes = factsOfKind(facts, 'tls-handshake').filter(({ input }) => input.route === 'direct' && input.purpose === 'target')
  return {
    stages: [
      { stage: 'reach-target', ...stateOf(targetConnects(facts)) },
      ...(isEncrypted(target.scheme) ? [{ stage: 'encryption' as const, ...stateOf(handshakes) }] : []),
      { stage: 'answer', ...stateOf(goals) },
    ],
    arrives: arrivalOf(goals, [...targetConnects(facts), ...handshakes], goals.some(isAnswered)),
  }
}

function pathThrough(path: ProxyPath, { target }: Evidence): PathSummary {
  const { proxy, connects, lookups, tunnels, handshakes, goals } = path
  const reach = connects.length > 0 ? connects : lookups
  return {
    proxy,
    stages: [
      { stage: 'reach-proxy', ...stateOf(reach) },
      ...(tunnels.length > 0 ? [{ stage: 'open-way' as const, ...stateOf(tunnels) }] : []),
      ...(isEncrypted(target.scheme) ? [{ stage: 'encryption' as const, ...stateOf(handshakes) }] : []),
      { stage: 'answer', ...stateOf(goals) },
    ],
    arrives: arrivalOf(goals, [...reach, ...tunnels, ...handshakes], isPassedOn(path)),
  }
}

function stateOf(facts: readonly Fact[]): { readonly state: (typeof stageStates)[number]; readonly evidence: readonly FactId[] } {
  const has = (status: string): boolean => facts.some(({ outcome }) => outcome.status === status)
  return { state: has('succeeded') ? 'succeeded' : has('failed') ? 'failed' : 'not-known', evidence: idsOf(facts) }
}

function arrivalOf(goals: readonly Fact[], before: readonly Fact[], isThere: boolean): PathSummary['arrives'] {
  if (isThere) return 'yes'
  const isStopped = goals.some(({ outcome }) => outcome.status !== 'not-run') || before.some(({ outcome }) => outcome.status === 'failed')
  return isStopped ? 'no' : 'cannot-tell'
}

function isAnswered({ kind, outcome }: Fact): boolean {
  return outcome.status === 'succeeded' && (kind !== 'http-exchange' || outcome.value.status < 500)
}
