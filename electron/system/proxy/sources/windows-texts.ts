// The texts in which Windows writes proxies and exceptions, wherever it keeps them. Pure.
import { matchesStars } from './matches-stars.ts'
import type { ProxySettings } from './proxy-settings.ts'
import { readProxyText } from './proxy-settings.ts'

/** One proxy for everything, or `http=…;https=…;socks=…`. */
export function readServers(text: string): Pick<ProxySettings, 'http' | 'https' | 'socks'> {
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

/** Entries between semicolons: names with stars, `<local>` for names without a dot. */
export function isOverridden(host: string, overrides: string): boolean {
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
