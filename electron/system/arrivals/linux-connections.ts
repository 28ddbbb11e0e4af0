// The connections to one port from /proc/net/tcp and tcp6 (kernel Documentation/networking/proc_net_tcp.rst), and the kernel's counters that tell whether one
// may have come and gone between two looks (RFC 4022 tcpPassiveOpens; LISTENDROPS of /proc/net/netstat).
import { readFile } from 'node:fs/promises'
import { readPlace } from '../listeners/linux-sockets.ts'

/** A connection's other end, `ADDRESS PORT`; the same caller calls again from another port. */
export interface RemoteEnd {
  readonly address: string
  readonly port: number
}

/** Connections to the port as they are now, those included whose first packets have only just come (SYN_RECV, 03). Listeners (0A) are none. */
export function parseConnections(text: string, port: number): readonly RemoteEnd[] {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  return text.split('\n').flatMap((line) => {
    const [, local = '', remote = '', state] = line.trim().split(/\s+/)
    if (!local.endsWith(wanted) || state === '0A') return []
    const end = readPlace(remote)
    return end ? [end] : []
  })
}

/** One of the kernel's counters, by its heading in a file of two lines each. */
export function parseCounter(text: string, group: string, name: string): number | undefined {
  const [headings, values] = text.split('\n').filter((line) => line.startsWith(`${group}: `))
  const index = headings?.split(' ').indexOf(name) ?? -1
  const value = index > 0 ? values?.split(' ')[index] : undefined
  return value === undefined ? undefined : Number(value)
}

/** Reads the connections to a port. */
export async function readConnections(port: number): Promise<readonly RemoteEnd[]> {
  const texts = await Promise.all([readFile('/proc/net/tcp', 'latin1'), readFile('/proc/net/tcp6', 'latin1').catch(ifThereIsNone)])
  return texts.flatMap((text) => parseConnections(text, port))
}

/** Connections that were accepted since the start, and calls that no listener had room for, at all ports together; `undefined` when not told. */
export async function readCallCounters(): Promise<number | undefined> {
  const [snmp, netstat] = await Promise.all([readFile('/proc/net/snmp', 'latin1'), readFile('/proc/net/netstat', 'latin1')])
  const accepted = parseCounter(snmp, 'Tcp', 'PassiveOpens')
  const dropped = parseCounter(netstat, 'TcpExt', 'ListenDrops')
  return accepted === undefined || dropped === undefined ? undefined : accepted + dropped
}

/** A kernel without IPv6 has no such file, and no such connections. */
function ifThereIsNone(error: unknown): string {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
  throw error
}
