// The ways through proxies: which proxies programs take for the target, what says so, and what was seen on the way through each.
import { addressReach, isAddress } from '../target/ip-address.ts'
import type { Target } from '../target/target.ts'
import { isWebsocket } from '../target/target.ts'
import { isJudgedSource } from './fact.ts'
import type { Fact, FactByKind, PacDirective, ProxyAddress } from './fact.ts'
import { factsOfKind, goalFacts, succeeded } from './fact-queries.ts'
import type { Succeeded } from './fact-queries.ts'
import { isNothingFound } from './script-discovery.ts'
import { proxyName } from './proxy-name.ts'

/** Browsers give up long before; more proxies than this in one answer are a script's mistake or malice. */
const mostProxies = 6

/** A proxy that some program takes for the target. */
export interface ProxyInUse {
  readonly proxy: ProxyAddress
  /** The facts that say so. */
  readonly saidBy: readonly Fact[]
  /** What programs try when it fails, by the same script; absent where the setting names this proxy alone. */
  readonly alternatives?: readonly PacDirective[]
}

/** Lists the proxies that the settings and scripts name for the target, each endpoint once, in the order in which they were found. */
export function proxiesInUse(target: Target, facts: readonly Fact[]): readonly ProxyInUse[] {
  const found = new Map<string, ProxyInUse>()
  for (const each of [...namedBySetting(facts), ...namedByScripts(target, facts)]) {
    // Two protocols at one endpoint are one program.
    const endpoint = `${each.proxy.host}|${each.proxy.port}`
    const known = found.get(endpoint)
    found.set(endpoint, known ? { ...known, saidBy: [...new Set([...known.saidBy, ...each.saidBy])] } : each)
  }
  return [...found.values()].slice(0, mostProxies)
}

function namedBySetting(facts: readonly Fact[]): readonly ProxyInUse[] {
  return settingsInForce(facts).flatMap((fact) => {
    const { proxy } = fact.outcome.value
    return proxy ? [{ proxy, saidBy: [fact] }] : []
  })
}

/** What was asked for, and what the places say that more than single programs follow; a proxy that Chromium names is one that browsers take. */
export function settingsInForce(facts: readonly Fact[]): readonly (Succeeded<'proxy-setting'> | Succeeded<'proxy-source'>)[] {
  const sources = succeeded(facts, 'proxy-source').filter(
    ({ input: { source }, outcome }) =>
      (isJudgedSource(source) || source === 'chromium') && (outcome.value.choice !== 'auto-detect' || isNothingFound(facts)),
  )
  return [...succeeded(facts, 'proxy-setting'), ...sources]
}

function namedByScripts(target: Target, facts: readonly Fact[]): readonly ProxyInUse[] {
  return succeeded(facts, 'pac-script').flatMap((fact) => {
    const directives = directivesFor(target, fact)
    return directives.flatMap((directive): readonly ProxyInUse[] =>
      directive.kind === 'proxy'
        ? [{ proxy: directive.proxy, saidBy: [fact], alternatives: directives.filter((other) => other !== directive) }]
        : [],
    )
  })
}

/** What a script says for the form of the address that a browser asks with. */
function directivesFor(target: Target, { outcome }: FactByKind<'pac-script'>): readonly PacDirective[] {
  if (outcome.status !== 'succeeded') return []
  const { answers } = outcome.value
  const asked = answers.find(({ form }) => form === (isWebsocket(target.scheme) ? 'websocket' : 'web'))
  return (asked ?? answers[0])?.directives ?? []
}

/** What was seen on the way through one proxy, step by step. */
export interface ProxyPath extends ProxyInUse {
  /** The lookups of its name. */
  readonly lookups: readonly FactByKind<'system-lookup'>[]
  readonly connects: readonly FactByKind<'tcp-connect'>[]
  readonly tunnels: readonly FactByKind<'proxy-tunnel'>[]
  readonly handshakes: readonly FactByKind<'tls-handshake'>[]
  /** The last step that was asked for, through this proxy. */
  readonly goals: readonly Fact[]
  /** Plain questions in HTTP beside an upgrade that failed. */
  readonly exchanges: readonly FactByKind<'http-exchange'>[]
}

/** The ways through every proxy in use. */
export function proxyPaths(target: Target, facts: readonly Fact[]): readonly ProxyPath[] {
  return proxiesInUse(target, facts).map((inUse) => {
    const { proxy } = inUse
    const addresses = proxyAddresses(proxy, facts)
    const isHere = ({ input }: { readonly input: { readonly address: string; readonly port: number } }): boolean =>
      input.port === proxy.port && addresses.includes(input.address)
    const through = <Item extends Fact & { readonly input: { readonly route: string; readonly address: string; readonly port: number } }>(
      items: readonly Item[],
    ): readonly Item[] => items.filter((fact) => fact.input.route === 'proxy' && isHere(fact))
    const goals = goalFacts(target, facts, 'proxy').filter((fact) => isHere(fact as FactByKind<'http-exchange'>))
    return {
      ...inUse,
      lookups: factsOfKind(facts, 'system-lookup').filter(({ input }) => input.purpose === 'proxy' && input.name === proxy.host),
      connects: factsOfKind(facts, 'tcp-connect').filter((fact) => fact.input.purpose === 'proxy' && isHere(fact)),
      tunnels: factsOfKind(facts, 'proxy-tunnel').filter(({ input }) => proxyName(input.proxy) === proxyName(proxy)),
      handshakes: through(factsOfKind(facts, 'tls-handshake')),
      goals,
      exchanges: through(factsOfKind(facts, 'http-exchange')).filter((fact) => !goals.includes(fact)),
    }
  })
}

/** `localhost` has two addresses, and proxy software mostly listens at one of them; a proxy with more is balanced over equals. */
const mostProxyAddresses = 4

/** The addresses at which a proxy is called. */
export function proxyAddresses({ host }: ProxyAddress, facts: readonly Fact[]): readonly string[] {
  if (isAddress(host)) return [host]
  const lookup = succeeded(facts, 'system-lookup').find(({ input }) => input.purpose === 'proxy' && input.name === host)
  const addresses = lookup?.outcome.value.addresses.filter((address) => addressReach(address) !== 'unusable')
  return [...new Set(addresses)].slice(0, mostProxyAddresses)
}

/** Tells whether programs ask this proxy for the whole address in place of a tunnel (RFC 9112 section 3.2.2): for http, of HTTP proxies. */
export function isAskedForAddress({ scheme }: Pick<Target, 'scheme'>, proxy: ProxyAddress): boolean {
  return scheme === 'http' && (proxy.scheme === 'http' || proxy.scheme === 'https')
}
