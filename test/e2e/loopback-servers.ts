// Real servers on loopback for the end-to-end tests, each with one behaviour. All of them end with `close`.
import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import type { AddressInfo, Server, Socket } from 'node:net'
import { createServer } from 'node:net'
import { WebSocketServer } from 'ws'

/** A server that is listening. */
export interface LoopbackServer {
  readonly port: number
  readonly close: () => Promise<void>
}

/** Opens every WebSocket that is asked for, and answers plain HTTP as `ws` does: with 426. On any free port unless told. */
export async function serveWebsockets(port = 0): Promise<LoopbackServer> {
  const http = createHttpServer((_request, response) => response.writeHead(426).end())
  const websockets = new WebSocketServer({ server: http })
  const server = await listen(http, port)
  return {
    ...server,
    close: async () => {
      for (const client of websockets.clients) client.terminate()
      await server.close()
    },
  }
}

/** Refuses every WebSocket with a status. */
export function refuseWebsockets(status: number): Promise<LoopbackServer> {
  const http = createHttpServer()
  http.on('upgrade', (_request, socket) => socket.end(`HTTP/1.1 ${status} Refused\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`))
  return listen(http)
}

/** Accepts every connection and says nothing. */
export function serveSilence(): Promise<LoopbackServer> {
  return listen(createServer())
}

/** Gives a port on which nothing listens. */
export async function closedPort(): Promise<number> {
  const server = await listen(createServer())
  await server.close()
  return server.port
}

async function listen(server: Server, port = 0): Promise<LoopbackServer> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy()) // the other side hung up, which is its right
    socket.on('close', () => sockets.delete(socket))
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
