// The overview of everything that Ponte can try or read: one kind, one function, one file. Keeping time and ids is the runner's work.
import { hostsFile } from '../system/hosts-file/index.ts'
import { listeners } from '../system/listeners/index.ts'
import { networkInterfaces } from '../system/network-interfaces.ts'
import { proxySetting } from '../system/proxy-setting.ts'
import { publicSuffix } from '../system/public-suffix.ts'
import { resolvers } from '../system/resolvers.ts'
import { route } from '../system/route/index.ts'
import { trustStore } from '../system/trust-store.ts'
import type { FactKind, InputOf, ValueOf } from '../../shared/facts/fact.ts'
import type { Outcome } from '../../shared/facts/outcome.ts'
import { firstBytes } from './first-bytes.ts'
import { notRun } from './first-verdict.ts'
import { httpExchange } from './http-exchange.ts'
import type { ProbeContext } from './probe-context.ts'
import { proxyTunnel } from './proxy-tunnel.ts'
import { serviceGreeting } from './service-greeting.ts'
import { systemLookup } from './system-lookup.ts'
import { tcpConnect } from './tcp-connect.ts'
import { tlsHandshake } from './tls-handshake.ts'

type ProbeFunction<Kind extends FactKind> = (input: InputOf<Kind>, context: ProbeContext) => Promise<Outcome<ValueOf<Kind>>>

const probes: { readonly [Kind in FactKind]: ProbeFunction<Kind> } = {
  'system-lookup': systemLookup,
  // Loaded at need: ws brings all of node:http, the slowest part of a start.
  'dns-query': async (input, context) => (await import('./dns-query.ts')).dnsQuery(input, context),
  'tcp-connect': tcpConnect,
  'first-bytes': firstBytes,
  'service-greeting': serviceGreeting,
  'tls-handshake': tlsHandshake,
  'http-exchange': httpExchange,
  'websocket-upgrade': async (input, context) => (await import('./websocket-upgrade.ts')).websocketUpgrade(input, context),
  'proxy-tunnel': proxyTunnel,
  'network-interfaces': networkInterfaces,
  route,
  resolvers,
  'hosts-file': hostsFile,
  'public-suffix': publicSuffix,
  listeners,
  'proxy-setting': proxySetting,
  'trust-store': trustStore,
}

/** Runs one probe or reader and gives its outcome. An exception is a bug of Ponte; a signal that is aborted before gives `not-run`. */
export function runProbe<Kind extends FactKind>(
  { kind, input }: { readonly kind: Kind; readonly input: InputOf<Kind> },
  context: ProbeContext,
): Promise<Outcome<ValueOf<Kind>>> {
  return context.signal.aborted ? Promise.resolve(notRun(context.signal)) : probes[kind](input, context)
}
