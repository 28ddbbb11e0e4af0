// Turns the answer to "is a proxy in the way?" into the words of one language, for every door alike. It adds no judgement.
import { causesInTheWay } from '../analysis/proxy-check.ts'
import type { PathSummary, ProxyCheck, ProxySourceSummary } from '../analysis/proxy-check.ts'
import { possibleInterceptors } from '../analysis/software-check.ts'
import type { SoftwareCheck, SoftwareSummary } from '../analysis/software-check.ts'
import { askedSchemes, isJudgedSource, type AskedScheme, type ProxyAddress } from '../facts/fact.ts'
import { proxyName } from '../facts/proxy-name.ts'
import { possibleMakers, softwareKind, softwareName } from '../facts/proxy-software.ts'
import type { SoftwareId } from '../facts/proxy-software.ts'
import type { Message, StoredMessage } from '../i18n/message.ts'
import type { Translator } from '../i18n/translator.ts'
import type { CauseId } from '../rules/cause.ts'
import { isLoopbackHost } from '../target/ip-address.ts'
import type { StoredFinding } from './report.ts'
import { visibleMessage } from './visible-text.ts'

/** The answer in words, in the order in which it is shown. */
export interface ExplainedProxyCheck {
  readonly answer: ProxyCheck['answer']
  /** Yes, no or cannot tell, in one sentence. */
  readonly title: string
  /** Why the answer is this one. */
  readonly reasons: readonly string[]
  /** What to do, and how to undo it, first step first. */
  readonly steps: readonly string[]
  /** Places that this computer has. */
  readonly sources: readonly ExplainedSource[]
  /** Empty where no address was checked. */
  readonly paths: readonly ExplainedPath[]
  /** Known software; absent in reports of earlier versions. */
  readonly software?: ExplainedSoftwareList
}

/** A place where a proxy can be set. */
export interface ExplainedSource {
  readonly name: string
  readonly state: ProxySourceSummary['state']
  readonly says: string
  /** The kinds of addresses that it says it for; absent where one address was asked about. */
  readonly schemes?: string
  /** Whether the proxy that it names answers; absent where it names none. */
  readonly life?: ExplainedLife
}

export interface ExplainedLife {
  readonly isAlive: 'yes' | 'no' | 'not-known'
  readonly text: string
}

/** One way, stage by stage. */
export interface ExplainedPath {
  readonly name: string
  /** Which software its proxy is, and who goes this way. */
  readonly users: readonly string[]
  readonly stages: readonly { readonly state: PathSummary['stages'][number]['state']; readonly text: string }[]
  readonly arrives: PathSummary['arrives']
  readonly arrivesText: string
}

/** Software that can stand in between without being set. */
export interface ExplainedSoftwareList {
  /** What is said in place of a list, or above it. */
  readonly notes: readonly string[]
  readonly found: readonly ExplainedSoftware[]
}

export interface ExplainedSoftware {
  readonly name: string
  /** What shows that it is here. */
  readonly signs: readonly string[]
  /** What it usually does. */
  readonly does: string
  readonly pause: string
}

type Say = (message: Message | StoredMessage) => string

/** Says the answer; the findings are those of the report that it is part of, and none where the settings alone were looked at. */
export function explainProxyCheck(check: ProxyCheck, findings: readonly StoredFinding[], translator: Translator): ExplainedProxyCheck {
  const say: Say = (message) => translator.format(visibleMessage(message))
  const suspicions = findings.filter(({ cause, explainedBy }) => explainedBy === undefined && causesInTheWay.includes(cause))
  const sources = check.sources.filter(({ state }) => state !== 'not-here')
  return {
    answer: check.answer,
    title: say({ id: `proxy-check.answer.${check.answer}`, params: {} }),
    reasons: [...(suspicions.length > 0 ? suspicions.map(({ message }) => message) : reasonsOf(check)), ...doubtsOf(check, suspicions)].map(
      say,
    ),
    steps: [...suspicions.flatMap(({ remedies }) => remedies), ...changesOf(check), ...pausesOf(check)].map(say),
    sources: sources.map((source) => explainSource(source, check, say)),
    // Of the settings alone it is known only whether the proxies answer, which stands beside the places.
    paths: isOfAddress(check) ? check.paths.map((path) => explainPath(path, check, say)) : [],
    ...(check.software && { software: explainSoftware(check, check.software, say) }),
  }
}

