// Chooses the sentences for one step: what it does while it runs, what came of it, and, where it failed, why. Ids only; words are the translator's.
import type { Fact, FactByKind } from '../facts/fact.ts'
import { pageText } from '../facts/page-text.ts'
import { proxyName } from '../facts/proxy-name.ts'
import { isOfferedByNobody } from '../facts/script-discovery.ts'
import { softwareName } from '../facts/proxy-software.ts'
import { readableStart } from '../facts/identify-protocol.ts'
import type { Outcome } from '../facts/outcome.ts'
import type { Message } from '../i18n/message.ts'
import type { PlannedProbe } from '../plan/planned-probe.ts'
import { assertNever } from '../facts/assert-never.ts'

/** The sentence for a step that is running. */
export function runningMessage(probe: PlannedProbe): Message {
  switch (probe.kind) {
    case 'system-lookup':
      return { id: 'step.system-lookup.running', params: { name: probe.input.name } }
    case 'dns-query':
      return { id: 'step.dns-query.running', params: { ...probe.input } }
    case 'tcp-connect':
      return { id: 'step.tcp-connect.running', params: endpoint(probe.input) }
    case 'first-bytes':
      return { id: 'step.first-bytes.running', params: endpoint(probe.input) }
    case 'service-greeting':
      return { id: 'step.service-greeting.running', params: endpoint(probe.input) }
    case 'tls-handshake':
      return { id: 'step.tls-handshake.running', params: endpoint(probe.input) }
    case 'http-exchange':
      return { id: 'step.http-exchange.running', params: { ...endpoint(probe.input), path: probe.input.path } }
    case 'websocket-upgrade':
      return { id: 'step.websocket-upgrade.running', params: endpoint(probe.input) }
    case 'proxy-tunnel':
      return { id: 'step.proxy-tunnel.running', params: tunnel(probe.input) }
    case 'network-interfaces':
      return { id: 'step.network-interfaces.running', params: {} }
    case 'firewall':
      return { id: 'step.firewall.running', params: {} }
    case 'udp-send':
      return { id: 'step.udp-send.running', params: endpoint(probe.input) }
    case 'port-budget':
      return { id: 'step.port-budget.running', params: {} }
    case 'route':
      return { id: 'step.route.running', params: { address: probe.input.address } }
    case 'resolvers':
      return { id: 'step.resolvers.running', params: {} }
    case 'hosts-file':
      return { id: 'step.hosts-file.running', params: {} }
    case 'names-used-before':
      return { id: 'step.names-used-before.running', params: {} }
    case 'public-suffix':
      return { id: 'step.public-suffix.running', params: { name: probe.input.name } }
    case 'listeners':
      return { id: 'step.listeners.running', params: {} }
    case 'server-description':
      return { id: 'step.server-description.running', params: {} }
    case 'call-report':
      return { id: 'step.call-report.running', params: {} }
    case 'proxy-setting':
      return { id: 'step.proxy-setting.running', params: {} }
    case 'script-discovery':
      return { id: 'step.script-discovery.running', params: {} }
    case 'pac-script':
      return { id: 'step.pac-script.running', params: { url: probe.input.url } }
    case 'proxy-source':
      return { id: `step.proxy-source.${probe.input.source}.running`, params: {} }
    case 'proxy-software':
      return { id: 'step.proxy-software.running', params: {} }
    case 'source-address':
      return { id: 'step.source-address.running', params: { address: probe.input.address } }
    case 'trust-store':
      return { id: 'step.trust-store.running', params: {} }
    default:
      return assertNever(probe)
  }
}

/** One to three whole sentences for a step that ended. */
export function factMessages(fact: Fact): readonly Message[] {
  switch (fact.outcome.status) {
    case 'succeeded':
      return [succeededMessage(fact)]
    case 'failed':
      return [failedMessage(fact), { id: `failure.${fact.outcome.failure.code}`, params: {} }, ...pageOfProxy(fact)]
    case 'not-run':
      return [failedMessage(fact), { id: `not-run.${fact.outcome.reason}`, params: {} }]
    default:
      return assertNever(fact.outcome)
  }
}

