// Servers on loopback that end with their test: plain TCP, with a list of the bad manners of real peers (bad-peers 2.3 B).
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/** A running server. */
export interface FakeServer {
  readonly port: number
  /** How many connections it has accepted. */
  connections(): number
  close(): Promise<void>
}

/** What a server does with a connection. */
export type Behaviour = (socket: Socket) => void

/** Starts a TCP server on 127.0.0.1. */
export function startTcpServer(behave: Behaviour): Promise<FakeServer> {
  return startServer(
    createServer((socket) => {
      behave(socket)
    }),
  )
}

/** Makes any kind of TCP server listen, and close with all its connections. */
export async function startServer(server: Server): Promise<FakeServer> {
  const sockets = new Set<Socket>()
  let accepted = 0
  server.on('connection', (socket: Socket) => {
    accepted += 1
    sockets.add(socket)
    // The client's end of a test may be as rough as it likes.
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => accepted,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        for (const socket of sockets) socket.destroy()
      }),
  }
}

/** A port of 127.0.0.1 on which nothing listens: it was free a moment ago. */
export async function closedPort(): Promise<number> {
  const server = await startTcpServer(() => undefined)
  await server.close()
  return server.port
}

/** Accepts and never says a word. */
export const silent: Behaviour = () => undefined

/** Accepts and ends the connection. */
export const closeAtOnce: Behaviour = (socket) => socket.end()

/** Accepts and resets the connection. */
export const resetAtOnce: Behaviour = (socket) => socket.resetAndDestroy()

/** Resets as soon as anything is said. */
export const resetWhenSpokenTo: Behaviour = (socket) => socket.once('data', () => socket.resetAndDestroy())

/** Ends the connection as soon as anything is said. */
export const closeWhenSpokenTo: Behaviour = (socket) => socket.once('data', () => socket.end())

/** Gives back what it gets. */
export const echo: Behaviour = (socket) => socket.pipe(socket)

/** Says something before it is asked. */
export function greet(text: string | Buffer): Behaviour {
  return (socket) => socket.write(text)
}

/** Answers the first thing that is said, and stays. */
export function answer(text: string | Buffer): Behaviour {
  return (socket) => socket.once('data', () => socket.write(text))
}

/** Answers the first thing that is said, and ends the connection. */
export function answerAndClose(text: string | Buffer): Behaviour {
  return (socket) => socket.once('data', () => socket.end(text))
}

/** Answers byte by byte, each in a segment of its own. */
export function answerInSlices(text: string): Behaviour {
  return (socket) => {
    socket.setNoDelay(true)
    socket.once('data', () => {
      const bytes = Buffer.from(text)
      const sendFrom = (index: number) => {
        if (index < bytes.length && !socket.destroyed)
          socket.write(bytes.subarray(index, index + 1), () => setImmediate(sendFrom, index + 1))
      }
      sendFrom(0)
    })
  }
}

/** Sends the same piece again and again, at most 8 MB of it, as fast as it is read. */
export function flood(piece: string, start = ''): Behaviour {
  return (socket) => {
    let sent = 0
    const more = () => {
      while (sent < 8_000_000 && !socket.destroyed) {
        sent += piece.length
        if (!socket.write(piece)) return
      }
    }
    socket.on('drain', more)
    socket.write(start)
    more()
  }
}

/** One byte now and then: never silent, never done. */
export function dribble(text: string, everyMs: number): Behaviour {
  return (socket) => {
    let index = 0
    const timer = setInterval(() => socket.write(text.charAt(index++ % text.length)), everyMs)
    socket.on('close', () => {
      clearInterval(timer)
    })
  }
}
