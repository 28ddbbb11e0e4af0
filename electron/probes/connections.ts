// Hands a live connection from one probe to the next, so that a healthy diagnosis needs one connection and no extra round trip.
import type { Socket } from 'node:net'
import type { ConversationInput, Endpoint, InputOf } from '../../shared/facts/fact.ts'

/** Which connection: where it leads, and whether bytes on it are inside TLS. */
export interface ConnectionKey extends ConversationInput {
  readonly layer: 'tcp' | 'tls'
}

/** The connections of one run that wait for their next probe, and how its tunnels were opened. */
export class ConnectionStore {
  readonly #held = new Map<string, Socket>()
  #isClosed = false
  readonly #tunnels = new Map<string, InputOf<'proxy-tunnel'>>()

  /** Keeps a connection. It stays unread: what the peer sends, its end and its errors wait in the socket for the taker. */
  deposit(key: ConnectionKey, socket: Socket): void {
    // Without a listener a reset would crash the program; the error itself stays in `socket.errored`.
    socket.on('error', () => undefined)
    if (this.#isClosed) {
      socket.destroy()
      return
    }
    this.#held.get(keyText(key))?.destroy()
    this.#held.set(keyText(key), socket)
  }

  /** Gives a kept connection away, in whatever state it is by now. */
  take(key: ConnectionKey): Socket | undefined {
    const socket = this.#held.get(keyText(key))
    this.#held.delete(keyText(key))
    return socket
  }

  /** Remembers how a tunnel was opened, for the conversations that need another one. */
  rememberTunnel(input: InputOf<'proxy-tunnel'>): void {
    this.#tunnels.set(endpointText(input), input)
  }

  /** Tells how the tunnel through the proxy at this endpoint was opened. */
  tunnelThrough(proxy: Endpoint): InputOf<'proxy-tunnel'> | undefined {
    return this.#tunnels.get(endpointText(proxy))
  }

  /** Ends everything that nobody took, and whatever a late probe still brings. */
  closeAll(): void {
    this.#isClosed = true
    for (const socket of this.#held.values()) socket.destroy()
    this.#held.clear()
  }
}

function endpointText({ address, port }: Endpoint): string {
  return `${address}|${port}`
}

function keyText(key: ConnectionKey): string {
  return `${endpointText(key)}|${key.route}|${key.purpose}|${key.layer}`
}
