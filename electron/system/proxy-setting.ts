// Which proxy a program on this machine would use for the target, from the command line or the environment, by the rules of curl and Go.
// The system's own settings and automatic scripts are read elsewhere.
import ipaddr from 'ipaddr.js'
import { isIP } from 'node:net'
import type { InputOf, ProxyAddress, ValueOf } from '../../shared/facts/fact.ts'
import type { Outcome } from '../../shared/facts/outcome.ts'
import { addressReach, isAddress, isLocalhostName } from '../../shared/target/ip-address.ts'
import type { Target } from '../../shared/target/target.ts'
import { failed } from '../probes/classify-error.ts'
import type { ProbeContext, ProxyCredentials } from '../probes/probe-context.ts'

/** What decides about the proxy. */
export type ProxyQuestion = Pick<ProbeContext, 'environment' | 'target' | 'proxyUrl'>

/** The proxy in force, and what it must not show. */
export interface ProxyChoice {
  readonly setting: ValueOf<'proxy-setting'>
  readonly credentials?: ProxyCredentials
  /** The script's address as it was given, to fetch it with. */
  readonly pacUrl?: string
}

/** Finds the proxy in force with its credentials; those go into the context of the run, never into a fact. */
export function chooseProxy(mode: InputOf<'proxy-setting'>['mode'], question: ProxyQuestion): Outcome<ProxyChoice> {
  if (mode === 'given') return fromText(question.proxyUrl ?? '', { source: 'command-line' }, '--proxy')
  // What is called on this computer causes no traffic beyond it.
  if (mode === 'direct' || isThisComputer(question.target.host)) return { status: 'succeeded', value: { setting: { source: 'none' } } }
  return fromEnvironment(question)
}

/** Tells whether a host is this computer by its name or address alone. */
export function isThisComputer(host: string): boolean {
  return isLocalhostName(host) || (isAddress(host) && addressReach(host) === 'loopback')
}

function fromEnvironment({ environment, target }: ProxyQuestion): Outcome<ProxyChoice> {
  const variable = [...proxyVariables[target.scheme], ...scriptVariables].find((name) => environment[name])
  if (variable === undefined) return { status: 'succeeded', value: { setting: { source: 'none' } } }
  const exemption = ['no_proxy', 'NO_PROXY'].find((name) => environment[name])
  if (exemption !== undefined && isExempt(target, environment[exemption] ?? '')) {
    return { status: 'succeeded', value: { setting: { source: 'environment', variable: exemption } } }
  }
  return fromText(environment[variable] ?? '', { source: 'environment', variable }, variable)
}

/** The first that is set and not empty counts. `HTTP_PROXY` is left out as curl does: a web server can set it from a request (CVE-2016-5385). */
const proxyVariables: Readonly<Record<Target['scheme'], readonly string[]>> = {
  http: ['http_proxy', 'all_proxy', 'ALL_PROXY'],
  ws: ['http_proxy', 'all_proxy', 'ALL_PROXY'],
  https: ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'],
  wss: ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'],
  tcp: ['all_proxy', 'ALL_PROXY'],
}

/** An automatic script, as Chromium and KDE read it; here what the others name comes first, since most programs know only those. */
const scriptVariables: readonly string[] = ['auto_proxy', 'AUTO_PROXY']

/** How a proxy address may begin; the letters `a` and `h` ask the proxy to resolve names, which Ponte always does. */
const proxySchemes: Readonly<Record<string, ProxyAddress['scheme']>> = {
  http: 'http',
  https: 'https',
  socks: 'socks5',
  socks5: 'socks5',
  socks5h: 'socks5',
  socks4: 'socks4',
  socks4a: 'socks4',
}

/** What is used where no port is written: the scheme's own, as Go and Node do (curl takes 1080 for all but https). */
const proxyPorts: Readonly<Record<ProxyAddress['scheme'], number>> = { http: 80, https: 443, socks4: 1080, socks5: 1080 }

