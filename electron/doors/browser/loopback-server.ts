// The browser door: the same interface as the window's, for a browser on this computer. It listens on 127.0.0.1 only, lets in who has the one-time
// key, and gives other pages in the same browser, other programs and names that lead here nothing. Life and limits of the server are here; what it
// answers is in answer-request.ts and api-socket.ts.
import type { IncomingMessage, Server } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { maxDocumentRequestBytes, socketPath } from '../../../shared/ipc/wire.ts'
import type { DoorServices } from '../engine.ts'
import type { AnswerServices } from './answer-request.ts'
import { answerRequest } from './answer-request.ts'
import { serveSocket } from './api-socket.ts'
import { DoorSession } from './door-session.ts'
import { isOwnSocketRequest } from './request-checks.ts'
import type { RandomBytes } from './secret.ts'

/** What the browser door needs beyond what every door needs. */
export interface BrowserDoorServices extends DoorServices, AnswerServices {
  readonly random: RandomBytes
}

/** A door that is open. */
export interface BrowserDoor {
  /** The address that opens the interface, once. */
  readonly url: string
  /** Ends every run, tells the tabs, and closes the port. */
  close(): Promise<void>
}

/** Cookies of all other programs on 127.0.0.1 arrive too; the usual 16 KB could lock the person out. */
const maxHeaderBytes = 65_536
/** Sixteen tabs need about a hundred; this stops a program that opens connections without end. */
const maxConnections = 256
/** Tabs of one person. */
const maxSockets = 16
/** How long tabs may take to say goodbye before their sockets are cut. */
const goodbyeMs = 250
/** RFC 6455 section 7.4.1: the server goes away. */
const goingAway = 1001

/** Opens the door on a random port of 127.0.0.1. */
export async function openLoopbackServer(services: BrowserDoorServices): Promise<BrowserDoor> {
  const server = createServer({ maxHeaderSize: maxHeaderBytes })
  server.maxConnections = maxConnections
  const session = new DoorSession(await listen(server), services.random, services.nowMs)
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxDocumentRequestBytes, perMessageDeflate: false })

  server.on('request', (request, response) => {
    answerRequest(request, response, session, services).catch((error: unknown) => {
      services.reportFault(error)
      response.destroy()
    })
  })
  server.on('upgrade', (request, socket, head) => {
    if (sockets.clients.size < maxSockets && mayOpenSocket(request, session)) {
      sockets.handleUpgrade(request, socket, head, (accepted) => serveSocket(accepted, services))
    } else refuseSocket(socket)
  })
  server.on('clientError', (_error, socket) => socket.destroy())
  return { url: session.url, close: () => close(server, sockets) }
}

function mayOpenSocket({ headers, url = '' }: IncomingMessage, session: DoorSession): boolean {
  const { address } = session
  return isOwnSocketRequest(headers, address) && url === `${address.prefix}${socketPath}` && session.isHeldBy(headers, url)
}

function refuseSocket(socket: Duplex): void {
  socket.on('error', () => socket.destroy()) // the peer may be gone before it hears the answer
  socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
}

async function close(server: Server, sockets: WebSocketServer): Promise<void> {
  const closed = [
    new Promise((resolve) => server.close(resolve)),
    ...[...sockets.clients].map((socket) => new Promise((resolve) => socket.once('close', resolve))),
  ]
  for (const socket of sockets.clients) socket.close(goingAway)
  server.closeIdleConnections()
  const cut = setTimeout(() => {
    for (const socket of sockets.clients) socket.terminate()
    server.closeAllConnections()
  }, goodbyeMs)
  await Promise.all(closed)
  clearTimeout(cut)
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  return (server.address() as AddressInfo).port
}
