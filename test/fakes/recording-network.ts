// A network without a way out: it writes down every name and address that is contacted, and leads addresses of others to servers of the test.
import type { Socket as UdpSocket } from 'node:dgram'
import { Socket } from 'node:net'
import { systemNetwork, type Network } from '../../electron/probes/network.ts'

/** Where the network leads. What is not named is silent; loopback is itself. */
export interface Ways {
  /** Names with their addresses; others do not exist. A promise may be late, or never come. */
  readonly names?: Readonly<Record<string, readonly string[] | Promise<readonly string[]>>>
  /** `address:port` of others, with the port of this computer that stands for it. */
  readonly servers?: Readonly<Record<string, number>>
  /** The port of a DNS server on this computer that stands for every resolver. */
  readonly dnsPort?: number
}

/** A network and what it was used for: `lookup NAME`, `tcp ADDRESS:PORT`, `udp ADDRESS:PORT`, in order. */
export interface RecordingNetwork extends Network {
  readonly contacted: readonly string[]
}

const loopback = /^(?:127\.|::1$)/

/** Makes a network that leads only where a test says. */
export function createRecordingNetwork({ names = {}, servers = {}, dnsPort }: Ways = {}): RecordingNetwork {
  const contacted: string[] = []
  return {
    contacted,
    randomUint16: () => systemNetwork.randomUint16(),
    lookup: (name) => {
      contacted.push(`lookup ${name}`)
      const addresses = names[name]
      return addresses
        ? Promise.resolve(addresses)
        : Promise.reject(Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND', syscall: 'getaddrinfo' }))
    },
    connectTcp: ({ address, port }) => {
      contacted.push(`tcp ${address}:${port}`)
      const standIn = loopback.test(address) ? port : servers[`${address}:${port}`]
      // A socket that never begins to connect is as silent as a filtered port.
      return standIn === undefined
        ? new Socket()
        : systemNetwork.connectTcp({ address: loopback.test(address) ? address : '127.0.0.1', port: standIn })
    },
    openUdp: () => redirected(systemNetwork.openUdp('127.0.0.1'), dnsPort, contacted),
  }
}

function redirected(socket: UdpSocket, dnsPort: number | undefined, contacted: string[]): UdpSocket {
  const connect = socket.connect.bind(socket)
  socket.connect = (port: number, address?: unknown, ...rest: unknown[]) => {
    contacted.push(`udp ${String(address)}:${port}`)
    const done = rest.find((argument): argument is () => void => typeof argument === 'function')
    if (dnsPort !== undefined) connect(dnsPort, '127.0.0.1', done)
  }
  return socket
}
