// A stream around a connection that keeps the first bytes which the peer sends, for the cases where TLS cannot read them.
// TLS on the bare socket would swallow the banner that says what the port speaks instead.
import { Duplex } from 'node:stream'
import { followSocket } from './follow-socket.ts'

/** Passes everything through in both directions; one life, with the socket's. */
export class TappedStream extends Duplex {
  readonly #socket: Duplex
  readonly #maxFirstBytes: number
  #firstBytes = Buffer.alloc(0)
  #receivedBytes = 0

  constructor(socket: Duplex, maxFirstBytes: number) {
    super({ allowHalfOpen: false })
    this.#socket = socket
    this.#maxFirstBytes = maxFirstBytes
    // An error that comes when nobody listens any more must not crash the program.
    this.on('error', () => undefined)
    followSocket(socket, {
      bytes: (chunk) => {
        this.#pass(chunk)
      },
      ended: () => {
        this.push(null)
      },
      failed: (error) => {
        this.destroy(error)
      },
    })
  }

  /** What the peer sent first, as it came over the wire. */
  get firstBytes(): Buffer {
    return this.#firstBytes
  }

  /** How many bytes the peer has sent. */
  get receivedBytes(): number {
    return this.#receivedBytes
  }

  #pass(chunk: Buffer): void {
    this.#receivedBytes += chunk.length
    const missing = this.#maxFirstBytes - this.#firstBytes.length
    if (missing > 0) this.#firstBytes = Buffer.concat([this.#firstBytes, chunk.subarray(0, missing)])
    this.emit('received', chunk)
    if (!this.push(chunk)) this.#socket.pause()
    this.emit('passed')
  }

  override _read(): void {
    this.#socket.resume()
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#socket.write(chunk, done)
  }

  override _final(done: () => void): void {
    this.#socket.end(() => {
      done()
    })
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#socket.destroy()
    done(error)
  }
}
