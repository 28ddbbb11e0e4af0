// What an IP address is and where it can lead, from the address alone. What this machine's networks make of it is a rule's business.
import ipaddr from 'ipaddr.js'

/** Where an address can lead, by the IANA special-purpose registries (RFC 6890) as far as a diagnosis needs them. */
export type AddressReach =
  | 'loopback' // 127.0.0.0/8, ::1: this computer
  | 'private' // RFC 1918, fc00::/7: some inside network
  | 'link-local' // 169.254.0.0/16, fe80::/10: this cable or radio cell
  | 'shared' // 100.64.0.0/10 (RFC 6598): behind a provider's NAT, and Tailscale
  | 'fake-ip' // 198.18.0.0/15 (RFC 2544): benchmark range that proxy software gives out as its own answers
  | 'unusable' // 0.0.0.0, ::, multicast, broadcast: nobody can be called there
  | 'public'

/** 45 characters and the name of an interface; the library takes quadratic time for longer texts. */
const longestAddress = 80

/** What an IPv6 address is written with. The library throws and catches an error for each text that is none, and texts are full of colons. */
const looksLikeIpv6 = /^[\da-fx.]*:[\da-fx:.]*(?:%|$)/i

/** `ipv4`, `ipv6`, or `undefined` when the text is a name. Only the four-part decimal form counts as IPv4 (`127.1` and `0x7f.1` do not). */
export function addressFamily(host: string): 'ipv4' | 'ipv6' | undefined {
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(host)) return ipaddr.IPv4.isValidFourPartDecimal(host) ? 'ipv4' : undefined
  return host.length <= longestAddress && looksLikeIpv6.test(host) && ipaddr.IPv6.isValid(host) ? 'ipv6' : undefined
}

/** Tells whether the host is an address rather than a name. */
export function isAddress(host: string): boolean {
  return addressFamily(host) !== undefined
}

/** Tells where an address can lead. An IPv4 address mapped into IPv6 counts as the IPv4 address. The argument must be an address. */
export function addressReach(address: string): AddressReach {
  const parsed = ipaddr.process(withoutZone(address))
  if (parsed.kind() === 'ipv4' && parsed.match(ipaddr.IPv4.parseCIDR('198.18.0.0/15'))) return 'fake-ip'
  switch (parsed.range()) {
    case 'loopback':
      return 'loopback'
    case 'private':
    case 'uniqueLocal':
      return 'private'
    case 'linkLocal':
      return 'link-local'
    case 'carrierGradeNat':
      return 'shared'
    case 'unspecified':
    case 'broadcast':
    case 'multicast':
      return 'unusable'
    default:
      return 'public'
  }
}

/** Tells whether an address is set aside for documents, tests or the future (RFC 5737, RFC 3849, RFC 6890), so that nobody on the Internet can call it. */
export function isReservedAddress(address: string): boolean {
  return ipaddr.process(withoutZone(address)).range() === 'reserved'
}

/** Tells whether two texts write the same address; an IPv4 address mapped into IPv6 is the IPv4 address. */
export function isSameAddress(left: string, right: string): boolean {
  return ipaddr.process(left).toNormalizedString() === ipaddr.process(right).toNormalizedString()
}

/** Writes an address in the one form that all its spellings have in common (RFC 5952), without its zone. */
export function canonicalAddress(address: string): string {
  return ipaddr.process(withoutZone(address)).toString()
}

/** Tells whether an address lies in a network given by one of its addresses and its prefix length (0 to 32, or to 128). */
export function isInNetwork(address: string, network: string, prefixLength: number): boolean {
  const left = ipaddr.process(withoutZone(address))
  const right = ipaddr.process(withoutZone(network))
  return left.kind() === right.kind() && left.match(right, prefixLength)
}

/** Names that RFC 6761 keeps for this computer: `localhost` and everything below it. */
export function isLocalhostName(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost')
}

/** Tells whether a host is this computer by its name or address alone. */
export function isLoopbackHost(host: string): boolean {
  return isLocalhostName(host) || (isAddress(host) && addressReach(host) === 'loopback')
}

/** The interface scope of a link-local address (`fe80::1%eth0`, RFC 4007 section 11) is not part of the number. */
function withoutZone(address: string): string {
  const zone = address.indexOf('%')
  return zone === -1 ? address : address.slice(0, zone)
}
