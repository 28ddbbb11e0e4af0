// The socket tables of /proc/net (kernel Documentation/networking/proc_net_tcp.rst); those of UDP have the same columns. Parsing alone.
import { setImmediate } from 'node:timers/promises'
import ipaddr from 'ipaddr.js'

/** A socket that waits for callers, and the number that its owner's descriptors carry. */
export interface WaitingSocket {
  readonly address: string
  readonly port: number
  /** Who opened it, by number. */
  readonly uid: number
  readonly inode: string
}

/** States as they stand between blanks (include/net/tcp_states.h): a TCP socket that listens, and a UDP socket that is connected to nobody. */
const listenState = '0A'
const tcpListen = ` ${listenState} `
const udpUnconnected = ' 07 '

/** TCP sockets that listen. */
export function parseListeningSockets(text: string): WaitingSocket[] {
  return parseSockets(text, tcpListen)
}

/** UDP sockets that take datagrams from anybody. */
export function parseUdpSockets(text: string): WaitingSocket[] {
  return parseSockets(text, udpUnconnected)
}

/** Number, local address, remote address, state, queues, timer, retransmissions, user, timeout, inode. */
function parseSockets(text: string, state: string): WaitingSocket[] {
  return text.split('\n').flatMap((line) => {
    // Among 10,000 sockets few wait, so most lines are left after one look.
    if (!line.includes(state)) return []
    const [, local = '', , lineState, , , , uid = '', , inode = ''] = line.trim().split(/\s+/)
    const place = readPlace(local)
    return lineState === state.trim() && place && place.port > 0 ? [{ ...place, uid: Number.parseInt(uid, 10), inode }] : []
  })
}

/** An address and a port as the kernel writes them; `undefined` for anything else. */
export function readPlace(text: string): { readonly address: string; readonly port: number } | undefined {
  const [, digits = '', port = ''] = /^((?:[0-9A-F]{8}){1,4}):([0-9A-F]{4})$/i.exec(text) ?? []
  return digits.length === 8 || digits.length === 32 ? { address: addressText(digits), port: Number.parseInt(port, 16) } : undefined
}

/** Words of 32 bits in the processor's order, which is little-endian wherever Electron runs. A mapped IPv4 address is written as what it is. */
function addressText(digits: string): string {
  const bytes = Buffer.from(digits, 'hex').swap32()
  if (bytes.length === 4) return bytes.join('.')
  const address = ipaddr.fromByteArray([...bytes])
  return address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() ? address.toIPv4Address().toString() : address.toString()
}

/** Names of the states as the kernel numbers them (include/net/tcp_states.h). */
export const stateNames: Readonly<Record<string, string>> = {
  '01': 'ESTABLISHED',
  '02': 'SYN_SENT',
  '03': 'SYN_RECV',
  '04': 'FIN_WAIT1',
  '05': 'FIN_WAIT2',
  '06': 'TIME_WAIT',
  '08': 'CLOSE_WAIT',
  '09': 'LAST_ACK',
  '0B': 'CLOSING',
}

/** How many sockets are in each state, and where the machine's own calls go. */
export interface SocketCounts {
  readonly socketsByState: Readonly<Record<string, number>>
  readonly socketsByDestination: readonly { readonly address: string; readonly port: number; readonly sockets: number }[]
}

const mostDestinations = 20

/** So many lines are read before others get their turn: some milliseconds' worth. */
const linesAtOnce = 1000

/** Where local port, other end and state stand in a line: columns have fixed widths up to there. */
const columns = /^ *\d+: [0-9A-F]+:([0-9A-F]{4}) ([0-9A-F]{8,32}:([0-9A-F]{4})) ([0-9A-F]{2}) /

/**
 * Counts the lines of the tables of TCP. A socket on a port that somebody listens on is a caller's, so its other end is no destination;
 * what `isOwn` knows by its two ports is not counted.
 */
export async function countSockets(
  tables: readonly string[],
  isOwn: (localPort: number, remotePort: number) => boolean = () => false,
): Promise<SocketCounts> {
  const lines = tables.flatMap((table) => table.split('\n'))
  const listening = new Set<string>()
  const states = new Map<string, number>()
  const byPortAndDestination = new Map<string, number>()
  for (const [index, line] of lines.entries()) {
    if (index % linesAtOnce === linesAtOnce - 1) await setImmediate()
    const [, port = '', remote = '', remotePort = '', state = ''] = columns.exec(line) ?? []
    const name = stateNames[state]
    if (state === listenState) listening.add(port)
    if (name === undefined || isOwn(Number.parseInt(port, 16), Number.parseInt(remotePort, 16))) continue
    states.set(name, (states.get(name) ?? 0) + 1)
    const key = `${port} ${remote}`
    byPortAndDestination.set(key, (byPortAndDestination.get(key) ?? 0) + 1)
  }
  const destinations = new Map<string, number>()
  for (const [key, sockets] of byPortAndDestination) {
    const [port = '', other = ''] = key.split(' ')
    if (listening.has(port)) continue
    // A mapped IPv4 address is the same destination.
    const remote = other.replace(/^0{16}FFFF0000/, '')
    destinations.set(remote, (destinations.get(remote) ?? 0) + sockets)
  }
  return {
    socketsByState: Object.fromEntries(states),
    socketsByDestination: [...destinations]
      .toSorted(([, left], [, right]) => right - left)
      .slice(0, mostDestinations)
      .flatMap(([remote, sockets]) => {
        const place = readPlace(remote)
        return place && place.port > 0 ? [{ ...place, sockets }] : []
      }),
  }
}
