// The proxy in curl's own configuration (.curlrc, curl(1) of curl 7.88: proxy, preproxy's kin socks…, noproxy). Shown, not judged.
import { join } from 'node:path'
import { isExempt } from '../../proxy-setting.ts'
import type { NamedProxy, ProxySettings } from '../sources/proxy-settings.ts'
import { readProxyText } from '../sources/proxy-settings.ts'
import type { ProgramPlaces } from './program.ts'

/** The files in the order in which curl looks for one; it reads the first that is there. */
export function curlFiles({ environment, home, platform }: ProgramPlaces): readonly string[] {
  const folders = [
    environment['CURL_HOME'],
    environment['XDG_CONFIG_HOME'],
    home,
    ...(platform === 'win32' ? [environment['APPDATA']] : []),
  ]
  const names = platform === 'win32' ? ['.curlrc', '_curlrc'] : ['.curlrc']
  const inFolders = folders.flatMap((folder) => (folder ? names.map((name) => join(folder, name)) : []))
  return platform === 'win32' ? inFolders : [...inFolders, join(home, '.config', 'curlrc')]
}

/** The options that name a proxy, and which protocol each means. */
const options: Readonly<Record<string, NamedProxy['proxy']['scheme']>> = {
  proxy: 'http',
  'proxy1.0': 'http',
  socks4: 'socks4',
  socks4a: 'socks4',
  socks5: 'socks5',
  'socks5-hostname': 'socks5',
}

/** Reads lines like `proxy = "http://proxy.example:3128"`, with or without dashes, equals sign, colon and quotes; the last one counts. */
export function parseCurl(texts: readonly string[]): ProxySettings {
  let named: NamedProxy | undefined
  let exceptions = ''
  for (const line of (texts[0] ?? '').split(/\r?\n/).slice(0, 5000)) {
    const [, option = '', text = ''] =
      /^\s{0,100}(?:--)?([a-z0-9.-]{1,40}|-x)(?:\s{0,100}[=:]\s{0,100}|\s{1,100})(.{1,2000})$/.exec(line) ?? []
    const name = option === '-x' ? 'proxy' : option
    const value = text.trim().replace(/^"((?:[^"\\]|\\.){0,2000})".*$/, '$1')
    const scheme = Object.hasOwn(options, name) ? options[name] : undefined
    if (scheme) named = readProxyText(value, scheme, name, 1080)
    if (name === 'noproxy') exceptions = value
  }
  return {
    mode: named ? 'manual' : 'direct',
    ...(named && { http: named, https: named }),
    isException: (target) => isExempt(target, exceptions),
  }
}
