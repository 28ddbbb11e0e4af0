// What a system's proxy settings come to for one target, whichever system they are read from. Pure.
import type { ProxyAddress, ValueOf } from '../../../../shared/facts/fact.ts'
import type { Target } from '../../../../shared/target/target.ts'
import { isThisComputer } from '../../proxy-setting.ts'

/** A proxy as the settings of a system name it. */
export interface NamedProxy {
  readonly proxy: ProxyAddress
  /** The name of the setting. */
  readonly setting: string
}

/** The settings of a system, in one form. */
export interface ProxySettings {
  readonly mode: 'direct' | 'manual' | 'script' | 'auto-detect'
  /** With `auto-detect`: the proxies below count where the network offers no script. Elsewhere one mode is on, and the rest only kept. */
  readonly isManualToo?: true
  readonly http?: NamedProxy
  readonly https?: NamedProxy
  readonly socks?: NamedProxy
  readonly pacUrl?: string
  /** Tells whether the target is left out of the manual proxies, by the rules of the system. */
  readonly isException: (target: Pick<Target, 'host' | 'port'>) => boolean
}

/** For places that know no exceptions. */
export const noException: ProxySettings['isException'] = () => false

type Choice = ValueOf<'proxy-source'>

/** Chooses as Chromium does (net/proxy_resolution, ProxyRules): for WebSockets the SOCKS proxy first, then the one for https, then the one for http. */
export function chooseFrom(settings: ProxySettings, target: Target): Choice {
  // What is called on this computer causes no traffic beyond it; Chromium and WinINET leave it out, too, unless told otherwise.
  if (isThisComputer(target.host)) return { choice: 'direct', isException: false }
  if (settings.mode === 'script' && settings.pacUrl !== undefined)
    return { choice: 'script', pacUrl: withoutLogin(settings.pacUrl), isException: false }
  const named = settings.mode === 'manual' || settings.isManualToo ? namedFor(settings, target) : undefined
  // Where the network offers no script, what is set by hand is taken (net/proxy_resolution, ConfiguredProxyResolutionService).
  if (settings.mode === 'auto-detect') return { ...byHand(named, settings, target), choice: 'auto-detect' }
  return byHand(named, settings, target)
}

function byHand(named: NamedProxy | undefined, settings: ProxySettings, target: Target): Choice {
  if (!named) return { choice: 'direct', isException: false }
  if (settings.isException(target)) return { choice: 'direct', setting: named.setting, isException: true }
  return { choice: 'proxy', proxy: named.proxy, setting: named.setting, isException: false }
}

function namedFor({ http, https, socks }: ProxySettings, { scheme }: Target): NamedProxy | undefined {
  switch (scheme) {
    case 'http':
      return http ?? socks
    case 'https':
      return https ?? socks
    case 'ws':
    case 'wss':
      return socks ?? https ?? http
    case 'tcp':
      return socks
  }
}

/** RFC 1035 section 3.1. */
const maxNameChars = 253

/** Reads `[scheme://][login@]host[:port]` or `host port`; a login is left out. `undefined` for an empty or unusable text. */
export function readProxyText(text: string, scheme: ProxyAddress['scheme'], setting: string, defaultPort: number): NamedProxy | undefined {
  const [, schemeText, rest = ''] = /^(?:([a-z0-9]{1,10}):\/\/)?(.{1,600})$/i.exec(text.trim().replace(/^(\S+) (\d{1,5})$/, '$1:$2')) ?? []
  const url = rest === '' ? null : URL.parse(`http://${rest}`)
  if (!url?.hostname || url.hostname.length > maxNameChars) return undefined
  const port = Number(url.port || (/:80\/?$/.test(rest) ? 80 : defaultPort))
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const spoken = schemeText?.toLowerCase()
  const known = spoken === 'https' || spoken === 'socks4' || spoken === 'socks5' ? spoken : spoken === 'socks' ? 'socks5' : scheme
  return { proxy: { scheme: known, host, port }, setting }
}

/** The address of a script without user name and password, as far as it is one. */
export function withoutLogin(address: string): string {
  const url = URL.parse(address)
  if (!url) return address.slice(0, 2000)
  url.username = ''
  url.password = ''
  return url.href.slice(0, 2000)
}