function succeededMessage(fact: Fact): Message {
  switch (fact.kind) {
    case 'system-lookup':
      return { id: 'step.system-lookup.succeeded', params: { name: fact.input.name, addresses: valueOf(fact).addresses.join(', ') } }
    case 'dns-query':
      return { id: 'step.dns-query.succeeded', params: { ...fact.input, addresses: valueOf(fact).addresses.join(', ') } }
    case 'tcp-connect':
      return { id: 'step.tcp-connect.succeeded', params: endpoint(fact.input) }
    case 'first-bytes':
      return heardMessage(fact)
    case 'service-greeting': {
      const { firstBytes } = valueOf(fact)
      return firstBytes === ''
        ? { id: 'step.service-greeting.silent', params: endpoint(fact.input) }
        : { id: 'step.service-greeting.answered', params: { ...endpoint(fact.input), start: readableStart(firstBytes) } }
    }
    case 'tls-handshake': {
      const { protocolVersion, chain } = valueOf(fact)
      const params = { ...endpoint(fact.input), version: protocolVersion, subject: chain[0]?.subject ?? '', issuer: chain[0]?.issuer ?? '' }
      return { id: 'step.tls-handshake.succeeded', params }
    }
    case 'http-exchange':
      return { id: 'step.http-exchange.succeeded', params: { ...endpoint(fact.input), status: valueOf(fact).status } }
    case 'websocket-upgrade':
      return { id: 'step.websocket-upgrade.succeeded', params: endpoint(fact.input) }
    case 'proxy-tunnel':
      return { id: 'step.proxy-tunnel.succeeded', params: tunnel(fact.input) }
    case 'network-interfaces':
      return { id: 'step.network-interfaces.succeeded', params: {} }
    case 'firewall':
      return { id: `step.firewall.${fact.input.direction}.${valueOf(fact).verdict}`, params: endpoint(fact.input) }
    case 'udp-send':
      return { id: 'step.udp-send.succeeded', params: endpoint(fact.input) }
    case 'port-budget': {
      const { from, to, socketsByState } = valueOf(fact)
      const used = Object.values(socketsByState).reduce((sum, count) => sum + count, 0)
      return { id: 'step.port-budget.succeeded', params: { ...endpoint(fact.input), size: to - from + 1, used } }
    }
    case 'route':
      return { id: 'step.route.succeeded', params: { address: fact.input.address, interfaceName: valueOf(fact).interfaceName } }
    case 'resolvers':
      return resolversMessage(fact)
    case 'hosts-file':
      return entryMessage(fact)
    case 'public-suffix':
      return { id: `step.public-suffix.${valueOf(fact).isKnown ? 'known' : 'unknown'}`, params: { suffix: valueOf(fact).suffix } }
    case 'names-used-before':
      return { id: 'step.names-used-before.succeeded', params: { count: valueOf(fact).names.length } }
    case 'listeners':
      return { id: 'step.listeners.succeeded', params: {} }
    case 'server-description':
      return { id: 'step.server-description.succeeded', params: {} }
    case 'call-report':
      return { id: `step.call-report.${valueOf(fact).arrival}`, params: { port: valueOf(fact).port } }
    case 'proxy-setting':
      return settingMessage(fact)
    case 'script-discovery':
      return {
        id: 'step.script-discovery.succeeded',
        params: {
          urls: valueOf(fact)
            .candidates.map(({ url }) => url)
            .join(', '),
        },
      }
    case 'pac-script':
      return pacMessage(fact)
    case 'proxy-source':
      return sourceMessage(fact)
    case 'proxy-software':
      return softwareMessage(fact)
    case 'source-address':
      return wayMessage(fact)
    case 'trust-store':
      return trustMessage(fact)
    default:
      return assertNever(fact)
  }
}

