// Who is asking, as far as the request itself tells. Other pages in the same browser can make it send requests here, and names that lead to
// 127.0.0.1 (DNS rebinding) make them look like our own: only the exact host, and no trace of another page, passes. Keys and cookies come after.
import type { IncomingHttpHeaders } from 'node:http'

/** Where the door is. */
export interface DoorAddress {
  readonly port: number
  /** The random part under which everything is, with a slash at both ends. */
  readonly prefix: string
}

/** The `Host` that a browser sends for the printed address. */
export function hostOf(address: DoorAddress): string {
  return `127.0.0.1:${address.port}`
}

/** The origin of the page (RFC 6454). */
export function originOf(address: DoorAddress): string {
  return `http://${hostOf(address)}`
}

/** Says why a request must not be answered, or nothing when it may be ours. */
export function suspicionOf(headers: IncomingHttpHeaders, address: DoorAddress): 'wrong-host' | 'foreign-page' | undefined {
  if (headers.host !== hostOf(address)) return 'wrong-host'
  if (headers.origin !== undefined && headers.origin !== originOf(address)) return 'foreign-page'
  // `none`: the person's own doing, as typing the address. A page on another port of 127.0.0.1 is `same-site`, which is not enough.
  const site = headers['sec-fetch-site']
  return site === undefined || site === 'none' || site === 'same-origin' ? undefined : 'foreign-page'
}

/** Tells whether a WebSocket handshake comes from our own page: browsers always say the origin, and no same-origin policy guards a socket. */
export function isOwnSocketRequest(headers: IncomingHttpHeaders, address: DoorAddress): boolean {
  return headers.origin === originOf(address) && suspicionOf(headers, address) === undefined
}

/** The languages that a browser prefers, best first: browsers write `Accept-Language` in that order. */
export function preferredLanguages(headers: IncomingHttpHeaders): readonly string[] {
  return (headers['accept-language'] ?? '').split(',', 10).map((part) => part.split(';')[0]?.trim() ?? '')
}
