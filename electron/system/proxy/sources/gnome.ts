// GNOME's proxy settings (org.gnome.system.proxy, gsettings-desktop-schemas 43), which Chromium and most GTK programs follow.
import type { Outcome } from '../../../../shared/facts/outcome.ts'
import { isExempt } from '../../proxy-setting.ts'
import type { RunCommand } from '../../run-command.ts'
import type { NamedProxy, ProxySettings } from './proxy-settings.ts'
import { settingsFrom } from './settings-from.ts'

/** The command whose output `parseGnome` reads. */
const gnomeCommand = ['gsettings', ['list-recursively', 'org.gnome.system.proxy']] as const

/** What gsettings 2.74 says in the C locale where no program that follows these settings is installed. */
const withoutGnome = /^No (?:schemas installed|such schema)/

/** Reads the settings of the person who runs this. */
export async function readGnome(run: RunCommand, signal: AbortSignal): Promise<Outcome<ProxySettings>> {
  const result = await run(...gnomeCommand, signal)
  if (result.status === 'failed' && withoutGnome.test(result.raw)) return { status: 'not-run', reason: 'unsupported-here' }
  return settingsFrom(result, { shape: /^org\.gnome\.system\.proxy mode '(?:none|manual|auto)'/m, parse: parseGnome })
}

/** Reads lines like `org.gnome.system.proxy.http host 'proxy.example.com'` (GVariant text format). */
export function parseGnome(output: string): ProxySettings {
  const values = new Map<string, string>()
  for (const line of output.split('\n').slice(0, 200)) {
    const [, schema = '', key = '', value = ''] =
      /^org\.gnome\.system\.proxy(\.\w{1,10})? ([\w-]{1,40}) (.{0,4000})$/.exec(line.trim()) ?? []
    if (key !== '') values.set(`${schema.slice(1)}${schema ? '.' : ''}${key}`, value)
  }
  const mode = unquoted(values.get('mode'))
  const pacUrl = unquoted(values.get('autoconfig-url'))
  const ignored = [...(values.get('ignore-hosts') ?? '').matchAll(/'([^']{0,300})'/g)].map(([, host]) => host)
  const http = named(values, 'http', 'http', 8080)
  const https = named(values, 'https', 'http', 8080)
  const socks = named(values, 'socks', 'socks5', 1080)
  return {
    mode: mode === 'manual' ? 'manual' : mode === 'auto' ? (pacUrl === '' ? 'auto-detect' : 'script') : 'direct',
    ...(http && { http }),
    ...(https && { https }),
    ...(socks && { socks }),
    ...(pacUrl !== '' && { pacUrl }),
    isException: (target) => isExempt(target, ignored.join(',')),
  }
}

function named(values: ReadonlyMap<string, string>, kind: string, scheme: 'http' | 'socks5', defaultPort: number): NamedProxy | undefined {
  const host = unquoted(values.get(`${kind}.host`))
  const port = Number(/^(?:uint\d\d )?(\d{1,5})$/.exec(values.get(`${kind}.port`) ?? '')?.[1] ?? 0) || defaultPort
  return host === '' || port > 65_535 ? undefined : { proxy: { scheme, host, port }, setting: `org.gnome.system.proxy.${kind}` }
}

function unquoted(value = ''): string {
  return /^'(.*)'$/.exec(value)?.[1]?.slice(0, 2000) ?? ''
}
