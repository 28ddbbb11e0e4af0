// The main routing table of Linux, from /proc/net/route and /proc/net/ipv6_route (kernel net/ipv4/fib_trie.c, net/ipv6/route.c).
// Other tables and rules, as some VPNs use them, are not seen here.
import { readFile } from 'node:fs/promises'
import { networkInterfaces } from 'node:os'
import ipaddr from 'ipaddr.js'
import type { ValueOf } from '../../../shared/facts/fact.ts'
import type { Outcome } from '../../../shared/facts/outcome.ts'
import { failed } from '../../probes/classify-error.ts'
import { readFailure } from '../read-failure.ts'

/** One line of a table, for either family. */
export interface TableRoute {
  readonly interfaceName: string
  readonly network: string
  readonly prefixLength: number
  readonly gateway?: string
  readonly metric: number
  /** The table says "not there" (`unreachable`, `blackhole`, `prohibit`). */
  readonly isReject: boolean
}

// include/uapi/linux/route.h and ipv6_route.h
const isUp = 0x0001
const hasGateway = 0x0002
const rejects = 0x0200

/** Reads the table of the address's family and gives the way that the kernel would take. */
export async function readLinuxRoute(address: string): Promise<Outcome<ValueOf<'route'>>> {
  const [bare = '', zone] = address.split('%')
  if (zone) return { status: 'succeeded', value: { interfaceName: zone, isDefaultRoute: false } }
  if (isOwnAddress(bare)) return { status: 'succeeded', value: { interfaceName: 'lo', isDefaultRoute: false } }
  try {
    const routes = bare.includes(':')
      ? parseIpv6Routes(await readFile('/proc/net/ipv6_route', 'utf8'))
      : parseIpv4Routes(await readFile('/proc/net/route', 'utf8'))
    const best = bestRoute(routes, bare)
    if (!best || best.isReject) return failed('network-unreachable', 'read')
    const { interfaceName, gateway, prefixLength } = best
    return { status: 'succeeded', value: { interfaceName, ...(gateway !== undefined && { gateway }), isDefaultRoute: prefixLength === 0 } }
  } catch (error) {
    return readFailure(error)
  }
}

/** The local table, which these files leave out, comes first: own addresses and 127.0.0.0/8 never leave the machine. */
function isOwnAddress(address: string): boolean {
  const own = Object.values(networkInterfaces()).flatMap((entries = []) => entries.map((entry) => entry.address))
  return own.includes(address) || ipaddr.process(address).range() === 'loopback'
}

/** The longest prefix wins, then the lowest metric (RFC 1812 section 5.2.4.3). */
export function bestRoute(routes: readonly TableRoute[], address: string): TableRoute | undefined {
  const target = ipaddr.process(address)
  return routes
    .filter(({ network, prefixLength }) => {
      const parsed = ipaddr.parse(network)
      return parsed.kind() === target.kind() && target.match(parsed, prefixLength)
    })
    .sort((left, right) => right.prefixLength - left.prefixLength || left.metric - right.metric)[0]
}

/** Iface, destination, gateway, flags, two counters, metric, mask; numbers in hexadecimal, addresses in the processor's (little-endian) order. */
export function parseIpv4Routes(text: string): TableRoute[] {
  return text.split('\n').flatMap((line) => {
    const [interfaceName = '', destination = '', gateway = '', flagText = '', , , metric = '', mask = ''] = line.trim().split(/\s+/)
    const flags = Number.parseInt(flagText, 16)
    if (![destination, gateway, mask].every((word) => /^[0-9A-F]{8}$/i.test(word)) || !(flags & (isUp | rejects))) return []
    return {
      interfaceName,
      network: ipv4(destination),
      prefixLength: ipaddr.IPv4.parse(ipv4(mask)).prefixLengthFromSubnetMask() ?? 32,
      ...(flags & hasGateway && { gateway: ipv4(gateway) }),
      metric: Number(metric) || 0,
      // Of a blackhole only the missing interface tells.
      isReject: (flags & rejects) !== 0 || interfaceName === '*',
    }
  })
}

/** Destination, its length, source, its length, gateway, metric, two counters, flags, interface. */
export function parseIpv6Routes(text: string): TableRoute[] {
  return text.split('\n').flatMap((line) => {
    const [destination = '', length = '', , , gateway = '', metric = '', , , flagText = '', interfaceName = ''] = line.trim().split(/\s+/)
    const flags = Number.parseInt(flagText, 16)
    if (![destination, gateway].every((word) => /^[0-9a-f]{32}$/i.test(word)) || !(flags & (isUp | rejects))) return []
    return {
      interfaceName,
      network: ipv6(destination),
      prefixLength: Math.min(Number.parseInt(length, 16) || 0, 128),
      ...(flags & hasGateway && { gateway: ipv6(gateway) }),
      metric: Number.parseInt(metric, 16) || 0,
      isReject: (flags & rejects) !== 0,
    }
  })
}

function ipv4(word: string): string {
  return [...Buffer.from(word, 'hex')].reverse().join('.')
}

function ipv6(digits: string): string {
  return ipaddr.fromByteArray([...Buffer.from(digits, 'hex')]).toString()
}
