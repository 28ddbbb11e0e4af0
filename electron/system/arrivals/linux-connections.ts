// The connections that others have opened, from /proc/net/tcp and tcp6 (kernel Documentation/networking/proc_net_tcp.rst), and the kernel's counters that tell whether one
// may have come and gone between two looks (RFC 4022 tcpPassiveOpens; LISTENDROPS of /proc/net/netstat).
import { readFile } from 'node:fs/promises'
import { readPlace } from '../listeners/linux-sockets.ts'

/** The other end of a connection that somebody has opened to a port of this machine; the same caller calls again from another port. */
export interface IncomingConnection {
  readonly localPort: number
  readonly address: string
  readonly port: number
  /** Only its first packets have come (SYN_RECV); the kernel does not count it as opened yet. */
  readonly isBeginning?: boolean
}

/** States as the kernel numbers them (include/net/tcp_states.h). */
const listening = '0A'
const beginning = '03'

/** Connections to ports that somebody listens at, as they are now; `port` is one of them, listened at or not. */
export function parseIncoming(text: string, port: number): readonly IncomingConnection[] {
  const lines = text.split('\n').map((line) => {
    const [, local = '', remote = '', state] = line.trim().split(/\s+/)
    return { local: readPlace(local), remote: readPlace(remote), state }
  })
  const ports = new Set([port, ...lines.map(({ local, state }) => (state === listening ? local?.port : undefined))])
  return lines.flatMap(({ local, remote, state }) =>
    local && remote && state !== listening && ports.has(local.port)
      ? [{ localPort: local.port, ...remote, ...(state === beginning && { isBeginning: true }) }]
      : [],
  )
}

/** One of the kernel's counters, by its heading in a file of two lines each. */
export function parseCounter(text: string, group: string, name: string): number | undefined {
  const [headings, values] = text.split('\n').filter((line) => line.startsWith(`${group}: `))
  const index = headings?.split(' ').indexOf(name) ?? -1
  const value = index > 0 ? values?.split(' ')[index] : undefined
  return value === undefined ? undefined : Number(value)
}

/** Reads the connections that others have opened. */
export async function readIncoming(port: number): Promise<readonly IncomingConnection[]> {
  const texts = await Promise.all([readFile('/proc/net/tcp', 'latin1'), readFile('/proc/net/tcp6', 'latin1').catch(ifThereIsNone)])
  return texts.flatMap((text) => parseIncoming(text, port))
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
