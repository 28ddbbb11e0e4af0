// Notes which messages of a TLS handshake the peer has sent before it was encrypted (RFC 5246 section 7.4, RFC 8446 section 4): what came before an alert
// tells what the alert was about. Keeps their types, never their contents.

/** Type of the records that carry handshake messages (RFC 8446 section 5.1); after any other nothing more is told in the clear. */
const handshakeRecord = 22

/** Of a record: type, version, length; of a message: type, length. */
const recordHeaderBytes = 5
const messageHeaderBytes = 4

/** A server sends five before it waits. */
const mostMessages = 10

/** The messages of one connection, from the bytes as they come. */
export class HandshakeMessages {
  readonly #types: number[] = []
  #recordHeader: number[] = []
  #recordLeft = 0
  #messageHeader: number[] = []
  #messageLeft = 0
  #isOver = false

  /** The types in their order (IANA's registry "TLS HandshakeType"). */
  get types(): readonly number[] {
    return this.#types
  }

  /** Reads what came next. */
  read(chunk: Buffer): void {
    let at = 0
    while (at < chunk.length && !this.#isOver) {
      if (this.#recordLeft === 0) this.#readRecordHeader(chunk[at++] ?? 0)
      else if (this.#messageLeft === 0) this.#readMessageHeader(chunk[at++] ?? 0)
      else at += this.#skip(chunk.length - at)
    }
  }

  #readRecordHeader(byte: number): void {
    this.#recordHeader.push(byte)
    if (this.#recordHeader.length < recordHeaderBytes) return
    const [type, , , high = 0, low = 0] = this.#recordHeader
    this.#isOver = type !== handshakeRecord
    this.#recordLeft = high * 256 + low
    this.#recordHeader = []
  }

  /** A message may begin in one record and end in another, its header too. */
  #readMessageHeader(byte: number): void {
    this.#recordLeft -= 1
    this.#messageHeader.push(byte)
    if (this.#messageHeader.length < messageHeaderBytes) return
    const [type = 0, high = 0, middle = 0, low = 0] = this.#messageHeader
    this.#types.push(type)
    this.#isOver = this.#types.length === mostMessages
    this.#messageLeft = (high * 256 + middle) * 256 + low
    this.#messageHeader = []
  }

  #skip(available: number): number {
    const skipped = Math.min(available, this.#recordLeft, this.#messageLeft)
    this.#recordLeft -= skipped
    this.#messageLeft -= skipped
    return skipped
  }
}
