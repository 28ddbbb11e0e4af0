// One WebSocket opening handshake, from the client's side (RFC 6455 section 4.1), on a connection of ours. Nothing is said after it but goodbye.
// Own words on the socket, like every question here: a client library hides bytes, rewords errors, and takes longer to load than the handshake.
import { createHash, randomBytes } from 'node:crypto'
import type { Socket } from 'node:net'
import type { InputOf, ValueOf } from '../../shared/facts/fact.ts'
import type { HttpHeader, Outcome } from '../../shared/facts/outcome.ts'
import { defaultPorts } from '../../shared/target/target.ts'
import { failed } from './classify-error.ts'
import { openConversation } from './conversation.ts'
import { askHttp, readBodyStart } from './http-conversation.ts'
import { askedPort, authority, requestPath, requestText } from './http-request.ts'
import type { ProbeContext } from './probe-context.ts'

/** Asks for the upgrade as a page of the same host would. */
export async function websocketUpgrade(
  input: InputOf<'websocket-upgrade'>,
  context: ProbeContext,
): Promise<Outcome<ValueOf<'websocket-upgrade'>>> {
  const connection = await openConversation(input, context)
  if (connection.status !== 'succeeded') return connection
  const socket = connection.value
  const key = randomBytes(16).toString('base64')
  const answer = await askHttp(socket, upgradeRequest(input, key, context), 'receive', context)
  if (answer.status !== 'succeeded') return answer
  const { head, headers } = answer.value
  if (head.status === 101 && isHandshake(headers, key)) {
    sayGoodbye(socket)
    return { status: 'succeeded', value: { headers: head.headers } }
  }
  // What comes after a 101 is no body.
  const bodyStart = head.status === 101 ? '' : await readBodyStart(socket, answer.value, context)
  socket.destroy()
  const code = head.status === 101 ? 'websocket-handshake-invalid' : 'websocket-refused'
  return failed(code, 'receive', '', { firstBytes: '', http: { ...head, bodyStart } })
}

function upgradeRequest(input: InputOf<'websocket-upgrade'>, key: string, context: ProbeContext): string {
  const host = authority(input.host, askedPort(input, context), defaultPorts[input.encrypted ? 'wss' : 'ws'])
  return requestText('GET', requestPath(input.path), host, [
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${key}`,
    `Origin: ${input.encrypted ? 'https' : 'http'}://${host}`,
  ])
}

/** Tells whether a 101 keeps every rule for the server's side; no subprotocol and no extension was asked for (RFC 6455 section 4.1, the list at its end). */
function isHandshake(headers: readonly HttpHeader[], key: string): boolean {
  const valueOf = (wanted: string): string | undefined => {
    const values = headers.filter(({ name }) => name === wanted).map(({ value }) => value)
    return values.length > 0 ? values.join(', ') : undefined
  }
  const connection = valueOf('connection')?.toLowerCase().split(',') ?? []
  return (
    valueOf('upgrade')?.toLowerCase() === 'websocket' &&
    connection.some((option) => option.trim() === 'upgrade') &&
    valueOf('sec-websocket-accept') === acceptFor(key) &&
    valueOf('sec-websocket-protocol') === undefined &&
    valueOf('sec-websocket-extensions') === undefined
  )
}

/** The proof that the server has read this handshake, and means WebSocket (RFC 6455 section 1.3). */
function acceptFor(key: string): string {
  return createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')
}

/** A close frame that says "normal closure" (1000), masked as every frame of a client, and our end; how the server says goodbye is not asked. */
function sayGoodbye(socket: Socket): void {
  const mask = randomBytes(4)
  const code = [1000 >> 8, 1000 & 0xff].map((byte, index) => byte ^ (mask[index] ?? 0))
  socket.end(Buffer.from([0x88, 0x80 | code.length, ...mask, ...code]), () => socket.destroy())
}
