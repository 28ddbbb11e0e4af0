// The ways through the proxies that programs take for the target, each tried beside the direct one: to the proxy, through it, and what the scheme asks.
import type { AskedScheme, ConversationInput, Fact, FactId, ProxyAddress, ProxySource } from '../facts/fact.ts'
import { callableAddresses, factsOfKind, succeeded } from '../facts/fact-queries.ts'
import { isAskedForAddress, proxiesInUse, proxyAddresses, settingsInForce } from '../facts/proxy-path.ts'
import { candidatesDue, isDetectionOn } from '../facts/script-discovery.ts'
import { addressReach, isAddress } from '../target/ip-address.ts'
import { isEncrypted, isWebsocket } from '../target/target.ts'
import type { Target } from '../target/target.ts'
import { connectProbe, conversationId, exchangeProbe, planConversation } from './conversation-probes.ts'
import type { PlanContext } from './plan-context.ts'
import type { PlannedProbe } from './planned-probe.ts'

/** Where a proxy can be set, by the operating system; the environment is everywhere. */
const sourcesBySystem: Readonly<Record<string, readonly ProxySource[]>> = {
  linux: ['gnome', 'kde', 'git', 'npm', 'curl', 'apt'],
  macos: ['macos', 'git', 'npm', 'curl'],
  windows: ['windows', 'windows-connection', 'winhttp', 'git', 'npm', 'curl'],
}

/** Plans the places where a proxy can be set, once it is known which system this is. */
export function planProxySources(target: Target, facts: readonly Fact[]): readonly PlannedProbe[] {
  const system = succeeded(facts, 'network-interfaces')[0]?.outcome.value.operatingSystem ?? ''
  const sources: readonly ProxySource[] = ['environment', ...(sourcesBySystem[system] ?? [])]
  return [
    ...sources.map((source): PlannedProbe => ({ id: `proxy-source/${source}`, kind: 'proxy-source', input: { source } })),
    ...(isWebsocket(target.scheme) ? (['https', 'wss'] as const) : [undefined]).map(askChromium),
  ]
}

/** Chromium may take another way for the page than for the WebSocket. */
function askChromium(scheme: AskedScheme | undefined): PlannedProbe {
  const id = `proxy-source/chromium${scheme === undefined ? '' : `/${scheme}`}`
  return { id, kind: 'proxy-source', input: { source: 'chromium', ...(scheme && { scheme }) } }
}

/** Plans a look at what stands in the way without being set: where proxies are asked about, and where something answered that cannot. */
export function planBetween({ target, options, facts }: PlanContext): readonly PlannedProbe[] {
  const software: PlannedProbe = { id: 'proxy-software', kind: 'proxy-software', input: {} }
  const addresses = callableAddresses(target, facts)
  const isMadeUp = addresses.some((address) => addressReach(address) === 'fake-ip')
  const isAnsweredByNobody = succeeded(facts, 'tcp-connect').some(({ input }) => input.purpose === 'canary')
  if (!options.checksProxies) return isMadeUp || isAnsweredByNobody ? [software] : []
  return [
    software,
    ...addresses.map((address) => ({ id: `source-address/${address}`, kind: 'source-address', input: { address } }) as const),
  ]
}

/** Plans the proxy scripts that are set, and the way through every proxy that is known by now. */
export function planProxies(context: PlanContext): readonly PlannedProbe[] {
  const { target, facts } = context
  const scripts = settingsInForce(facts).flatMap(({ outcome }) => outcome.value.pacUrl ?? [])
  return [
    ...planDiscovery(facts),
    ...scripts.map((url): PlannedProbe => ({ id: `pac-script/${url}`, kind: 'pac-script', input: { url } })),
    ...proxiesInUse(target, facts).flatMap(({ proxy }) => planProxy(proxy, context)),
  ]
}

/** Looks for a script as programs do, where a place tells them to: one address after another. */
export function planDiscovery(facts: readonly Fact[]): readonly PlannedProbe[] {
  if (!isDetectionOn(facts)) return []
  const look: PlannedProbe = { id: 'script-discovery', kind: 'script-discovery', input: {} }
  const scripts = candidatesDue(facts).map((input): PlannedProbe => ({ id: `pac-script/found/${input.url}`, kind: 'pac-script', input }))
  return [look, ...scripts]
}

function planProxy(proxy: ProxyAddress, context: PlanContext): readonly PlannedProbe[] {
  const { target, facts } = context
  const addresses = proxyAddresses(proxy, facts)
  const lookup: PlannedProbe = {
    id: `system-lookup/proxy/${proxy.host}`,
    kind: 'system-lookup',
    input: { name: proxy.host, purpose: 'proxy' },
  }
  const lookups = isAddress(proxy.host) ? [] : [lookup]
  if (addresses.length === 0) return lookups
  const connects = addresses.map((address) => connectProbe({ address, port: proxy.port }, 'proxy'))
  const address = succeeded(facts, 'tcp-connect').find(({ id }) => connects.some((connect) => connect.id === id))?.input.address
  if (address === undefined) return [...lookups, ...connects]
  const over: ConversationInput = { address, port: proxy.port, route: 'proxy', purpose: 'target' }
  return [
    ...lookups,
    ...connects,
    ...(isAskedForAddress(target, proxy) ? askForAddress(proxy, over, context) : tunnel(proxy, over, context)),
  ]
}

function askForAddress(proxy: ProxyAddress, over: ConversationInput, { target }: PlanContext): readonly PlannedProbe[] {
  const { id } = exchangeProbe(target, over)
  const input = { ...over, encrypted: false, host: target.host, path: target.path, askedProxy: proxy }
  return [{ id, kind: 'http-exchange', input }]
}

function tunnel(proxy: ProxyAddress, over: ConversationInput, context: PlanContext): readonly PlannedProbe[] {
  const { target, facts } = context
  const { address, port } = over
  const asked: PlannedProbe = {
    id: `proxy-tunnel/${address}/${port}`,
    kind: 'proxy-tunnel',
    input: { address, port, proxy, host: target.host, targetPort: target.port },
  }
  if (!succeeded(facts, 'proxy-tunnel').some(({ id }) => id === asked.id)) return [asked]
  return [asked, ...planConversation(target, facts, over), ...askInHttp(over, context)]
}

/** Whether HTTP passes where an upgrade does not: asked once the upgrade has failed, or hangs. */
function askInHttp(over: ConversationInput, { target, facts, slow }: PlanContext): readonly PlannedProbe[] {
  if (!isWebsocket(target.scheme)) return []
  const upgrade = exchangeProbe(target, over).id
  const isBroken = slow.has(upgrade) || hasFailed(upgrade, factsOfKind(facts, 'websocket-upgrade'))
  if (!isBroken) return []
  const encrypted = isEncrypted(target.scheme)
  return [
    {
      id: `http-exchange/${encrypted ? 'tls' : 'plain'}/${conversationId(over)}`,
      kind: 'http-exchange',
      input: { ...over, encrypted, host: target.host, path: '/' },
    },
  ]
}

function hasFailed(id: FactId, facts: readonly { readonly id: FactId; readonly outcome: { readonly status: string } }[]): boolean {
  return facts.some((fact) => fact.id === id && fact.outcome.status === 'failed')
}
