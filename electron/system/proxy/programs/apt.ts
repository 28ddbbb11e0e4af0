// The proxy in apt's own configuration (apt.conf(5) and apt-transport-http(1) of apt 2.6: Acquire::http::Proxy and its kin). Shown, not judged.
import type { NamedProxy, ProxySettings } from '../sources/proxy-settings.ts'
import { noException, readProxyText } from '../sources/proxy-settings.ts'

export const aptFolder = '/etc/apt/apt.conf.d'
export const aptFile = '/etc/apt/apt.conf'

/** Which files of the folder count: no ending or `.conf`, and no other characters than these. */
export function isAptFile(name: string): boolean {
  return /^[A-Za-z0-9_-]{1,200}(?:\.conf)?$/.test(name)
}

/** More than any list of settings has. */
const maxTokens = 50_000

/** Reads the files' texts in their order; the last word counts. Proxies of single servers (`Acquire::http::Proxy::HOST`) are left out. */
export function parseApt(texts: readonly string[]): ProxySettings {
  const values = new Map<string, string>()
  for (const text of texts) readInto(values, text)
  const http = proxyOf(values, 'acquire::http::proxy', 'Acquire::http::Proxy')
  const isHttpsOwn = values.get('acquire::https::proxy') !== undefined
  // Without one of its own https takes that of http (apt-transport-https(1)).
  const https = isHttpsOwn ? proxyOf(values, 'acquire::https::proxy', 'Acquire::https::Proxy') : http
  return { mode: (http ?? https) ? 'manual' : 'direct', ...(http && { http }), ...(https && { https }), isException: noException }
}

function proxyOf(values: ReadonlyMap<string, string>, name: string, setting: string): NamedProxy | undefined {
  const text = values.get(name) ?? ''
  return text.toUpperCase() === 'DIRECT' ? undefined : readProxyText(text, 'http', setting, 80)
}

/** Names, texts in quotation marks, braces and semicolons; comments begin with `//`, `#` or stand between `/*` and its end. */
function readInto(values: Map<string, string>, text: string): void {
  const tokens = text.matchAll(/\/\/[^\n]*|#[^\n]*|\/\*[^]*?(?:\*\/|$)|"([^"\n]{0,2000})"|([{};])|[^\s{};"]{1,500}/g)
  const scopes: string[] = []
  let words: string[] = []
  let count = 0
  for (const [token, quoted, mark] of tokens) {
    count += 1
    if (count > maxTokens) return
    if (mark === '{') {
      scopes.push(words[0]?.toLowerCase() ?? '')
      words = []
    } else if (mark !== undefined) {
      const [name = '', value] = words
      if (value !== undefined) values.set([...scopes, name.toLowerCase()].join('::'), value)
      words = []
      if (mark === '}') scopes.pop()
    } else if (quoted !== undefined) words.push(quoted)
    else if (!/^(?:\/\/|#|\/\*)/.test(token)) words.push(token)
  }
}
