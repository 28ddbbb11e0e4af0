// The connections to one port on macOS and Windows, as `netstat` tells them through systeminformation.
import { isIP } from 'node:net'
import type { IncomingConnection } from './linux-connections.ts'

/** Reads the connections to a port; a listener is none. */
export async function readOtherConnections(port: number): Promise<readonly IncomingConnection[]> {
  const { networkConnections } = await import('systeminformation')
  const connections = await networkConnections()
  return connections
    .filter(({ localPort, state }) => Number(localPort) === port && !/^listen/i.test(state))
    .map(({ peerAddress, peerPort }) => ({ localPort: port, address: peerAddress, port: Number(peerPort) }))
    .filter(({ address }) => isIP(address) !== 0)
}
