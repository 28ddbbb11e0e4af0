// Which connections Ponte itself makes to programs on its machine while it asks them: they must not be counted as the machine's own use.
import type { Network } from '../probes/network.ts'

/** Linux keeps an ended connection for 60 s (TCP_TIMEWAIT_LEN, include/net/tcp.h), and others up to four minutes (RFC 9293, twice the MSL). */
const lingerMs = 240_000

/** Remembers the two ports of each call as long as the system may. */
export class OwnCalls {
  readonly #nowMs: () => number
  /** By the calling port: the called one, and until when it counts. */
  readonly #calls = new Map<number, { readonly port: number; readonly untilMs: number }>()

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs
  }

  /** The same network, whose calls are remembered. */
  through(network: Network): Network {
    return {
      ...network,
      connectTcp: (endpoint) => {
        const socket = network.connectTcp(endpoint)
        socket.once('connect', () => {
          if (socket.localPort !== undefined) this.#calls.set(socket.localPort, { port: endpoint.port, untilMs: this.#nowMs() + lingerMs })
        })
        return socket
      },
    }
  }

  /** Tells whether a connection between two ports of this machine is one of them, as either side sees it. */
  readonly isOwn = (localPort: number, remotePort: number): boolean =>
    this.#leadsTo(localPort, remotePort) || this.#leadsTo(remotePort, localPort)

  #leadsTo(from: number, to: number): boolean {
    const call = this.#calls.get(from)
    if (call && call.untilMs < this.#nowMs()) this.#calls.delete(from)
    return call?.port === to && call.untilMs >= this.#nowMs()
  }
}
