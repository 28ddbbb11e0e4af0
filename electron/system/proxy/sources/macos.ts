// The proxy settings of macOS as `scutil --proxy` shows them (macOS 10.4 to 15): those of the network service that is in use.
import type { Outcome } from '../../../../shared/facts/outcome.ts'
import type { Target } from '../../../../shared/target/target.ts'
import { isExempt } from '../../proxy-setting.ts'
import type { RunCommand } from '../../run-command.ts'
import { matchesStars } from './matches-stars.ts'
import type { NamedProxy, ProxySettings } from './proxy-settings.ts'
import { settingsFrom } from './settings-from.ts'

/** The command whose output `parseMacos` reads. */
const macosCommand = ['/usr/sbin/scutil', ['--proxy']] as const

/** Reads the settings of the network service in use. */
export async function readMacos(run: RunCommand, signal: AbortSignal): Promise<Outcome<ProxySettings>> {
  return settingsFrom(await run(...macosCommand, signal), { shape: /^<dictionary> \{/, parse: parseMacos })
}

/** Reads `Name : value` lines, and the numbered lines of the one array in between. */
export function parseMacos(output: string): ProxySettings {
  const values = new Map<string, string>()
  const exceptions: string[] = []
  let depth = 0
  for (const line of output.split('\n').slice(0, 1000)) {
    // What is set for single interfaces (`__SCOPED__`) stands deeper and is not in force.
    depth += line.trimEnd().endsWith('{') ? 1 : line.trim() === '}' ? -1 : 0
    if (depth > 2) continue
    const [, name = '', value = ''] = /^\s{1,20}([A-Za-z0-9]{1,60}) : (.{0,2000})$/.exec(line) ?? []
    if (/^\d+$/.test(name)) exceptions.push(value.trim())
    else if (name !== '') values.set(name, value.trim())
  }
  const isOn = (name: string): boolean => values.get(name) === '1'
  const http = named(values, 'HTTP', 'http')
  const https = named(values, 'HTTPS', 'http')
  const socks = named(values, 'SOCKS', 'socks5')
  const pacUrl = values.get('ProxyAutoConfigURLString') ?? ''
  const isManual = http !== undefined || https !== undefined || socks !== undefined
  return {
    // Discovery and script come before the manual ones (CFNetwork, CFNetworkCopyProxiesForURL).
    mode:
      isOn('ProxyAutoConfigEnable') && pacUrl !== ''
        ? 'script'
        : isOn('ProxyAutoDiscoveryEnable')
          ? 'auto-detect'
          : isManual
            ? 'manual'
            : 'direct',
    ...(isManual && isOn('ProxyAutoDiscoveryEnable') && { isManualToo: true }),
    ...(http && { http }),
    ...(https && { https }),
    ...(socks && { socks }),
    ...(pacUrl !== '' && { pacUrl }),
    isException: (target) =>
      (isOn('ExcludeSimpleHostnames') && !target.host.includes('.') && !target.host.includes(':')) ||
      exceptions.some((exception) => isExcepted(target, exception.toLowerCase())),
  }
}

function named(values: ReadonlyMap<string, string>, kind: string, scheme: 'http' | 'socks5'): NamedProxy | undefined {
  const host = values.get(`${kind}Proxy`) ?? ''
  const port = Number(values.get(`${kind}Port`) ?? (scheme === 'http' ? 80 : 1080))
  const isUsable = values.get(`${kind}Enable`) === '1' && /^[^\s/@]{1,253}$/.test(host) && port >= 1 && port <= 65_535
  return isUsable ? { proxy: { scheme, host, port }, setting: `${kind}Proxy` } : undefined
}

/** A name without a star is that name alone, and not those below it; networks are those of addresses. */
function isExcepted(target: Pick<Target, 'host' | 'port'>, exception: string): boolean {
  return exception.includes('/') ? isExempt(target, wholeNetwork(exception)) : matchesStars(target.host.toLowerCase(), exception)
}

/** `169.254/16` is written out as `169.254.0.0/16`. */
function wholeNetwork(text: string): string {
  const [, start, length] = /^(\d{1,3}(?:\.\d{1,3}){0,2})\/(\d{1,2})$/.exec(text) ?? []
  if (start === undefined) return text
  return `${[...start.split('.'), '0', '0', '0'].slice(0, 4).join('.')}/${length}`
}
