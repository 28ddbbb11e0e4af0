// Answers the question "is a proxy in the way?" from what was seen: every place that can set one, and the same address by every path.
import { isJudgedSource } from '../facts/fact.ts'
import type { AskedScheme, Fact, FactByKind, FactId, PacDirective, ProxyAddress, ProxySource, ValueOf } from '../facts/fact.ts'
import { factsOfKind, goalFacts, idsOf, succeeded, targetConnects } from '../facts/fact-queries.ts'
import { foundScript, isNothingFound } from '../facts/script-discovery.ts'
import { proxyPaths } from '../facts/proxy-path.ts'
import type { ProxyPath } from '../facts/proxy-path.ts'
import type { CauseId } from '../rules/cause.ts'
import { isPassedOn } from '../rules/proxy-facts.ts'
import type { Evidence, Finding } from '../rules/rule.ts'
import { isEncrypted } from '../target/target.ts'
import { checkSoftware, isNothingBetween, tunnelOf } from './software-check.ts'
import type { SoftwareCheck, TunnelSummary } from './software-check.ts'

/**
 * What one place says; `not-known` is not "no proxy", `not-here` means that this computer has no such place. `auto-detect` names the script that was found,
 * and none where it is not known what programs find; `nothing-found` lets them look on a network that offers no script.
 */
export const sourceStates = ['direct', 'exception', 'proxy', 'script', 'auto-detect', 'nothing-found', 'not-known', 'not-here'] as const
export const proxyAnswers = ['yes', 'no', 'cannot-tell'] as const
export const pathStages = ['reach-proxy', 'open-way', 'reach-target', 'encryption', 'answer'] as const
export const stageStates = ['succeeded', 'failed', 'not-known'] as const
/** Who goes a way: the person who named its proxy, programs of Node, programs that follow the environment, the system's settings, or a script. */
export const pathUsers = ['named', 'node', 'environment', 'system', 'script'] as const
export type PathUser = (typeof pathUsers)[number]

/** One place where a proxy can be set. */
export interface ProxySourceSummary {
  readonly source: ProxySource
  readonly state: (typeof sourceStates)[number]
  /** What it says it for, where no address was asked about; absent where one was. */
  readonly schemes?: readonly AskedScheme[]
  readonly proxy?: ProxyAddress
  readonly pacUrl?: string
  /** The name of the setting that decided. */
  readonly setting?: string
  /** The network service of macOS that the setting belongs to. */
  readonly service?: string
  readonly evidence: readonly FactId[]
}

/** The target by one path, stage by stage; stages that do not apply are left out. */
export interface PathSummary {
  /** Absent for the direct path. */
  readonly proxy?: ProxyAddress
  /** Absent in reports of earlier versions. Whose way is not known is on no path. */
  readonly usedBy?: readonly PathUser[]
  readonly stages: readonly {
    readonly stage: (typeof pathStages)[number]
    readonly state: (typeof stageStates)[number]
    readonly evidence: readonly FactId[]
  }[]
  /** Whether the target's own last step succeeds by this path. */
  readonly arrives: (typeof proxyAnswers)[number]
}

/** A proxy script that a place names. */
export interface ScriptSummary {
  readonly url: string
  /** Whether it was fetched, run and understood. */
  readonly state: (typeof stageStates)[number]
  readonly evidence: readonly FactId[]
}

/** The whole answer. */
export interface ProxyCheck {
  readonly answer: (typeof proxyAnswers)[number]
  readonly sources: readonly ProxySourceSummary[]
  /** The direct path first. */
  readonly paths: readonly PathSummary[]
  /** The scripts that are set; absent in reports of earlier versions. */
  readonly scripts?: readonly ScriptSummary[]
  /** Known software on this computer; absent in reports of earlier versions. */
  readonly software?: SoftwareCheck
  /** A tunnel that takes what is sent to the target; absent where there is none, or where it is not known. */
  readonly tunnel?: TunnelSummary
}

/** Causes that say that a proxy, or something like one, is in the way or missing. */
export const causesInTheWay: readonly CauseId[] = [
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
  const paths = [
    { ...directPath(evidence), usedBy: directUsers(evidence.facts) },
    ...proxyPaths(evidence.target, evidence.facts).map((path) => ({ ...pathThrough(path, evidence), usedBy: usersOf(path.saidBy) })),
  ]
  const isClear = isNothingBetween(evidence.facts)
  const tunnel = tunnelOf(evidence.facts)
  const answer = answerOf(sources, paths, findings, isClear)
  return { answer, sources, paths, scripts: scriptsOf(evidence.facts), software: checkSoftware(evidence.facts), ...(tunnel && { tunnel }) }
}

/** The places and what they say, in the order in which they were found; what one place says alike for several schemes is said once. */
export function sourcesOf(facts: readonly Fact[]): readonly ProxySourceSummary[] {
  const summaries = new Map<string, ProxySourceSummary>()
  for (const fact of factsOfKind(facts, 'proxy-source')) {
    const { evidence, schemes = [], ...said } = summaryOf(fact, facts)
    const key = JSON.stringify(said)
    const before = summaries.get(key)
    const allSchemes = [...(before?.schemes ?? []), ...schemes]
    summaries.set(key, {
      ...said,
      ...(allSchemes.length > 0 && { schemes: allSchemes }),
      evidence: [...(before?.evidence ?? []), ...evidence],
    })
  }
  return [...summaries.values()]
}

