// The seam to the network: the only place that opens sockets or asks the system for a name. Tests put other networks here.
import { randomInt } from 'node:crypto'
import { createSocket, type Socket as UdpSocket } from 'node:dgram'
import { connect, isIPv6, type Socket } from 'node:net'
import type { Endpoint } from '../../shared/facts/fact.ts'

/** What probes may do with the network. */
export interface Network {
  /** Begins to connect to one address; never to a name, so that no family is raced and no answer is hidden (nodejs/node#54359). */
  connectTcp(endpoint: Endpoint): Socket
  /** Asks the operating system for all addresses of a name, in its order. */
  lookup(name: string, family?: 'ipv4'): Promise<readonly string[]>
  /** Opens a UDP socket that can be connected to the address. */
  openUdp(address: string): UdpSocket
  /** A number of 16 bits that a forger cannot guess. */
  randomUint16(): number
}

/** The network of this computer. */
export const systemNetwork: Network = {
  connectTcp: ({ address, port }) => connect({ host: address, port, autoSelectFamily: false, noDelay: true }),
  lookup: async (name, family) => {
    const { lookup } = await import('node:dns/promises')
    return (await lookup(name, { all: true, order: 'verbatim', family: family === 'ipv4' ? 4 : 0 })).map(({ address }) => address)
  },
  openUdp: (address) => createSocket(isIPv6(address) ? 'udp6' : 'udp4'),
  randomUint16: () => randomInt(0x10000),
}
