// Looks at every place that can set a proxy, and whether the proxies named there are alive, without any target.
import { sourcesOf } from '../../shared/analysis/proxy-check.ts'
import type { ProxyCheck } from '../../shared/analysis/proxy-check.ts'
import { proxySources } from '../../shared/facts/fact.ts'
import type { Fact, FactByKind, ProxySource } from '../../shared/facts/fact.ts'
import { proxiesInUse, proxyAddresses } from '../../shared/facts/proxy-path.ts'
import type { PlannedProbe } from '../../shared/plan/planned-probe.ts'
import { isAddress } from '../../shared/target/ip-address.ts'
import type { Target } from '../../shared/target/target.ts'
import { ConnectionStore } from '../probes/connections.ts'
import type { ProbeContext } from '../probes/probe-context.ts'
import { runProbe } from '../probes/run-probe.ts'
import { createTrustStore } from '../system/trust-store.ts'
import type { Machine } from './run-diagnosis.ts'

/** Pages somewhere, which the settings are asked about and which nobody calls (RFC 2606): a proxy may be set for one of the two alone. */
const pages: readonly Target[] = [
  { scheme: 'https', host: 'www.example.com', port: 443, path: '/', input: '' },
  { scheme: 'http', host: 'www.example.com', port: 80, path: '/', input: '' },
]
const anyPage = pages[0] as Target

/** What the settings alone say. With proxies that are alive only an address can show whether they are in the way. */
export interface SettingsCheck {
  readonly proxyCheck: ProxyCheck
  readonly facts: readonly Fact[]
}

/** Reads the places, then calls each proxy once. */
export async function checkProxySettings(machine: Machine, signal: AbortSignal): Promise<SettingsCheck> {
  const connections = new ConnectionStore()
  const context: ProbeContext = { ...machine, signal, connections, trust: createTrustStore(machine.environment), target: anyPage }
  try {
    const sources = await Promise.all(proxySources.map((source) => readForPages(source, context)))
    const proxies = proxiesInUse(anyPage, sources).map(({ proxy }) => proxy)
    const names = [...new Set(proxies.map(({ host }) => host).filter((host) => !isAddress(host)))]
    const lookups = await runAll(
      names.map((name) => ({ id: `system-lookup/proxy/${name}`, kind: 'system-lookup', input: { name, purpose: 'proxy' } })),
      context,
    )
    const endpoints = proxies.flatMap((proxy) => proxyAddresses(proxy, lookups).map((address) => ({ address, port: proxy.port })))
    const connects = await runAll(
      endpoints.map(({ address, port }) => ({
        id: `tcp-connect/proxy/${address}/${port}`,
        kind: 'tcp-connect',
        input: { address, port, purpose: 'proxy' },
      })),
      context,
    )
    const facts = [...sources, ...lookups, ...connects]
    const paths = proxies.map((proxy) => {
      const reach = connects.filter(
        (fact): fact is FactByKind<'tcp-connect'> =>
          fact.kind === 'tcp-connect' && fact.input.port === proxy.port && proxyAddresses(proxy, lookups).includes(fact.input.address),
      )
      const isAlive = reach.some(({ outcome }) => outcome.status === 'succeeded')
      const evidence = reach.map(({ id }) => id)
      return {
        proxy,
        stages: [{ stage: 'reach-proxy', state: isAlive ? 'succeeded' : 'failed', evidence }],
        arrives: isAlive ? 'cannot-tell' : 'no',
      } as const
    })
    return { proxyCheck: { answer: answerOf(sources, paths), sources: sourcesOf(sources), paths }, facts }
  } finally {
    connections.closeAll()
  }
}

function answerOf(sources: readonly Fact[], paths: ProxyCheck['paths']): ProxyCheck['answer'] {
  if (paths.some(({ arrives }) => arrives === 'no')) return 'yes'
  const isNothingSet = sourcesOf(sources).every(({ state }) => state === 'direct' || state === 'exception' || state === 'not-here')
  return isNothingSet ? 'no' : 'cannot-tell'
}

/** What a place says about the first page that it does not leave alone. */
async function readForPages(source: ProxySource, context: ProbeContext): Promise<Fact> {
  const probe = { id: `proxy-source/${source}`, kind: 'proxy-source', input: { source } } as const
  const said = (await Promise.all(pages.map((target) => runAll([probe], { ...context, target })))).flat()
  const isSilent = (fact: Fact): boolean => sourcesOf([fact]).every(({ state }) => state === 'direct' || state === 'not-here')
  return (said.find((fact) => !isSilent(fact)) ?? said[0]) as Fact
}

function runAll(probes: readonly PlannedProbe[], context: ProbeContext): Promise<readonly Fact[]> {
  return Promise.all(
    probes.map(async (probe) => {
      const startMs = context.clock.monotonicMs()
      const startedAt = context.clock.now().toISOString()
      const outcome = await runProbe(probe, context)
      return { ...probe, startedAt, durationMs: context.clock.monotonicMs() - startMs, outcome } as Fact
    }),
  )
}
