// The proxy settings of a person on Windows (WinINET), which browsers and most programs follow, from the registry (Windows 7 to 11).
import type { Outcome } from '../../../../shared/facts/outcome.ts'
import type { RunCommand } from '../../run-command.ts'
import type { ProxySettings } from './proxy-settings.ts'
import { readProxyText } from './proxy-settings.ts'
import { matchesStars } from './matches-stars.ts'
import { settingsFrom } from './settings-from.ts'

const settingsKey = String.raw`Software\Microsoft\Windows\CurrentVersion\Internet Settings`

/** The values of a key and of all below it. `reg` prints names and values in no language; its messages are in the system's. */
const query = (key: string) => ['reg.exe', ['query', key, '/s']] as const

/** Every Windows has this key, since certificates are kept below it; the one with the policy is only there when it is set, and how `reg` misses a key has words. */
const policies = query(String.raw`HKLM\SOFTWARE\Policies\Microsoft`)

/** The policy "Make proxy settings per-machine (rather than per-user)" of inetres.admx. */
const isForTheMachine = /^ {4}ProxySettingsPerUser {4}REG_DWORD {4}0x0\r?$/m

/** Reads the settings that are in force: the person's, or the machine's where a policy says so. Without the policies it is not known whose. */
export async function readWindows(run: RunCommand, signal: AbortSignal): Promise<Outcome<ProxySettings>> {
  const policy = await run(...policies, signal)
  if (policy.status !== 'printed') return settingsFrom(policy, { shape: /^HKEY/m, parse: parseWindows })
  const root = isForTheMachine.test(policy.text) ? 'HKLM' : 'HKCU'
  const result = await run(...query(`${root}\\${settingsKey}`), signal)
  return settingsFrom(result, { shape: /^HKEY_(?:CURRENT_USER|LOCAL_MACHINE)\\/m, parse: parseWindows })
}

/** Reads lines like `    ProxyServer    REG_SZ    127.0.0.1:7890`. Values of deeper keys with the same names do not occur. */
export function parseWindows(output: string): ProxySettings {
  const values = new Map<string, string>()
  for (const line of output.split(/\r?\n/).slice(0, 5000)) {
    const [, name = '', value = ''] = /^ {4}(\S{1,60}) {4}REG_(?:SZ|EXPAND_SZ|DWORD|BINARY)(?: {4}(.{0,8000}))?$/.exec(line) ?? []
    if (name !== '' && !values.has(name)) values.set(name, value)
  }
  const pacUrl = values.get('AutoConfigURL') ?? ''
  const isManual = Number(values.get('ProxyEnable') ?? 0) === 1
  const servers = readServers(values.get('ProxyServer') ?? '')
  return {
    // Windows tries detection, then the script, then the fixed proxy (WinHTTP documentation, "WinHTTP AutoProxy").
    mode:
      pacUrl !== ''
        ? 'script'
        : detects(values.get('DefaultConnectionSettings')) && !isManual
          ? 'auto-detect'
          : isManual
            ? 'manual'
            : 'direct',
    ...servers,
    ...(pacUrl !== '' && { pacUrl }),
    isException: ({ host }) => isOverridden(host, values.get('ProxyOverride') ?? ''),
  }
}

/** One proxy for everything, or `http=…;https=…;socks=…`. */
function readServers(text: string): Pick<ProxySettings, 'http' | 'https' | 'socks'> {
  if (!text.includes('=')) {
    const all = readProxyText(text, 'http', 'ProxyServer', 80)
    return all ? { http: all, https: all } : {}
  }
  const parts = new Map(
    text
      .split(';')
      .slice(0, 20)
      .map((part) => part.trim().split('=', 2) as [string, string]),
  )
  const read = (kind: string, scheme: 'http' | 'socks4', port: number) =>
    readProxyText(parts.get(kind) ?? '', scheme, `ProxyServer ${kind}`, port)
  const [http, https, socks] = [read('http', 'http', 80), read('https', 'http', 80), read('socks', 'socks4', 1080)]
  return { ...(http && { http }), ...(https && { https }), ...(socks && { socks }) }
}

/** The ninth byte holds flags: 0x01 direct, 0x02 fixed proxy, 0x04 script, 0x08 detection (INTERNET_PER_CONN_FLAGS, wininet.h). */
function detects(bytes: string | undefined): boolean {
  const flags = Number.parseInt(bytes?.slice(16, 18) ?? '', 16)
  return !Number.isNaN(flags) && (flags & 0x08) !== 0
}

/** Entries between semicolons: names with stars, `<local>` for names without a dot. */
function isOverridden(host: string, overrides: string): boolean {
  return overrides
    .toLowerCase()
    .split(';')
    .slice(0, 500)
    .map((entry) => entry.trim().slice(0, 300))
    .some(
      (entry) =>
        entry !== '' &&
        (entry === '<local>' ? !host.includes('.') && !host.includes(':') : matchesStars(host.toLowerCase(), withoutScheme(entry))),
    )
}

/** Entries may say for which scheme they are; addresses of IPv6 stand in brackets. */
function withoutScheme(entry: string): string {
  return entry.replace(/^[a-z]{1,10}:\/\//, '').replace(/^\[([^\]]*)\]$/, '$1')
}