/** RFC 1035 section 3.1. */
const maxNameChars = 253

/** Reads `[scheme://][user:password@]host[:port]`. The text may hold a password, so a failure names only where it stands. */
function fromText(text: string, origin: Pick<ValueOf<'proxy-setting'>, 'source' | 'variable'>, place: string): Outcome<ProxyChoice> {
  const script = scriptAddress(text, scriptVariables.includes(place))
  if (script) return { status: 'succeeded', value: { setting: { pacUrl: withoutLogin(script), ...origin }, pacUrl: script.href } }
  const [, schemeText = 'http', rest = ''] = /^(?:([a-z0-9]{1,10}):\/\/)?(.*)$/is.exec(text.trim()) ?? []
  const scheme = proxySchemes[schemeText.toLowerCase()]
  // Read as http so that the URL rules for special schemes hold: lower case, IDN to ASCII. Port 80 comes back as empty.
  const url = URL.parse(`http://${rest}`)
  if (!scheme || !url?.hostname || url.hostname.length > maxNameChars) return failed('invalid-argument', 'parse', place)
  const port = Number(url.port || (/:80\/?$/.test(rest) ? 80 : proxyPorts[scheme]))
  const proxy = { scheme, host: url.hostname.replace(/^\[|\]$/g, ''), port }
  if (url.username === '') return { status: 'succeeded', value: { setting: { proxy, ...origin } } }
  const credentials = { proxy, username: decode(url.username), password: decode(url.password) }
  return { status: 'succeeded', value: { setting: { proxy, hasCredentials: true, ...origin }, credentials } }
}

/** Longer addresses are none that a person or a system has set. */
const maxScriptAddressChars = 2000

/** Reads the address of a proxy script: marked as one (`pac+http://…`, libproxy), set where only scripts are, or known by its path, which no proxy has. */
function scriptAddress(text: string, isMeantAsScript: boolean): URL | undefined {
  const [, mark, address = ''] = /^(pac\+)?(.*)$/is.exec(text.trim()) ?? []
  const url = address.length <= maxScriptAddressChars ? URL.parse(address) : null
  if (!url || !['http:', 'https:', 'file:', 'data:'].includes(url.protocol)) return undefined
  const isScript = mark !== undefined || isMeantAsScript || /\.(?:pac|dat|js)$/i.test(url.pathname)
  return isScript ? url : undefined
}

function withoutLogin(script: URL): string {
  const url = new URL(script)
  url.username = ''
  url.password = ''
  // What a data: address holds is the script itself.
  return url.protocol === 'data:' ? 'data:' : url.href
}

/** Percent-decoded where that is possible; a password with a bare percent sign is meant as it stands. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Tells whether `no_proxy` names the target: `*`, names with all below them, addresses, networks as CIDR, each with an optional port. */
export function isExempt({ host, port }: Pick<Target, 'host' | 'port'>, noProxy: string): boolean {
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => entry !== '' && (entry === '*' || isNamedBy(entry, host, port)))
}

function isNamedBy(entry: string, host: string, port: number): boolean {
  const [, bracketed, plain, portText] = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d{1,5}))?$/.exec(entry) ?? []
  if (portText !== undefined && Number(portText) !== port) return false
  const pattern = bracketed ?? plain ?? entry
  if (isIP(host) !== 0) return isInside(host, pattern)
  const name = pattern.replace(/^\*?\./, '').replace(/\.$/, '')
  return name !== '' && (host === name || host.endsWith(`.${name}`))
}

function isInside(address: string, pattern: string): boolean {
  if (isIP(pattern) !== 0) return ipaddr.process(address).toNormalizedString() === ipaddr.process(pattern).toNormalizedString()
  if (!ipaddr.isValidCIDR(pattern)) return false
  const parsed = ipaddr.process(address)
  const [network, prefixLength] = ipaddr.parseCIDR(pattern)
  return parsed.kind() === network.kind() && parsed.match(network, prefixLength)
}
