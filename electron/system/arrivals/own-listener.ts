// Listens at a free port for a while, to see who calls. It says nothing, reads nothing, and ends every call at once.
import type { AddressInfo, Server, Socket } from 'node:net'
import { createServer } from 'node:net'

/** Callers that hold on after they were told to end. */
const longestCallMs = 1000
const mostOpenCalls = 100

/** Called for every call, with the caller's address as the system writes it. */
export type OnCall = (address: string) => void

/** How a try to listen ended. */
export type Listening =
  { readonly status: 'listening'; readonly port: number; readonly close: () => void } | { readonly status: 'failed'; readonly code: string }

/** Listens at one address, or at every one of both families when none is given; where the system has no IPv6, at every IPv4 address. */
export async function listenAt(port: number, onCall: OnCall, address?: string): Promise<Listening> {
  if (address !== undefined) return listen(port, address, onCall)
  const both = await listen(port, '::', onCall)
  return both.status === 'failed' && both.code === 'EAFNOSUPPORT' ? listen(port, '0.0.0.0', onCall) : both
}

function listen(port: number, host: string, onCall: OnCall): Promise<Listening> {
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    onCall(socket.remoteAddress ?? '')
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    // Whatever becomes of it, it was counted.
    socket.on('error', () => socket.destroy())
    socket.setTimeout(longestCallMs, () => socket.destroy())
    socket.resume()
    socket.end()
  })
  server.maxConnections = mostOpenCalls
  server.on('drop', (dropped) => onCall(dropped?.remoteAddress ?? ''))
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve({ status: 'failed', code: error.code ?? 'unknown' }))
    server.listen({ port, host }, () => {
      resolve({ status: 'listening', port: (server.address() as AddressInfo).port, close: () => close(server, open) })
    })
  })
}

function close(server: Server, open: ReadonlySet<Socket>): void {
  server.close()
  for (const socket of open) socket.destroy()
}