/** Causes that say why the direct way fails. */
const causesOfDirectFailure: readonly CauseId[] = ['proxy-needed', 'traffic-intercepted', 'certificate-intercepted']

/** A proxy that fails explains nothing of a direct way that fails, too. */
function doubtsOf({ answer, paths: [direct] }: ProxyCheck, suspicions: readonly StoredFinding[]): readonly Message[] {
  const failsAlone = direct !== undefined && direct.proxy === undefined && direct.arrives === 'no'
  const isExplained = suspicions.some(({ cause }) => causesOfDirectFailure.includes(cause))
  return answer === 'yes' && failsAlone && !isExplained ? [{ id: 'proxy-check.why.direct-fails-too', params: {} }] : []
}

/** A check of the settings alone has no direct path. */
function isOfAddress({ paths, sources }: ProxyCheck): boolean {
  return paths.some(({ proxy }) => proxy === undefined) || sources.every(({ schemes }) => schemes === undefined)
}

/** Tells whether a place that no verdict follows from names a proxy. */
function isOnlyShown({ source, proxy, pacUrl }: ProxySourceSummary): boolean {
  return !isJudgedSource(source) && source !== 'chromium' && (proxy !== undefined || pacUrl !== undefined)
}

function reasonsOf(check: ProxyCheck): readonly Message[] {
  const { answer, sources, paths } = check
  const isState = (state: ProxySourceSummary['state']): boolean =>
    sources.some((source) => isJudgedSource(source.source) && source.state === state)
  const names = (arrives: PathSummary['arrives']): string =>
    paths.flatMap((path) => (path.proxy && path.arrives === arrives ? [proxyName(path.proxy)] : [])).join(', ')
  if (answer === 'no') {
    if (names('yes') !== '') return [{ id: 'proxy-check.why.passes', params: { proxies: names('yes') } }]
    if (isState('exception')) return [{ id: 'proxy-check.why.exception', params: {} }]
    if (isState('nothing-found')) return [{ id: 'proxy-check.why.nothing-found', params: {} }]
    return [{ id: sources.some(isOnlyShown) ? 'proxy-check.why.only-shown' : 'proxy-check.why.nothing-set', params: {} }]
  }
  const isGeneral = !isOfAddress(check)
  const reasons: Message[] = []
  if (isGeneral) reasons.push(...lifeReasons(paths))
  if (isGeneral && isState('exception')) reasons.push({ id: 'proxy-check.why.exception-set', params: {} })
  const broken = check.scripts?.filter(({ state }) => state === 'failed') ?? []
  if (isGeneral) reasons.push(...broken.map(({ url }) => brokenReason(url, sources)))
  const decides = sources.some(({ state, pacUrl }) => state === 'script' || (state === 'auto-detect' && pacUrl !== undefined))
  if (isGeneral && decides && broken.length === 0) reasons.push({ id: 'proxy-check.why.script', params: {} })
  if (sources.some(isNotFoundOut)) reasons.push({ id: 'proxy-check.why.auto-detect', params: {} })
  if (isState('not-known')) reasons.push({ id: 'proxy-check.why.not-read', params: {} })
  if (answer === 'cannot-tell') reasons.push(...betweenReasons(check))
  return reasons.length > 0 ? reasons : [{ id: 'proxy-check.why.not-settled', params: {} }]
}

function brokenReason(url: string, sources: ProxyCheck['sources']): Message {
  const isFound = sources.some(({ state, pacUrl }) => state === 'auto-detect' && pacUrl === url)
  return { id: isFound ? 'proxy-check.why.found-broken' : 'proxy-check.why.script-broken', params: { url } }
}

/** Tells whether programs look for a script, and it is not known what they find. */
function isNotFoundOut({ source, state, pacUrl }: ProxySourceSummary): boolean {
  return isJudgedSource(source) && state === 'auto-detect' && pacUrl === undefined
}

/** What may stand in between where nothing that is set explains it. */
function betweenReasons({ paths, software, tunnel }: ProxyCheck): readonly Message[] {
  const [direct] = paths
  if (!software || (direct && !direct.proxy && direct.arrives === 'yes')) return []
  const names = possibleInterceptors(software).map(softwareName)
  return [
    ...(tunnel ? [{ id: 'proxy-check.why.tunnel', params: { interfaceName: tunnel.interfaceName } } as const] : []),
    ...(names.length > 0 ? [{ id: 'proxy-check.why.software', params: { names: names.join(', ') } } as const] : []),
    ...(software.isKnown ? [] : [{ id: 'proxy-check.why.software-not-known', params: {} } as const]),
  ]
}