/** What a proxy wrote for people in place of the tunnel, such as the page with the rule that forbids it. */
function pageOfProxy(fact: Fact): readonly Message[] {
  if (fact.kind !== 'proxy-tunnel' || fact.outcome.status !== 'failed') return []
  const { http } = fact.outcome.failure.received ?? {}
  const page = pageText(http?.bodyStart ?? '')
  return http && page !== '' ? [{ id: 'step.proxy-tunnel.page', params: { status: http.status, page } }] : []
}

function heardMessage(fact: FactByKind<'first-bytes'>): Message {
  const { firstBytes, ended } = valueOf(fact)
  if (firstBytes !== '') return { id: 'step.first-bytes.spoke', params: { ...endpoint(fact.input), start: readableStart(firstBytes) } }
  return { id: ended === 'still-open' ? 'step.first-bytes.waits' : 'step.first-bytes.closed', params: endpoint(fact.input) }
}

function failedMessage(fact: Fact): Message {
  switch (fact.kind) {
    case 'system-lookup':
      return { id: 'step.system-lookup.failed', params: { name: fact.input.name } }
    case 'dns-query':
      return { id: 'step.dns-query.failed', params: { ...fact.input } }
    case 'tcp-connect':
      return { id: 'step.tcp-connect.failed', params: endpoint(fact.input) }
    case 'first-bytes':
      return { id: 'step.first-bytes.failed', params: endpoint(fact.input) }
    case 'service-greeting':
      return { id: 'step.service-greeting.failed', params: endpoint(fact.input) }
    case 'tls-handshake':
      return { id: 'step.tls-handshake.failed', params: endpoint(fact.input) }
    case 'http-exchange':
      return { id: 'step.http-exchange.failed', params: endpoint(fact.input) }
    case 'websocket-upgrade': {
      const status = fact.outcome.status === 'failed' ? fact.outcome.failure.received?.http?.status : undefined
      return status === undefined
        ? { id: 'step.websocket-upgrade.failed', params: endpoint(fact.input) }
        : { id: 'step.websocket-upgrade.refused', params: { ...endpoint(fact.input), status } }
    }
    case 'proxy-tunnel':
      return { id: 'step.proxy-tunnel.failed', params: tunnel(fact.input) }
    case 'network-interfaces':
      return { id: 'step.network-interfaces.failed', params: {} }
    case 'firewall':
      return { id: 'step.firewall.failed', params: {} }
    case 'udp-send':
      return { id: 'step.udp-send.failed', params: endpoint(fact.input) }
    case 'port-budget':
      return { id: 'step.port-budget.failed', params: {} }
    case 'route':
      return { id: 'step.route.failed', params: { address: fact.input.address } }
    case 'resolvers':
      return { id: 'step.resolvers.failed', params: {} }
    case 'hosts-file':
      return { id: 'step.hosts-file.failed', params: {} }
    case 'names-used-before':
      return { id: 'step.names-used-before.failed', params: {} }
    case 'public-suffix':
      return { id: 'step.public-suffix.failed', params: { name: fact.input.name } }
    case 'listeners':
      return { id: 'step.listeners.failed', params: {} }
    case 'server-description':
      return { id: 'step.server-description.failed', params: {} }
    case 'call-report':
      return { id: 'step.call-report.failed', params: {} }
    case 'proxy-setting':
      return { id: 'step.proxy-setting.failed', params: {} }
    case 'script-discovery':
      return { id: 'step.script-discovery.failed', params: {} }
    case 'pac-script':
      return { id: isOfferedByNobody(fact) ? 'step.pac-script.not-offered' : 'step.pac-script.failed', params: { url: fact.input.url } }
    case 'proxy-source':
      return { id: 'step.proxy-source.failed', params: {} }
    case 'proxy-software':
      return { id: 'step.proxy-software.failed', params: {} }
    case 'source-address':
      return { id: 'step.source-address.failed', params: { address: fact.input.address } }
    case 'trust-store':
      return { id: 'step.trust-store.failed', params: {} }
    default:
      return assertNever(fact)
  }
}

