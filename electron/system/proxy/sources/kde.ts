// KDE's proxy settings (kioslaverc of KDE Frameworks 5 and 6, KProtocolManager), which KDE's programs and Chromium on KDE follow.
import { isAbsolute, join } from 'node:path'
import { isExempt } from '../../proxy-setting.ts'
import type { ProxySettings } from './proxy-settings.ts'
import { readProxyText } from './proxy-settings.ts'

/** Where the file is (XDG Base Directory Specification 0.8). */
export function kdeFile(environment: Readonly<Record<string, string | undefined>>, home: string): string {
  const folder = environment['XDG_CONFIG_HOME']
  return join(folder && isAbsolute(folder) ? folder : join(home, '.config'), 'kioslaverc')
}

/**
 * Tells whether this is a session of KDE, by the variables that Chromium looks at (base/nix/xdg_util.cc). Elsewhere nothing follows the file: it stays
 * behind when somebody has tried KDE once.
 */
export function isKdeSession(environment: Readonly<Record<string, string | undefined>>): boolean {
  const desktops = environment['XDG_CURRENT_DESKTOP']?.split(':') ?? []
  return (
    desktops.includes('KDE') || environment['KDE_FULL_SESSION'] === 'true' || /^(?:kde|plasma)/.test(environment['DESKTOP_SESSION'] ?? '')
  )
}

/** `ProxyType` in the file. 4 takes the proxies from the environment, which is a source of its own. */
const modes: Readonly<Record<string, ProxySettings['mode']>> = { '1': 'manual', '2': 'script', '3': 'auto-detect' }

/** Reads the group `[Proxy Settings]`. */
export function parseKde(text: string): ProxySettings {
  const values = new Map<string, string>()
  let group = ''
  for (const line of text.split('\n').slice(0, 2000)) {
    group = /^\[([^\]]{1,100})\]/.exec(line)?.[1] ?? group
    const equals = line.indexOf('=')
    if (group === 'Proxy Settings' && equals > 0)
      values.set(
        line
          .slice(0, equals)
          .trim()
          .replace(/\[\$\w+\]$/, ''),
        line
          .slice(equals + 1)
          .trim()
          .slice(0, 4000),
      )
  }
  const http = readProxyText(values.get('httpProxy') ?? '', 'http', 'httpProxy', 8080)
  const https = readProxyText(values.get('httpsProxy') ?? '', 'http', 'httpsProxy', 8080)
  const socks = readProxyText(values.get('socksProxy') ?? '', 'socks5', 'socksProxy', 1080)
  const pacUrl = values.get('Proxy Config Script') ?? ''
  const isReversed = values.get('ReversedException') === 'true'
  return {
    mode: modes[values.get('ProxyType') ?? ''] ?? 'direct',
    ...(http && { http }),
    ...(https && { https }),
    ...(socks && { socks }),
    ...(pacUrl !== '' && { pacUrl: pacUrl.startsWith('/') ? `file://${pacUrl}` : pacUrl }),
    isException: (target) => isExempt(target, values.get('NoProxyFor') ?? '') !== isReversed,
  }
}
