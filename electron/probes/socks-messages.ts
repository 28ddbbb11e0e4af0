// The messages of SOCKS 5 (RFC 1928, RFC 1929) and SOCKS 4 and 4a (Ying-Da Lee's memos), written and read. Pure; a reply may be hostile.
import ipaddr from 'ipaddr.js'
import type { SocksReply } from '../../shared/facts/outcome.ts'
import { addressFamily } from '../../shared/target/ip-address.ts'

/** Ways to log in (RFC 1928 section 3). */
const methods = { none: 0, password: 2, noneAccepted: 0xff } as const

/** GSSAPI, and nothing that is assigned beyond 9: a proxy that chooses what nobody offered wants a login, or is no SOCKS proxy. */
const maxAssignedMethod = 9

/** One byte holds the length of names, users and passwords. */
const maxFieldBytes = 255

/** What the bytes so far come to. `length` is how many of them belong to the reply. */
export type ReplyReading =
  | { readonly status: 'incomplete' }
  | { readonly status: 'not-socks' }
  | { readonly status: 'complete'; readonly reply: SocksReply; readonly length: number }

/** Offers to go without a login, and with a password where there is one. */
export function methodOffer(hasPassword: boolean): Buffer {
  return Buffer.from(hasPassword ? [5, 2, methods.none, methods.password] : [5, 1, methods.none])
}

/** What to do after the reply to the offer. */
export function nextAfterOffer(code: number, hasPassword: boolean): 'request' | 'log-in' | 'refused' {
  if (code === methods.none) return 'request'
  return code === methods.password && hasPassword ? 'log-in' : 'refused'
}

/** User name and password (RFC 1929 section 2), or `undefined` where they do not fit. */
export function passwordMessage(username: string, password: string): Buffer | undefined {
  const [user, secret] = [Buffer.from(username), Buffer.from(password)]
  if (user.length === 0 || user.length > maxFieldBytes || secret.length > maxFieldBytes) return undefined
  return Buffer.concat([Buffer.from([1, user.length]), user, Buffer.from([secret.length]), secret])
}

/** Asks for a connection (RFC 1928 section 4); a name goes as it is, so that the proxy looks it up. `undefined` for a name that does not fit. */
export function connectMessage(host: string, port: number): Buffer | undefined {
  const address = addressField(host)
  return address && Buffer.concat([Buffer.from([5, 1, 0]), address, portField(port)])
}

function addressField(host: string): Buffer | undefined {
  const family = addressFamily(host)
  if (family) return Buffer.from([family === 'ipv4' ? 1 : 4, ...ipaddr.parse(host).toByteArray()])
  const name = Buffer.from(host)
  return name.length > maxFieldBytes ? undefined : Buffer.concat([Buffer.from([3, name.length]), name])
}

/** Asks for a connection in version 4; what is not an address of IPv4 goes as a name behind an impossible address (4a). A zero byte ends each text. */
export function connectMessage4(host: string, port: number, username = ''): Buffer | undefined {
  const name = Buffer.from(host)
  if (name.length > maxFieldBytes || /\0/.test(host) || /\0/.test(username)) return undefined
  const isAddress = addressFamily(host) === 'ipv4'
  const address = isAddress ? ipaddr.parse(host).toByteArray() : [0, 0, 0, 1]
  const texts = [Buffer.from(username), Buffer.from([0]), ...(isAddress ? [] : [name, Buffer.from([0])])]
  return Buffer.concat([Buffer.from([4, 1]), portField(port), Buffer.from(address), ...texts])
}

function portField(port: number): Buffer {
  return Buffer.from([port >> 8, port & 0xff])
}

/** Reads the choice of a way to log in: version and method. */
export function readMethodReply(bytes: Buffer): ReplyReading {
  const [version, code] = bytes
  if (version === undefined) return { status: 'incomplete' }
  if (version !== 5) return { status: 'not-socks' }
  if (code === undefined) return { status: 'incomplete' }
  if (code > maxAssignedMethod && code !== methods.noneAccepted) return { status: 'not-socks' }
  return { status: 'complete', reply: { version: 5, step: 'method', code }, length: 2 }
}

/** Reads the answer to user name and password; some proxies write SOCKS' version where the login's belongs. */
export function readLoginReply(bytes: Buffer): ReplyReading {
  const [version, code] = bytes
  if (version === undefined) return { status: 'incomplete' }
  if (version !== 1 && version !== 5) return { status: 'not-socks' }
  if (code === undefined) return { status: 'incomplete' }
  return { status: 'complete', reply: { version: 5, step: 'login', code }, length: 2 }
}

/** Reads the reply to the request (RFC 1928 section 6). A refusal needs no more than its code, since some proxies end there. */
export function readConnectReply(bytes: Buffer): ReplyReading {
  const [version, code, , addressType, nameLength] = bytes
  if (version === undefined) return { status: 'incomplete' }
  if (version !== 5) return { status: 'not-socks' }
  if (code === undefined) return { status: 'incomplete' }
  const reply = { version: 5, step: 'request', code } as const
  if (code !== 0) return { status: 'complete', reply, length: bytes.length }
  if (addressType === undefined || nameLength === undefined) return { status: 'incomplete' }
  const addressBytes = { 1: 4, 3: 1 + nameLength, 4: 16 }[addressType]
  if (addressBytes === undefined) return { status: 'not-socks' }
  const length = 4 + addressBytes + 2
  return bytes.length < length ? { status: 'incomplete' } : { status: 'complete', reply, length }
}

/** Reads the reply of version 4: a zero (some proxies write a 4), and 90 for granted or 91 to 93. */
export function readConnectReply4(bytes: Buffer): ReplyReading {
  const [version, code] = bytes
  if (version === undefined) return { status: 'incomplete' }
  if (version !== 0 && version !== 4) return { status: 'not-socks' }
  if (code === undefined) return { status: 'incomplete' }
  if (code < 90 || code > 93) return { status: 'not-socks' }
  if (code === 90 && bytes.length < 8) return { status: 'incomplete' }
  return { status: 'complete', reply: { version: 4, step: 'request', code }, length: Math.min(bytes.length, 8) }
}
