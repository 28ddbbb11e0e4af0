// A DNS server on loopback that answers as it is told: truthfully, forged, truncated or not at all.
import { createSocket } from 'node:dgram'
import { decode, encode, streamEncode, type DecodedPacket, type Packet } from 'dns-packet'
import { startTcpServer } from './tcp-server.ts'

/** What is sent back for a query: packets or raw bytes, none for silence. */
export type DnsBehaviour = (query: DecodedPacket, isTcp: boolean) => readonly (Packet | Buffer)[]

/** A running DNS server, with its address as `dns.getServers()` would write it. */
export interface FakeDnsServer {
  readonly resolver: string
  /** How many queries came over UDP. */
  queries(): number
  close(): Promise<void>
}

/** Starts a server on UDP and, on the same port, TCP. */
export async function startDnsServer(behave: DnsBehaviour): Promise<FakeDnsServer> {
  let queries = 0
  const udp = createSocket('udp4')
  const tcp = await startTcpServer((socket) => {
    socket.once('data', (bytes) => {
      for (const reply of behave(decode(bytes.subarray(2)), true)) socket.write(Buffer.isBuffer(reply) ? reply : streamEncode(reply))
    })
  })
  udp.on('message', (bytes, peer) => {
    queries += 1
    for (const reply of behave(decode(bytes), false)) udp.send(Buffer.isBuffer(reply) ? reply : encode(reply), peer.port, peer.address)
  })
  await new Promise<void>((resolve) => udp.bind(tcp.port, '127.0.0.1', resolve))
  return {
    resolver: `127.0.0.1:${tcp.port}`,
    queries: () => queries,
    close: async () => {
      udp.close()
      await tcp.close()
    },
  }
}

/** An honest answer to a query, with a response code by number. */
export function reply(query: DecodedPacket, answers: Packet['answers'] = [], responseCode = 0): Packet {
  return { type: 'response', id: query.id ?? 0, flags: responseCode, questions: query.questions ?? [], answers }
}
