// Calls and events over one WebSocket: the browser door's side of shared/ipc/wire.ts. Who may open the socket was decided before.
import * as v from 'valibot'
import type { WebSocket } from 'ws'
import type { SocketMessage } from '../../../shared/ipc/wire.ts'
import { maxRequestBytes, mayBeLong, socketRequestSchema } from '../../../shared/ipc/wire.ts'
import { ConnectedInterface } from '../connected-interface.ts'
import type { DoorServices } from '../engine.ts'
import { parseJson } from '../../../shared/facts/parse-json.ts'

/** What a tab may leave unread, as a suspended one does: some of the largest reports. Beyond it the tab counts as gone. */
const maxUnreadBytes = 32_000_000

/** RFC 6455 section 7.4.1: the peer does something that no page of ours does. */
const policyViolation = 1008

/** RFC 6455 section 7.4.1: longer than what is read. */
const tooBig = 1009

/** As much of a request as says which call it is. */
const longPrefixBytes = 64

/** Serves one tab until its socket closes; its runs end with it. */
export function serveSocket(socket: WebSocket, services: DoorServices): void {
  const send = (message: SocketMessage) => {
    if (socket.readyState !== socket.OPEN) return
    if (socket.bufferedAmount > maxUnreadBytes) socket.terminate()
    else socket.send(JSON.stringify(message))
  }
  const connected = new ConnectedInterface(services, (payload) => send({ event: 'diagnosis', payload }))

  const answer = async (text: string) => {
    const request = v.safeParse(socketRequestSchema, parseJson(text))
    if (!request.success) {
      socket.close(policyViolation)
      return
    }
    const { id, call, argument } = request.output
    send({ id, ...(await connected.answer(call, argument)) })
  }
  socket.on('message', (data: Buffer, isBinary) => {
    if (isBinary) socket.close(policyViolation)
    else if (data.length > maxRequestBytes && !mayBeLong(data.toString('latin1', 0, longPrefixBytes))) socket.close(tooBig)
    else if (socket.readyState === socket.OPEN) void answer(data.toString('utf8'))
  })
  // A frame that breaks the protocol or is too long: ws is already closing with the right status, and `close` follows.
  socket.on('error', () => socket.close())
  socket.on('close', () => connected.end())
}
