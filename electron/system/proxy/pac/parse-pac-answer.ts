// Reads what FindProxyForURL gave: `PROXY host:port; SOCKS5 host:port; DIRECT` and its kin, as browsers read it (Chromium's ProxyServer, Firefox's
// nsProtocolProxyService). Pure. What is not understood is left out, as they do; an answer of which nothing is understood is none.
import { isIP } from 'node:net'
import type { PacDirective, ProxyAddress } from '../../../../shared/facts/fact.ts'

/** More than any script needs; the rest of a longer answer is not read. */
const maxAnswerChars = 4096
const maxDirectives = 16

/** `SOCKS` alone is version 5 in Chromium and in Firefox since 2014, 4 in old programs. */
const schemes: Readonly<Record<string, { readonly scheme: ProxyAddress['scheme']; readonly defaultPort: number }>> = {
  PROXY: { scheme: 'http', defaultPort: 80 },
  HTTP: { scheme: 'http', defaultPort: 80 },
  HTTPS: { scheme: 'https', defaultPort: 443 },
  SOCKS: { scheme: 'socks5', defaultPort: 1080 },
  SOCKS4: { scheme: 'socks4', defaultPort: 1080 },
  SOCKS5: { scheme: 'socks5', defaultPort: 1080 },
}

/** Gives the directives in their order, each once; empty when the answer names nothing. An empty answer means DIRECT (Chromium, net/proxy_resolution). */
export function parsePacAnswer(text: string): readonly PacDirective[] {
  if (text.trim() === '') return [{ kind: 'direct' }]
  const directives = text
    .slice(0, maxAnswerChars)
    .split(';')
    .flatMap((part) => parseDirective(part.trim()))
  return [...new Map(directives.map((directive) => [JSON.stringify(directive), directive])).values()].slice(0, maxDirectives)
}

function parseDirective(text: string): readonly PacDirective[] {
  if (text.toUpperCase() === 'DIRECT') return [{ kind: 'direct' }]
  const [, word = '', address = ''] = /^([a-z0-9]{1,10})\s+(\S{1,300})$/i.exec(text) ?? []
  const known = schemes[word.toUpperCase()]
  const endpoint = known && parseEndpoint(address, known.defaultPort)
  return known && endpoint ? [{ kind: 'proxy', proxy: { scheme: known.scheme, ...endpoint } }] : []
}

function parseEndpoint(text: string, defaultPort: number): Pick<ProxyAddress, 'host' | 'port'> | undefined {
  const [, bracketed, plain, portText] = /^(?:\[([0-9a-f:.]{2,45})\]|([^\s:[\]/@]{1,253}))(?::(\d{1,5}))?$/i.exec(text) ?? []
  const port = portText === undefined ? defaultPort : Number(portText)
  const host = (bracketed ?? plain ?? '').toLowerCase()
  const isHost = bracketed === undefined ? /^[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?\.?$/.test(host) : isIP(bracketed) === 6
  return isHost && port >= 1 && port <= 65_535 ? { host: host.replace(/\.$/, ''), port } : undefined
}
