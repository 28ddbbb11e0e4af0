// Says as data what should be tried, given what is known. Pure: asked again after every fact, it names everything that should have been started by now;
// the runner starts what it has not started yet. It takes back only the look at other ports, when the target answers after all. Nothing is contacted here.
import type { FactId } from '../facts/fact.ts'
import {
  callableAddresses,
  factsOfKind,
  failed,
  isOwnAddress,
  isTargetThisComputer,
  succeeded,
  targetAddresses,
  targetConnects,
} from '../facts/fact-queries.ts'
import { isAddress, isLocalhostName } from '../target/ip-address.ts'
import { connectProbe, planConversations } from './conversation-probes.ts'
import { planCanaries } from './plan-canaries.ts'
import { planThisSide } from './plan-this-side.ts'
import type { PlanContext } from './plan-context.ts'
import { planCrossChecks } from './plan-cross-checks.ts'
import { planOtherPorts } from './plan-other-ports.ts'
import { planBetween, planProxies, planProxySources } from './plan-proxies.ts'
import type { PlannedProbe } from './planned-probe.ts'

/** More resolvers than this are spares that nothing asks. */
const mostResolvers = 3

/** Names everything that should have been started by now, in a stable order, each once. */
export function planProbes(context: PlanContext): readonly PlannedProbe[] {
  const planned = [
    ...planEnvironment(context),
    ...planNames(context),
    ...planConnects(context),
    ...planConversations(context),
    ...planProxies(context),
    ...planBetween(context),
    ...planCrossChecks(context),
    ...planOtherPorts(context),
    ...planCanaries(context),
    ...planThisSide(context),
  ]
  return [...new Map(planned.map((probe) => [probe.id, probe])).values()]
}

function planEnvironment({ target, options, facts, slow }: PlanContext): readonly PlannedProbe[] {
  const always: PlannedProbe[] = [
    { id: 'network-interfaces', kind: 'network-interfaces', input: {} },
    { id: 'proxy-setting', kind: 'proxy-setting', input: { mode: options.proxy } },
  ]
  if (options.checksProxies) always.push(...planProxySources(target, facts))
  if (options.hasServerDescription) always.push({ id: 'server-description', kind: 'server-description', input: {} })
  if (options.hasCallReport) always.push({ id: 'call-report', kind: 'call-report', input: {} })
  if (!isAddress(target.host)) {
    always.push({ id: 'resolvers', kind: 'resolvers', input: {} })
    always.push({ id: `hosts-file/${target.host}`, kind: 'hosts-file', input: { name: target.host } })
  }
  if (failed(facts, 'system-lookup', 'name-not-found').some(({ input }) => input.purpose === 'target')) {
    always.push({ id: `public-suffix/${target.host}`, kind: 'public-suffix', input: { name: target.host } })
    if (options.hasHistory) always.push({ id: `names-used-before/${target.host}`, kind: 'names-used-before', input: { name: target.host } })
  }
  const someConnectFails = targetConnects(facts).some(({ outcome }) => outcome.status === 'failed') || hasSlowConnect(slow)
  if (someConnectFails && isTargetThisComputer(target, facts)) always.push({ id: 'listeners', kind: 'listeners', input: {} })
  // Until this computer's own addresses are known, any address may be its own.
  if (someConnectFails && facts.some(({ kind }) => kind === 'network-interfaces')) {
    for (const address of targetAddresses(target, facts)) {
      if (!isOwnAddress(address, facts)) always.push({ id: `route/${address}`, kind: 'route', input: { address } })
    }
  }
  if (factsOfKind(facts, 'tls-handshake').length > 0) always.push({ id: 'trust-store', kind: 'trust-store', input: {} })
  return always
}

function hasSlowConnect(slow: ReadonlySet<FactId>): boolean {
  return [...slow].some((id) => id.startsWith('tcp-connect/target/'))
}

function planNames({ target, options, facts }: PlanContext): readonly PlannedProbe[] {
  if (isAddress(target.host)) return []
  const lookup: PlannedProbe = {
    id: `system-lookup/${target.host}`,
    kind: 'system-lookup',
    input: { name: target.host, purpose: 'target', ...(options.addressFamily ? { family: options.addressFamily } : {}) },
  }
  if (!isAskedInDns(target.host)) return [lookup]
  const servers = succeeded(facts, 'resolvers').flatMap(({ outcome }) => outcome.value.servers.slice(0, mostResolvers))
  const queries = servers.flatMap((resolver) =>
    (options.addressFamily === 'ipv4' ? (['A'] as const) : (['A', 'AAAA'] as const)).map((recordType): PlannedProbe => ({
      id: `dns-query/${resolver}/${recordType}/${target.host}`,
      kind: 'dns-query',
      input: { name: target.host, recordType, resolver },
    })),
  )
  return [lookup, ...queries]
}

/** Names that must not, or cannot, be asked of a DNS server: localhost (RFC 6761), multicast DNS (RFC 6762), single labels, which only the system's search list completes. */
function isAskedInDns(name: string): boolean {
  return !isLocalhostName(name) && !name.endsWith('.local') && name.includes('.')
}

function planConnects({ target, facts }: PlanContext): readonly PlannedProbe[] {
  return callableAddresses(target, facts).map((address) => connectProbe({ address, port: target.port }, 'target'))
}
