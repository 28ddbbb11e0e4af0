// Reads one address, as a URL or as host:port, with the slips that people make. Sentences that contain an address: find-address.ts.
import { addressFamily } from './ip-address.ts'
import type { InputProblem } from './input-problem.ts'
import type { Scheme, Target } from './target.ts'
import { defaultPorts } from './target.ts'

export type ParsedAddress =
  { readonly status: 'parsed'; readonly target: Target } | { readonly status: 'rejected'; readonly problem: InputProblem }

/** Turns a name into its ASCII form (RFC 5891, UTS 46), or into an empty text when it has none. The runtime's URL parser knows how. */
export type ToAsciiHost = (name: string) => string

/** Workerman writes its WebSocket addresses as `websocket://` (seeds/). */
const schemeByWord: Readonly<Record<string, Scheme>> = { ws: 'ws', wss: 'wss', http: 'http', https: 'https', tcp: 'tcp', websocket: 'ws' }

/** `http:`, `http:/`, `http//` and `http:////` all mean `http://`. */
const schemePattern = /^(websocket|wss?|https?|tcp)(?::\/*|\/\/+)/i
const foreignSchemePattern = /^([a-z][a-z0-9+.-]*):\/\//i

/** Ports whose meaning is known well enough to assume a scheme when none is written. */
const schemeByPort: Readonly<Record<number, Scheme>> = { 80: 'http', 8080: 'http', 443: 'https', 8443: 'https' }

const longestShownPart = 100
const longestPath = 2000

/** Reads one address that holds no spaces. A missing scheme is guessed from port and path, and is `tcp` where nothing hints at another. */
export function parseAddress(text: string, toAsciiHost: ToAsciiHost): ParsedAddress {
  const schemeMatch = schemePattern.exec(text)
  const scheme = schemeMatch ? schemeByWord[(schemeMatch[1] ?? '').toLowerCase()] : undefined
  const foreign = scheme ? null : foreignSchemePattern.exec(text)
  if (foreign) return rejected({ id: 'input.unknown-scheme', params: { scheme: shorten(foreign[1] ?? '') } })

  const rest = withoutUserinfo(text.slice(schemeMatch?.[0].length ?? 0).replace(/^\/+/, ''))
  const authorityEnd = rest.search(/[/?#]/)
  const authority = authorityEnd === -1 ? rest : rest.slice(0, authorityEnd)
  const tail = authorityEnd === -1 ? '' : rest.slice(authorityEnd)

  const split = splitAuthority(authority)
  if (split.status === 'rejected') return split
  const host = readHost(split.host, toAsciiHost)
  if (host.status === 'rejected') return host
  const port = readPort(split.port)
  if (port.status === 'rejected') return port

  const path = readPath(tail)
  const assumedScheme = scheme ?? assumeScheme(port.port, path)
  const finalPort = port.port ?? (assumedScheme === 'tcp' ? undefined : defaultPorts[assumedScheme])
  if (finalPort === undefined) return rejected({ id: 'input.port-missing', params: { host: host.host } })
  const input = `${schemeMatch?.[0] ?? ''}${authority}${tail}`
  return {
    status: 'parsed',
    target: { scheme: assumedScheme, host: host.host, port: finalPort, path: assumedScheme === 'tcp' ? '/' : path, input },
  }
}

function assumeScheme(port: number | undefined, path: string): Scheme {
  if (port === undefined) return 'https'
  return schemeByPort[port] ?? (path === '/' ? 'tcp' : 'http')
}

/**
 * Drops `user:password@` from what follows the scheme. Passwords are often pasted unescaped: the last @ before the path counts, and where a slash,
 * a question mark or a hash makes a port of the password that is no number, the last @ of all.
 */
export function withoutUserinfo(rest: string): string {
  const authorityEnd = rest.search(/[/?#]/)
  const authority = authorityEnd === -1 ? rest : rest.slice(0, authorityEnd)
  const isCutShort = !authority.includes('@') && /^[^[:]*:\d*[^\d]/.test(authority)
  return rest.slice((isCutShort ? rest : authority).lastIndexOf('@') + 1)
}

type SplitAuthority = { readonly status: 'split'; readonly host: string; readonly port: string } | ReturnType<typeof rejected>

function splitAuthority(authority: string): SplitAuthority {
  if (authority.startsWith('[')) {
    const close = authority.indexOf(']')
    const host = authority.slice(1, close)
    const after = close === -1 ? '' : authority.slice(close + 1)
    if (close === -1 || addressFamily(host) !== 'ipv6' || (after !== '' && !after.startsWith(':'))) {
      return rejected({ id: 'input.ipv6-malformed', params: { host: shorten(authority) } })
    }
    return { status: 'split', host, port: after.slice(1) }
  }
  const firstColon = authority.indexOf(':')
  if (firstColon !== authority.lastIndexOf(':')) {
    if (addressFamily(authority) === 'ipv6') return { status: 'split', host: authority, port: '' }
    return rejected({ id: 'input.ipv6-malformed', params: { host: shorten(authority) } })
  }
  if (firstColon === -1) return { status: 'split', host: authority, port: '' }
  return { status: 'split', host: authority.slice(0, firstColon), port: authority.slice(firstColon + 1) }
}

type ReadPort = { readonly status: 'read'; readonly port: number | undefined } | ReturnType<typeof rejected>

function readPort(text: string): ReadPort {
  if (text === '') return { status: 'read', port: undefined }
  if (!/^\d+$/.test(text)) return rejected({ id: 'input.port-not-a-number', params: { port: shorten(text) } })
  const port = Number(text)
  if (port < 1 || port > 65535) return rejected({ id: 'input.port-out-of-range', params: { port: shorten(text) } })
  return { status: 'read', port }
}

type ReadHost = { readonly status: 'read'; readonly host: string } | ReturnType<typeof rejected>

function readHost(text: string, toAsciiHost: ToAsciiHost): ReadHost {
  const host = text.toLowerCase().replace(/\.$/, '')
  if (host === '') return rejected({ id: 'input.host-missing', params: {} })
  if (addressFamily(host) !== undefined) return { status: 'read', host }
  // WHATWG URL section 3.5: a name whose last label is a number can only be an IPv4 address.
  if (/(?:^|\.)(?:\d+|0x[0-9a-f]*)$/.test(host)) return rejected({ id: 'input.ipv4-malformed', params: { host: shorten(text) } })
  const ascii = /^[\x21-\x7e]*$/.test(host) ? host : toAsciiHost(host)
  if (!isHostName(ascii)) return rejected({ id: 'input.name-malformed', params: { host: shorten(text) } })
  return { status: 'read', host: ascii }
}

/** RFC 1123 section 2.1 with underscores, which real server names use; at most 253 characters, 63 a label. */
function isHostName(name: string): boolean {
  return name.length <= 253 && name.split('.').every((label) => /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/.test(label))
}

/** Path and query with what is not printable ASCII percent-encoded; the fragment never leaves a client (RFC 9110 section 7.1). */
function readPath(tail: string): string {
  const withoutFragment = tail.replace(/#.*$/s, '')
  const encoded = withoutFragment.replace(/[^\x21-\x7e]+/gu, (part) => encodeURIComponent(part))
  return (encoded.startsWith('/') ? encoded : `/${encoded}`).slice(0, longestPath)
}

function rejected(problem: InputProblem): { readonly status: 'rejected'; readonly problem: InputProblem } {
  return { status: 'rejected', problem }
}

function shorten(text: string): string {
  return text.length <= longestShownPart ? text : `${text.slice(0, longestShownPart)}…`
}
