// The proxy settings of Windows from the registry (Windows 7 to 11): WinINET's, which browsers and most programs follow, those of single connections
// (VPN, dial-up), and WinHTTP's, which services follow. netsh shows the last ones, too, but in the words of each language.
import type { Outcome } from '../../../../shared/facts/outcome.ts'
import { failed } from '../../../probes/classify-error.ts'
import type { RunCommand } from '../../run-command.ts'
import { parseConnectionBlob } from './connection-blob.ts'
import type { ProxySettings } from './proxy-settings.ts'
import { noException } from './proxy-settings.ts'
import { isOverridden, readServers } from './windows-texts.ts'
import type { RegistryValues } from './windows-values.ts'
import { failureOf, parseValues, readValues } from './windows-values.ts'

/** Every Windows has this key, since certificates are kept below it; the one with the policy is only there when it is set, and how `reg` misses a key has words. */
const policies = ['reg.exe', ['query', String.raw`HKLM\SOFTWARE\Policies\Microsoft`, '/s']] as const

/** The same one value where `reg` is forbidden: empty where it is not set, an error where it may not be read. */
const policyScript = [
  "$ErrorActionPreference='Stop'",
  String.raw`$key='HKLM:\SOFTWARE\Policies\Microsoft\Windows\CurrentVersion\Internet Settings'`,
  "'policy='+$(if(Test-Path $key){(Get-Item $key).GetValue('ProxySettingsPerUser')})",
].join(';')
const policiesByPowershell = ['powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', policyScript]] as const

/** The policy "Make proxy settings per-machine (rather than per-user)" of inetres.admx. */
const isForTheMachine = /^ {4}ProxySettingsPerUser {4}REG_DWORD {4}0x0\r?$/m

/** Reads the settings that are in force: the person's, or the machine's where a policy says so. Without the policies it is not known whose. */
export async function readWindows(run: RunCommand, signal: AbortSignal): Promise<Outcome<ProxySettings>> {
  const root = await rootInForce(run, signal)
  if (root.status !== 'succeeded') return root
  const values = await readValues(root.value, run, signal)
  return values.status === 'succeeded' ? { status: 'succeeded', value: settingsOf(values.value) } : values
}

async function rootInForce(run: RunCommand, signal: AbortSignal): Promise<Outcome<'HKCU' | 'HKLM'>> {
  const policy = await run(...policies, signal)
  if (policy.status === 'printed' && /^HKEY/m.test(policy.text)) return root(isForTheMachine.test(policy.text))
  const asked = await run(...policiesByPowershell, signal)
  const said = asked.status === 'printed' ? /^policy=(\d*)\s*$/.exec(asked.text) : null
  return said ? root(said[1] === '0') : failureOf(policy)
}

function root(isMachine: boolean): Outcome<'HKCU' | 'HKLM'> {
  return { status: 'succeeded', value: isMachine ? 'HKLM' : 'HKCU' }
}

/** Reads what `reg` printed. */
export function parseWindows(output: string): ProxySettings {
  return settingsOf(parseValues(output))
}

function settingsOf(values: RegistryValues): ProxySettings {
  const pacUrl = values.get('AutoConfigURL') ?? ''
  const isManual = Number(values.get('ProxyEnable') ?? 0) === 1
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
    ...readServers(values.get('ProxyServer') ?? ''),
    ...(pacUrl !== '' && { pacUrl }),
    isException: ({ host }) => isOverridden(host, values.get('ProxyOverride') ?? ''),
  }
}

/** The ninth byte holds flags: 0x01 direct, 0x02 fixed proxy, 0x04 script, 0x08 detection (INTERNET_PER_CONN_FLAGS, wininet.h). */
function detects(bytes: string | undefined): boolean {
  const flags = Number.parseInt(bytes?.slice(16, 18) ?? '', 16)
  return !Number.isNaN(flags) && (flags & 0x08) !== 0
}

/** What no single connection has: the settings of the network as such, their copy, and WinHTTP's. */
const namesOfAll = ['DefaultConnectionSettings', 'SavedLegacySettings', 'WinHttpSettings']

/** Reads the settings of single connections: the first that sets something. While such a connection is up, WinINET follows it alone. */
export async function readConnections(run: RunCommand, signal: AbortSignal): Promise<Outcome<ProxySettings>> {
  const values = await readValues('HKCU', run, signal)
  return values.status === 'succeeded' ? parseConnections(values.value) : values
}

/** Chooses among the values. Without any such connection there is no such place. */
export function parseConnections(values: RegistryValues): Outcome<ProxySettings> {
  const own = [...values].filter(([name, value]) => !namesOfAll.includes(name) && isBlob(value))
  if (own.length === 0) return { status: 'not-run', reason: 'unsupported-here' }
  const read = own.flatMap(([name, value]) => {
    const blob = parseConnectionBlob(value)
    return blob ? [{ name, blob }] : []
  })
  const setting = read.find(({ blob }) => blob.mode !== 'direct')
  if (setting) return { status: 'succeeded', value: inTheNameOf(setting.name, setting.blob) }
  return read.length === own.length
    ? { status: 'succeeded', value: { mode: 'direct', isException: noException } }
    : failed('unreadable', 'parse')
}

/** The layout's version, from Windows XP's to that of Windows 11; other bytes below this key are no connections. */
function isBlob(value: string): boolean {
  return /^(?:18|28|3c|46)000000[0-9a-f]{8}/i.test(value)
}

/** The setting is called as the person calls the connection. */
function inTheNameOf(name: string, settings: ProxySettings): ProxySettings {
  const setting = name.slice(0, 60)
  const { http, https, socks } = settings
  return {
    ...settings,
    ...(http && { http: { ...http, setting } }),
    ...(https && { https: { ...https, setting } }),
    ...(socks && { socks: { ...socks, setting } }),
  }
}

/** Reads what services and Windows Update follow. Without the value nothing was ever set, which means direct (netsh winhttp reset proxy). */
export async function readWinhttp(run: RunCommand, signal: AbortSignal): Promise<Outcome<ProxySettings>> {
  const values = await readValues('HKLM', run, signal)
  if (values.status !== 'succeeded') return values
  const digits = values.value.get('WinHttpSettings')
  if (digits === undefined) return { status: 'succeeded', value: { mode: 'direct', isException: noException } }
  const settings = parseConnectionBlob(digits)
  return settings ? { status: 'succeeded', value: inTheNameOf('WinHttpSettings', settings) } : failed('unreadable', 'parse')
}