function summaryOf({ id, input: { source, scheme }, outcome }: FactByKind<'proxy-source'>, facts: readonly Fact[]): ProxySourceSummary {
  const asked = { source, ...(scheme && { schemes: [scheme] }), evidence: [id] }
  if (outcome.status === 'not-run' && outcome.reason === 'unsupported-here') return { ...asked, state: 'not-here' }
  if (outcome.status !== 'succeeded') return { ...asked, state: 'not-known' }
  const { choice, isException, ...named } = outcome.value
  if (choice === 'auto-detect') return { ...asked, ...detected(outcome.value, facts) }
  return { ...asked, state: isException ? 'exception' : choice, ...named }
}

/** What detection comes to on this network. What is set beside it counts where nothing is found. */
function detected(
  { proxy, setting, service, isException }: ValueOf<'proxy-source'>,
  facts: readonly Fact[],
): Pick<ProxySourceSummary, 'state' | 'proxy' | 'pacUrl' | 'setting' | 'service'> {
  const found = foundScript(facts)
  if (found) return { state: 'auto-detect', pacUrl: found.input.url }
  if (!isNothingFound(facts)) return { state: 'auto-detect' }
  const named = { ...(setting !== undefined && { setting }), ...(service !== undefined && { service }) }
  if (proxy) return { state: 'proxy', proxy, ...named }
  return isException ? { state: 'exception', ...named } : { state: 'nothing-found' }
}

function answerOf(
  sources: readonly ProxySourceSummary[],
  [direct, ...throughProxies]: readonly PathSummary[],
  findings: readonly Finding[],
  isClear: boolean,
): ProxyCheck['answer'] {
  const suspicions = findings.filter(({ cause }) => causesInTheWay.includes(cause))
  if (suspicions.some(({ certainty }) => certainty !== 'possible')) return 'yes'
  // A check that was stopped before any place was read knows nothing.
  const judged = sources.filter(({ source }) => isJudgedSource(source))
  const isAllKnown = judged.length > 0 && judged.every(isKnown)
  const isHarmless =
    throughProxies.every(({ arrives }) => arrives === 'yes') && (throughProxies.length === 0 || direct?.arrives !== 'cannot-tell')
  // What works is not kept from working. What does not may be kept by software that needs no setting.
  const isUnhindered = isClear || direct?.arrives === 'yes'
  return suspicions.length === 0 && isAllKnown && isHarmless && isUnhindered ? 'no' : 'cannot-tell'
}

function isKnown({ state, pacUrl }: ProxySourceSummary): boolean {
  return state !== 'not-known' && (state !== 'auto-detect' || pacUrl !== undefined)
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

/** Who takes a proxy, by the facts that name it. */
export function usersOf(saidBy: readonly Fact[]): readonly PathUser[] {
  const users = new Set(saidBy.flatMap((fact) => userOf(fact) ?? []))
  return pathUsers.filter((user) => users.has(user))
}

function userOf(fact: Fact): PathUser | undefined {
  if (fact.kind === 'pac-script') return 'script'
  if (fact.kind === 'proxy-setting') return fact.input.mode === 'given' ? 'named' : isOfSystem(fact) ? 'system' : 'environment'
  if (fact.kind !== 'proxy-source') return undefined
  return fact.input.source === 'environment' ? 'environment' : 'system'
}

function isOfSystem({ outcome }: FactByKind<'proxy-setting'>): boolean {
  return outcome.status === 'succeeded' && outcome.value.source === 'system'
}

/** Who goes without a proxy: programs of Node always (Node's documentation of `http.Agent` and `fetch`), the others where all that they follow says so. */
function directUsers(facts: readonly Fact[]): readonly PathUser[] {
  const sources = factsOfKind(facts, 'proxy-source').filter(
    ({ input, outcome }) => isJudgedSource(input.source) && (outcome.status !== 'not-run' || outcome.reason !== 'unsupported-here'),
  )
  const environment = sources.filter(({ input }) => input.source === 'environment')
  const system = sources.filter(({ input }) => input.source !== 'environment')
  const areDirect = (places: typeof sources): boolean => places.length > 0 && places.every((place) => isDirect(place, facts))
  return pathUsers.filter((user) => {
    if (user === 'node') return true
    if (user === 'environment') return areDirect(environment)
    if (user === 'system') return areDirect(system)
    return user === 'script' && succeeded(facts, 'pac-script').some(({ outcome }) => outcome.value.answers.some(beginsDirectly))
  })
}

function isDirect({ outcome }: FactByKind<'proxy-source'>, facts: readonly Fact[]): boolean {
  if (outcome.status !== 'succeeded') return false
  const { choice, proxy } = outcome.value
  return choice === 'direct' || (choice === 'auto-detect' && !proxy && isNothingFound(facts))
}

function beginsDirectly({ directives }: { readonly directives: readonly PacDirective[] }): boolean {
  return directives[0]?.kind === 'direct'
}

/** The scripts, as far as they are known to work. */
export function scriptsOf(facts: readonly Fact[]): readonly ScriptSummary[] {
  const scripts = factsOfKind(facts, 'pac-script').filter((fact) => fact.input.foundBy === undefined || fact === foundScript(facts))
  return scripts.map((fact) => ({ url: fact.input.url, ...stateOf([fact]) }))
}

/** How a stage went, by its facts. */
export function stateOf(facts: readonly Fact[]): { readonly state: (typeof stageStates)[number]; readonly evidence: readonly FactId[] } {
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
