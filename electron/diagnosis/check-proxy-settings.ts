// Looks at every place that can set a proxy, and whether the proxies named there are alive, without any target.
import { anyTarget, checkSettings } from '../../shared/analysis/settings-check.ts'
import type { ProxyCheck } from '../../shared/analysis/proxy-check.ts'
import { askedSchemes, isJudgedSource, proxySources } from '../../shared/facts/fact.ts'
import type { Fact } from '../../shared/facts/fact.ts'
import { succeeded } from '../../shared/facts/fact-queries.ts'
import { proxiesInUse, proxyAddresses } from '../../shared/facts/proxy-path.ts'
import { planDiscovery } from '../../shared/plan/plan-proxies.ts'
import type { PlannedProbe } from '../../shared/plan/planned-probe.ts'
import { isAddress } from '../../shared/target/ip-address.ts'
import { ConnectionStore } from '../probes/connections.ts'
import type { ProbeContext } from '../probes/probe-context.ts'
import { runProbe } from '../probes/run-probe.ts'
import { chooseProxy } from '../system/proxy-setting.ts'
import { createTrustStore } from '../system/trust-store.ts'
import type { Machine, RunEvent } from './run-diagnosis.ts'

/** What the settings alone say. */
export interface SettingsCheck {
  readonly proxyCheck: ProxyCheck
  readonly facts: readonly Fact[]
}

/** Reads the places, fetches the scripts that they name or let programs look for, and calls each proxy once. */
export async function checkProxySettings(
  machine: Machine,
  signal: AbortSignal,
  onEvent: (event: RunEvent) => void = () => undefined,
): Promise<SettingsCheck> {
  const connections = new ConnectionStore()
  const target = anyTarget('https')
  const choice = chooseProxy('auto', { environment: machine.environment, target })
  const pacUrl = choice.status === 'succeeded' ? choice.value.pacUrl : undefined
  const trust = createTrustStore(machine.environment)
  const context = { ...machine, signal, connections, trust, target, ...(pacUrl === undefined ? {} : { pacUrl }) }
  try {
    const between = runAll(
      [
        { id: 'network-interfaces', kind: 'network-interfaces', input: {} },
        { id: 'proxy-software', kind: 'proxy-software', input: {} },
      ],
      context,
      onEvent,
    )
    const sources = await runAll(
      proxySources.flatMap((source) =>
        // Single programs fetch pages and open no WebSockets.
        askedSchemes
          .filter((scheme) => scheme !== 'wss' || source === 'chromium' || isJudgedSource(source))
          .map((scheme) => ({ id: `proxy-source/${source}/${scheme}`, kind: 'proxy-source', input: { source, scheme } }) as const),
      ),
      context,
      onEvent,
    )
    const judged = succeeded(sources, 'proxy-source').filter(({ input }) => isJudgedSource(input.source))
    const scriptUrls = judged.flatMap(({ outcome }) => outcome.value.pacUrl ?? [])
    const [scripts, found] = await Promise.all([
      runAll(
        scriptUrls.map((url) => ({ id: `pac-script/${url}`, kind: 'pac-script', input: { url } })),
        context,
        onEvent,
      ),
      discover(sources, context, onEvent),
    ])
    // What a script names it names for one address: without any, only the proxies of the places themselves are called.
    const proxies = proxiesInUse(context.target, [
      ...sources,
      ...found.filter(({ kind, outcome }) => kind !== 'pac-script' || outcome.status !== 'succeeded'),
    ]).map(({ proxy }) => proxy)
    const names = [...new Set(proxies.map(({ host }) => host).filter((host) => !isAddress(host)))]
    const lookups = await runAll(
      names.map((name) => ({ id: `system-lookup/proxy/${name}`, kind: 'system-lookup', input: { name, purpose: 'proxy' } })),
      context,
      onEvent,
    )
    const endpoints = proxies.flatMap((proxy) => proxyAddresses(proxy, lookups).map((address) => ({ address, port: proxy.port })))
    const connects = await runAll(
      endpoints.map(({ address, port }) => ({
        id: `tcp-connect/proxy/${address}/${port}`,
        kind: 'tcp-connect',
        input: { address, port, purpose: 'proxy' },
      })),
      context,
      onEvent,
    )
    const facts = [...sources, ...found, ...scripts, ...lookups, ...connects, ...(await between)]
    return { proxyCheck: checkSettings(facts), facts }
  } finally {
    connections.closeAll()
  }
}

/** Looks for a script by the same plan as a check of an address. */
async function discover(sources: readonly Fact[], context: Context, onEvent: (event: RunEvent) => void): Promise<readonly Fact[]> {
  const found: Fact[] = []
  for (let due = planDiscovery(sources); due.length > 0;) {
    found.push(...(await runAll(due, context, onEvent)))
    due = planDiscovery([...sources, ...found]).filter(({ id }) => found.every((fact) => fact.id !== id))
  }
  return found
}

type Context = Omit<ProbeContext, 'reportSlow'>

async function runAll(probes: readonly PlannedProbe[], context: Context, onEvent: (event: RunEvent) => void): Promise<readonly Fact[]> {
  const distinct = [...new Map(probes.map((probe) => [probe.id, probe])).values()]
  return Promise.all(distinct.map((probe) => runOne(probe, context, onEvent)))
}

async function runOne(probe: PlannedProbe, context: Context, onEvent: (event: RunEvent) => void): Promise<Fact> {
  onEvent({ kind: 'probe-started', probe })
  const startMs = context.clock.monotonicMs()
  const startedAt = context.clock.now().toISOString()
  const asked = probe.kind === 'proxy-source' && probe.input.scheme ? { ...context, target: anyTarget(probe.input.scheme) } : context
  const outcome = await runProbe(probe, { ...asked, reportSlow: () => onEvent({ kind: 'probe-slow', probeId: probe.id }) })
  const fact = { ...probe, startedAt, durationMs: Math.round((context.clock.monotonicMs() - startMs) * 100) / 100, outcome } as Fact
  onEvent({ kind: 'fact', fact })
  return fact
}
