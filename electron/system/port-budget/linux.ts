// The temporary ports of Linux: their range, and the sockets towards one endpoint by state (kernel Documentation/networking/ip-sysctl.rst, proc_net_tcp.rst).
import { readFile } from 'node:fs/promises'
import ipaddr from 'ipaddr.js'
import type { Endpoint, ValueOf } from '../../../shared/facts/fact.ts'
import type { Outcome } from '../../../shared/facts/outcome.ts'
import { stateNames } from '../listeners/linux-sockets.ts'
import { readFailure } from '../read-failure.ts'

/** Reads the range and counts the sockets. */
export async function readLinuxPortBudget(endpoint: Endpoint): Promise<Outcome<ValueOf<'port-budget'>>> {
  try {
    const [range, ipv4, ipv6] = await Promise.all([
      readFile('/proc/sys/net/ipv4/ip_local_port_range', 'latin1'),
      readFile('/proc/net/tcp', 'latin1'),
      // Absent where IPv6 is switched off.
      readFile('/proc/net/tcp6', 'latin1').catch(() => ''),
    ])
    return { status: 'succeeded', value: { ...parsePortRange(range), socketsByState: countSockets(`${ipv4}\n${ipv6}`, endpoint) } }
  } catch (error) {
    return readFailure(error)
  }
}

/** Reads the two numbers of `ip_local_port_range`, first and last port. */
export function parsePortRange(text: string): { readonly from: number; readonly to: number } {
  const [from = 0, to = 0] = (text.match(/\d+/g) ?? []).map(Number)
  return { from, to }
}

/** Counts the lines of a socket table whose remote side is the endpoint, by state; sockets that wait for calls have none. */
export function countSockets(table: string, endpoint: Endpoint): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  const texts = remoteTexts(endpoint)
  // With every port taken the table has tens of thousands of lines, so each is matched as text instead of being read.
  for (const line of table.split('\n')) {
    const [, , remote = '', state = ''] = line.trim().split(/\s+/, 4)
    const name = stateNames[state]
    if (name !== undefined && texts.includes(remote)) counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}

/** How the tables write the endpoint: 32-bit words in the processor's order, which is little-endian wherever Electron runs; IPv4 also as mapped into IPv6. */
function remoteTexts({ address, port }: Endpoint): readonly string[] {
  const bytes = Buffer.from(ipaddr.process(address).toByteArray()).swap32()
  const digits = bytes.toString('hex').toUpperCase()
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  return digits.length === 8 ? [digits + suffix, `0000000000000000FFFF0000${digits}${suffix}`] : [digits + suffix]
}
