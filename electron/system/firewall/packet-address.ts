// Whether an address of a packet lies in a network that a rule names. Of calls from elsewhere the caller is not known, but that it is not this machine.
import ipaddr from 'ipaddr.js'
import type { Match, Packet } from './rule-set.ts'

/** Compares a packet's source or destination with an address or a network in CIDR form. What is neither is not decided. */
export function addressIn(packet: Packet, side: 'source' | 'destination', network: string): Match {
  const parsed = parseNetwork(network)
  if (!parsed) return 'maybe'
  const [base, prefixLength] = parsed
  if (base.kind() !== packet.family) return 'no'
  if (prefixLength === 0) return 'yes'
  const isLoopback = base.range() === 'loopback'
  if (side === 'destination' && packet.address !== undefined) {
    const address = ipaddr.process(packet.address.replace(/%.*$/, ''))
    return address.kind() === base.kind() && address.match(base, prefixLength) ? 'yes' : 'no'
  }
  return isLoopback && prefixLength >= 8 ? 'no' : 'maybe'
}

function parseNetwork(text: string): [ipaddr.IPv4 | ipaddr.IPv6, number] | undefined {
  if (text.length > 90) return undefined
  const [address = '', mask] = text.split('/')
  if (!ipaddr.isValid(address)) return undefined
  const parsed = ipaddr.parse(address)
  const whole = parsed.kind() === 'ipv4' ? 32 : 128
  if (mask === undefined) return [parsed, whole]
  if (/^\d{1,3}$/.test(mask)) return Number(mask) <= whole ? [parsed, Number(mask)] : undefined
  // iptables prints odd masks in full.
  const length = ipaddr.isValid(mask) ? ipaddr.parse(mask).prefixLengthFromSubnetMask() : null
  return length === null ? undefined : [parsed, length]
}