/** How to find out whether it does: where nothing that is set explains it. */
function pausesOf(check: ProxyCheck): readonly Message[] {
  if (check.answer !== 'cannot-tell' || !check.software || betweenReasons(check).length === 0) return []
  const names = possibleInterceptors(check.software)
  if (names.length > 0) {
    return [
      ...names.map((software): Message => ({ id: `software.${software}.pause`, params: {} })),
      { id: 'proxy-check.pause-and-repeat', params: {} },
    ]
  }
  return check.tunnel ? [{ id: 'traffic-intercepted.remedy.pause-software', params: {} }] : []
}

function explainSoftware({ tunnel }: ProxyCheck, { isKnown, found }: SoftwareCheck, say: Say): ExplainedSoftwareList {
  const notes: Message[] = []
  if (tunnel) notes.push({ id: 'proxy-check.why.tunnel', params: { interfaceName: tunnel.interfaceName } })
  if (!isKnown) notes.push({ id: 'proxy-check.software.not-known', params: {} })
  else if (found.length === 0) notes.push({ id: 'proxy-check.software.none', params: {} })
  return {
    notes: notes.map(say),
    found: found.map((each) => ({
      name: softwareName(each.software),
      signs: signsOf(each).map(say),
      does: say({ id: `proxy-check.does.${softwareKind(each.software)}`, params: {} }),
      pause: say({ id: `software.${each.software}.pause`, params: {} }),
    })),
  }
}

function signsOf({ processes, endpoints, interfaceName, issuer }: SoftwareSummary): readonly Message[] {
  const places = [...new Set(endpoints.map(({ address, port }) => endpointText(address, port)))]
  return [
    ...(processes.length > 0 ? [{ id: 'proxy-check.software.runs', params: { processes: processes.join(', ') } } as const] : []),
    ...(places.length > 0 ? [{ id: 'proxy-check.software.listens', params: { endpoints: places.join(', ') } } as const] : []),
    ...(interfaceName === undefined ? [] : [{ id: 'proxy-check.software.interface', params: { interfaceName } } as const]),
    ...(issuer === undefined ? [] : [{ id: 'proxy-check.software.issuer', params: { issuer } } as const]),
  ]
}

function endpointText(address: string, port: number): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`
}

/** Whether each proxy that is set answers, the dead ones first. */
function lifeReasons(paths: readonly PathSummary[]): readonly Message[] {
  const named = paths.flatMap(({ proxy, arrives, stages }) => (proxy ? [{ proxy: proxyName(proxy), arrives, life: lifeOf(stages) }] : []))
  return [
    ...named.filter(({ arrives }) => arrives === 'no').map(({ proxy }): Message => ({ id: 'proxy-check.why.dead', params: { proxy } })),
    ...named.filter(({ life }) => life === 'yes').map(({ proxy }): Message => ({ id: 'proxy-check.why.alive', params: { proxy } })),
  ]
}

/** Where to change what is in the way, and what to put back: once for each place and proxy. A proxy that lets the address pass needs no change. */
function changesOf(check: ProxyCheck): readonly Message[] {
  const { answer, sources, paths, scripts = [] } = check
  if (answer !== 'yes') return []
  const failing = paths.flatMap(({ proxy, arrives }) => (proxy && arrives === 'no' ? [proxyName(proxy)] : []))
  const broken = scripts.flatMap(({ url, state }) => (state === 'failed' ? [url] : []))
  const named = sources.flatMap((row) => {
    const value = row.proxy ? proxyName(row.proxy) : row.pacUrl
    return value !== undefined && (failing.includes(value) || broken.includes(value)) ? [{ ...row, value }] : []
  })
  const firsts = named.filter((row) => named.find(({ source, value }) => source === row.source && value === row.value) === row)
  return firsts.flatMap(({ source, state, value, proxy }): readonly Message[] => {
    if (!isJudgedSource(source)) return []
    // Nobody set it, so there is nothing to put back; of an address, the finding says it.
    if (state === 'auto-detect') return isOfAddress(check) ? [] : [{ id: 'pac-broken.remedy.stop-looking', params: {} }]
    const rows = named.filter((row) => row.source === source && row.value === value)
    const settings = [...new Set(rows.flatMap(({ setting }) => setting ?? []))].join(' ')
    return [
      ...(proxy && !isOfAddress(check) ? makersOf(proxy) : []), // of an address, the finding says it
      ...(proxy ? softwareAt(proxy, check) : []).map((software): Message => ({ id: `software.${software}.pause`, params: {} })),
      { id: `proxy-check.change.${source}`, params: { settings } },
      { id: 'proxy-check.undo', params: { value } },
    ]
  })
}

function makersOf(proxy: ProxyAddress): readonly Message[] {
  return possibleMakers(proxy).map((name) => ({ id: 'proxy-unreachable.remedy.possible-maker', params: { port: proxy.port, name } }))
}

function explainSource(source: ProxySourceSummary, { paths, scripts }: ProxyCheck, say: Say): ExplainedSource {
  const path = paths.find(({ proxy }) => proxy && source.proxy && proxyName(proxy) === proxyName(source.proxy))
  const script = scripts?.find(({ url }) => url === source.pacUrl)
  // What is only shown is not called, so there is nothing to say of it.
  const isUncalled = isOnlyShown(source) && !path
  const isAlive = source.proxy && !isUncalled ? lifeOf(path?.stages ?? []) : script && lifeOfState(script.state)
  return {
    name: say({ id: `proxy-check.source.${source.source}`, params: {} }),
    state: source.state,
    says: say(whatItSays(source)),
    ...(source.schemes && { schemes: schemesText(source.schemes, say) }),
    ...(isAlive && { life: { isAlive, text: say({ id: `proxy-check.alive.${isAlive}`, params: {} }) } }),
  }
}

function schemesText(schemes: readonly AskedScheme[], say: Say): string {
  if (askedSchemes.every((scheme) => schemes.includes(scheme))) return say({ id: 'proxy-check.all-addresses', params: {} })
  return schemes.map((scheme) => (scheme === 'wss' ? 'ws://, wss://' : `${scheme}://`)).join(', ')
}

