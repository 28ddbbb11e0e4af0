// Follows what a peer sends on a connection, including what it sent before anybody looked. Interprets nothing.
import type { Readable } from 'node:stream'

/** What can come from a peer; after `ended` or `failed` nothing more comes. */
export interface PeerEvents {
  bytes(chunk: Buffer): void
  /** The peer ended its side (FIN), or the connection is gone without an error. */
  ended(): void
  failed(error: Error): void
}

/** Reports everything that comes; gives the function that stops it and leaves the rest unread. */
export function followSocket(socket: Readable, events: PeerEvents): () => void {
  let over = false
  const once = (report: () => void) => {
    if (over) return
    over = true
    report()
  }
  const listeners = {
    data: (chunk: Buffer) => {
      if (!over) events.bytes(chunk)
    },
    end: () => {
      once(() => {
        events.ended()
      })
    },
    error: (error: Error) => {
      once(() => {
        events.failed(error)
      })
    },
  }
  const stop = () => {
    over = true
    socket.pause()
    socket.off('data', listeners.data).off('end', listeners.end).off('close', listeners.end).off('error', listeners.error)
    // An error after the last look must not crash the program.
    socket.on('error', () => undefined)
  }
  socket.on('end', listeners.end).on('close', listeners.end).on('error', listeners.error)
  // A destroyed socket emits nothing any more but still holds what came before its end.
  const early = socket.read() as Buffer | null
  if (early) listeners.data(early)
  if (socket.errored) listeners.error(socket.errored)
  else if (socket.readableEnded || socket.destroyed) listeners.end()
  else socket.on('data', listeners.data).resume()
  return stop
}
