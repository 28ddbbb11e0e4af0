// Reads the place that a socket is bound to, as commands print it: `0.0.0.0:22`, `[::1]:631`, `:::80`, `*:http`, `127.0.0.53%lo:53`.
import { addressFamily } from '../target/ip-address.ts'
import type { Entry } from './listing.ts'
import { nothingOfInterest, programName } from './listing.ts'

/** An address and a port; a star is everything that its column can mean. */
export interface Place {
  readonly address: string
  /** Absent where a star or 0 stands for every port. */
  readonly port?: number
}

/**
 * The names that commands without `-n` print for ports, where they cannot mean another one: IANA's service names as Linux and macOS have them in
 * /etc/services. A name that is not here is not read: it could be any port.
 */
const portsByName: ReadonlyMap<string, number> = new Map([
  ['ftp', 21],
  ['ssh', 22],
  ['telnet', 23],
  ['smtp', 25],
  ['domain', 53],
  ['http', 80],
  ['www', 80],
  ['pop3', 110],
  ['sunrpc', 111],
  ['imap2', 143],
  ['imap', 143],
  ['ldap', 389],
  ['https', 443],
  ['microsoft-ds', 445],
  ['submissions', 465],
  ['submission', 587],
  ['ipp', 631],
  ['ldaps', 636],
  ['imaps', 993],
  ['pop3s', 995],
  ['ms-sql-s', 1433],
  ['mysql', 3306],
  ['postgresql', 5432],
  ['amqp', 5672],
  ['redis', 6379],
  ['http-alt', 8080],
  ['webcache', 8080],
])

/** Reads a place; `undefined` when the text is none, or names an address or a port by a word that could mean any. */
export function readPlace(text: string): Place | undefined {
  // Longer than any address with its zone and port.
  if (text.length > 120) return undefined
  const colon = text.lastIndexOf(':')
  if (colon === -1) return undefined
  const address = readAddress(text.slice(0, colon))
  const port = readPort(text.slice(colon + 1))
  return address === undefined || port === undefined ? undefined : { address, ...(port > 0 && { port }) }
}

/** Digits, a name that is known, or 0 for a star. */
function readPort(text: string): number | undefined {
  if (text === '*') return 0
  const port = /^\d{1,5}$/.test(text) ? Number(text) : portsByName.get(text)
  return port !== undefined && port <= 65_535 ? port : undefined
}

/** An address without brackets and zone, a star, or a name of this machine itself. A mapped IPv4 address is the IPv4 address. */
function readAddress(text: string): string | undefined {
  if (text === '*' || text === '') return '*'
  if (text === 'localhost') return '127.0.0.1'
  if (text === 'ip6-localhost') return '::1'
  const bare = text
    .replace(/^\[|\]$/g, '')
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=\d+\.)/i, '')
  return addressFamily(bare) === undefined ? undefined : bare.toLowerCase()
}

/** Tells whether an address stands for all of a family. */
export function isWildcard(address: string): boolean {
  return address === '*' || address === '0.0.0.0' || address === '::'
}

/** The entry of a socket that listens at a place. */
export function listening(place: Required<Place>, program?: string): Entry {
  return { listeners: [{ address: place.address, port: place.port, ...programName(program) }], addresses: ownAddress(place) }
}

/** The entry of a socket that only shows an address of the machine. */
export function connected(place: Place): Entry {
  const addresses = ownAddress(place)
  return addresses.length > 0 ? { ...nothingOfInterest, addresses } : nothingOfInterest
}

function ownAddress({ address }: Place): readonly string[] {
  return isWildcard(address) ? [] : [address]
}