function lifeOf(stages: PathSummary['stages']): ExplainedLife['isAlive'] {
  return lifeOfState(stages.find(({ stage }) => stage === 'reach-proxy')?.state)
}

function lifeOfState(state: PathSummary['stages'][number]['state'] | undefined): ExplainedLife['isAlive'] {
  return state === 'succeeded' ? 'yes' : state === 'failed' ? 'no' : 'not-known'
}

function whatItSays({ state, proxy, pacUrl, setting = '', service, schemes }: ProxySourceSummary): Message {
  if (proxy && service !== undefined)
    return { id: 'proxy-check.state.proxy-of-service', params: { proxy: proxyName(proxy), setting, service } }
  if (proxy) return { id: 'proxy-check.state.proxy', params: { proxy: proxyName(proxy), setting } }
  if (pacUrl !== undefined && state === 'auto-detect') return { id: 'proxy-check.state.found', params: { url: pacUrl } }
  if (pacUrl !== undefined) return { id: 'proxy-check.state.script', params: { url: pacUrl } }
  if (state === 'exception')
    return schemes ? { id: 'proxy-check.state.some', params: { setting } } : { id: 'proxy-check.state.exception', params: { setting } }
  return {
    id: `proxy-check.state.${state === 'auto-detect' || state === 'nothing-found' || state === 'not-known' ? state : 'direct'}`,
    params: {},
  }
}

/** The products that wait where a proxy of this computer is. */
function softwareAt({ host, port }: ProxyAddress, { software }: ProxyCheck): readonly SoftwareId[] {
  if (!isLoopbackHost(host)) return []
  const there = software?.found.filter(({ endpoints }) => endpoints.some((endpoint) => endpoint.port === port)) ?? []
  return there.map((each) => each.software)
}

function explainPath({ proxy, usedBy = [], stages, arrives }: PathSummary, check: ProxyCheck, say: Say): ExplainedPath {
  const software = proxy ? softwareAt(proxy, check) : []
  return {
    name: proxy ? proxyName(proxy) : say({ id: 'proxy-check.direct', params: {} }),
    users: [
      ...software.map((id) => say({ id: 'proxy-check.path-software', params: { name: softwareName(id) } })),
      ...usedBy.map((user) => say({ id: `proxy-check.user.${user}`, params: {} })),
    ],
    stages: stages.map(({ stage, state }) => ({ state, text: say({ id: `proxy-check.stage.${stage}`, params: {} }) })),
    arrives,
    arrivesText: say({ id: `proxy-check.arrives.${arrives}`, params: {} }),
  }
}