function resolversMessage(fact: FactByKind<'resolvers'>): Message {
  const servers = valueOf(fact).servers.join(', ')
  return servers === '' ? { id: 'step.resolvers.none', params: {} } : { id: 'step.resolvers.succeeded', params: { servers } }
}

function entryMessage(fact: FactByKind<'hosts-file'>): Message {
  const { name } = fact.input
  const addresses = valueOf(fact).addresses.join(', ')
  return addresses === ''
    ? { id: 'step.hosts-file.no-entry', params: { name } }
    : { id: 'step.hosts-file.has-entry', params: { name, addresses } }
}

/** What the script names: proxies in their order, or the direct way alone. */
function pacMessage(fact: FactByKind<'pac-script'>): Message {
  const { url } = fact.input
  const proxies = valueOf(fact).answers.flatMap(({ directives }) =>
    directives.flatMap((directive) => (directive.kind === 'proxy' ? [proxyName(directive.proxy)] : [])),
  )
  return proxies.length > 0
    ? { id: 'step.pac-script.proxies', params: { url, proxies: [...new Set(proxies)].join(', ') } }
    : { id: 'step.pac-script.direct', params: { url } }
}

function settingMessage(fact: FactByKind<'proxy-setting'>): Message {
  const { proxy, pacUrl } = valueOf(fact)
  if (pacUrl !== undefined) return { id: 'step.proxy-setting.script', params: { url: pacUrl } }
  return proxy ? { id: 'step.proxy-setting.set', params: { proxy: proxyName(proxy) } } : { id: 'step.proxy-setting.none', params: {} }
}

function sourceMessage(fact: FactByKind<'proxy-source'>): Message {
  const { choice, proxy, pacUrl } = valueOf(fact)
  if (proxy) return { id: 'step.proxy-source.proxy', params: { proxy: proxyName(proxy) } }
  if (pacUrl !== undefined) return { id: 'step.proxy-setting.script', params: { url: pacUrl } }
  return { id: choice === 'auto-detect' ? 'step.proxy-source.auto-detect' : 'step.proxy-source.direct', params: {} }
}

function softwareMessage(fact: FactByKind<'proxy-software'>): Message {
  const names = [...new Set(valueOf(fact).running.map(({ software }) => softwareName(software)))]
  return names.length > 0
    ? { id: 'step.proxy-software.running-here', params: { names: names.join(', ') } }
    : { id: 'step.proxy-software.none', params: {} }
}

function wayMessage(fact: FactByKind<'source-address'>): Message {
  const { localAddress, interfaceName } = valueOf(fact)
  const params = { address: fact.input.address, localAddress }
  return interfaceName === undefined
    ? { id: 'step.source-address.unnamed', params }
    : { id: 'step.source-address.succeeded', params: { ...params, interfaceName } }
}

function trustMessage(fact: FactByKind<'trust-store'>): Message {
  const { bundled, system, added } = valueOf(fact)
  return {
    id: 'step.trust-store.succeeded',
    params: { bundled, system, added: added.reduce((sum, { certificates }) => sum + certificates, 0) },
  }
}

/** The value of a fact that is known to have succeeded. */
function valueOf<Value>(fact: { readonly outcome: Outcome<Value> }): Value {
  if (fact.outcome.status !== 'succeeded') throw new Error('A sentence for success was asked of a fact that did not succeed')
  return fact.outcome.value
}

function endpoint({ address, port }: { readonly address: string; readonly port: number }): {
  readonly address: string
  readonly port: number
} {
  return { address, port }
}

function tunnel({ proxy, host, targetPort }: FactByKind<'proxy-tunnel'>['input']): {
  readonly proxy: string
  readonly host: string
  readonly port: number
} {
  return { proxy: proxyName(proxy), host, port: targetPort }
}
