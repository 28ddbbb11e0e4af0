// The words of a probe's request: as much as a server needs, nothing about the person (RFC 9112 sections 3 and 5). Pure.
import type { ConversationInput } from '../../shared/facts/fact.ts'
import { ponteVersion } from '../ponte-version.ts'
import type { ProbeContext } from './probe-context.ts'

/** Ponte names itself to every server that it asks. */
const userAgent = `Ponte/${ponteVersion}`

/** The request line and headers of one question. */
export function requestText(method: string, requestTarget: string, host: string, more: readonly string[]): string {
  return [`${method} ${requestTarget} HTTP/1.1`, `Host: ${host}`, `User-Agent: ${userAgent}`, ...more, '', ''].join('\r\n')
}

/** A path as it may stand in a request: everything but visible ASCII percent-encoded, the fragment's mark too (RFC 9112 section 3.2). */
export function requestPath(path: string): string {
  return path.replace(/[^\x21-\x7e]|#/gu, (character) =>
    [...Buffer.from(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  )
}

/** `host` or `host:port` for a Host header or an origin, IPv6 in brackets, the scheme's default port left out. */
export function authority(host: string, port: number, defaultPort?: number): string {
  const name = host.includes(':') ? `[${host}]` : host
  return port === defaultPort ? name : `${name}:${port}`
}

/** The port that the person asked for: behind a proxy the connection's own port is the proxy's. */
export function askedPort(input: ConversationInput, context: Pick<ProbeContext, 'target'>): number {
  return input.route === 'proxy' ? context.target.port : input.port
}
