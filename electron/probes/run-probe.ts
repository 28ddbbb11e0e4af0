// The overview of everything that Ponte can try or read: one kind, one function, one file. Keeping time and ids is the runner's work.
import { proxySetting } from '../system/proxy-in-force.ts'
import { trustStore } from '../system/trust-store.ts'
import type { FactKind, InputOf, ValueOf } from '../../shared/facts/fact.ts'
import type { Outcome } from '../../shared/facts/outcome.ts'
import { notRun } from './first-verdict.ts'
import type { ProbeContext } from './probe-context.ts'

type ProbeFunction<Kind extends FactKind> = (input: InputOf<Kind>, context: ProbeContext) => Promise<Outcome<ValueOf<Kind>>>

/** Loaded when first needed: a run uses few of them, and loading is the longest part of a short run. */
const probes: { readonly [Kind in FactKind]: () => Promise<ProbeFunction<Kind>> } = {
  'system-lookup': async () => (await import('./system-lookup.ts')).systemLookup,
  'dns-query': async () => (await import('./dns-query.ts')).dnsQuery,
  'tcp-connect': async () => (await import('./tcp-connect.ts')).tcpConnect,
  'first-bytes': async () => (await import('./first-bytes.ts')).firstBytes,
  'service-greeting': async () => (await import('./service-greeting.ts')).serviceGreeting,
  'tls-handshake': async () => (await import('./tls-handshake.ts')).tlsHandshake,
  'http-exchange': async () => (await import('./http-exchange.ts')).httpExchange,
  'websocket-upgrade': async () => (await import('./websocket-upgrade.ts')).websocketUpgrade,
  'proxy-tunnel': async () => (await import('./proxy-tunnel.ts')).proxyTunnel,
  'network-interfaces': async () => (await import('../system/network-interfaces.ts')).networkInterfaces,
  firewall: async () => (await import('../system/firewall/index.ts')).firewall,
  'udp-send': async () => (await import('./udp-send.ts')).udpSend,
  'port-budget': async () => (await import('../system/port-budget/index.ts')).portBudget,
  route: async () => (await import('../system/route/index.ts')).route,
  resolvers: async () => (await import('../system/resolvers.ts')).resolvers,
  'hosts-file': async () => (await import('../system/hosts-file/index.ts')).hostsFile,
  'names-used-before': async () => (await import('../system/names-used-before.ts')).namesUsedBefore,
  'public-suffix': async () => (await import('../system/public-suffix.ts')).publicSuffix,
  listeners: async () => (await import('../system/listeners/index.ts')).listeners,
  'server-description': async () => (await import('../system/server-description.ts')).serverDescription,
  'call-report': async () => (await import('../system/call-report.ts')).callReport,
  'proxy-setting': () => Promise.resolve(proxySetting),
  'script-discovery': async () => (await import('../system/proxy/discovery/index.ts')).scriptDiscovery,
  'pac-script': async () => (await import('../system/proxy/pac/index.ts')).pacScript,
  'proxy-source': async () => (await import('../system/proxy/sources/index.ts')).proxySource,
  'proxy-software': async () => (await import('../system/proxy-software/index.ts')).proxySoftware,
  'source-address': async () => (await import('./source-address.ts')).sourceAddress,
  'trust-store': () => Promise.resolve(trustStore),
}

/** Loads one probe or reader, so that its run can be timed without its loading. */
export function loadProbe<Kind extends FactKind>(kind: Kind): Promise<ProbeFunction<Kind>> {
  return probes[kind]()
}

/** Runs one probe or reader and gives its outcome. An exception is a bug of Ponte; a signal that is aborted before gives `not-run`. */
export async function runProbe<Kind extends FactKind>(
  { kind, input }: { readonly kind: Kind; readonly input: InputOf<Kind> },
  context: ProbeContext,
): Promise<Outcome<ValueOf<Kind>>> {
  const run = await loadProbe(kind)
  return context.signal.aborted ? notRun(context.signal) : run(input, context)
}
