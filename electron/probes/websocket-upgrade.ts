// One WebSocket opening handshake (RFC 6455 section 4) by the ws client, on a connection of ours. Nothing is said after it but goodbye.
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { WebSocket } from 'ws'
import type { InputOf, ValueOf } from '../../shared/facts/fact.ts'
import type { HttpHeader, Outcome, Received } from '../../shared/facts/outcome.ts'
import { defaultPorts } from '../../shared/target/target.ts'
import { classifyError, failed } from './classify-error.ts'
import { clipText } from './clip-text.ts'
import { openConversation } from './conversation.ts'
import { firstVerdict, type Attempt } from './first-verdict.ts'
import { bodyText, collectBytes } from './http-conversation.ts'
import { keepTelling } from './http-head.ts'
import { askedPort, authority, requestPath, userAgent } from './http-request.ts'
import type { ProbeContext } from './probe-context.ts'
import { receivedBytes } from './received-bytes.ts'
import { TappedStream } from './tapped-stream.ts'

type Value = ValueOf<'websocket-upgrade'>

/** Asks for the upgrade as a page of the same host would. */
export async function websocketUpgrade(input: InputOf<'websocket-upgrade'>, context: ProbeContext): Promise<Outcome<Value>> {
  const connection = await openConversation(input, context)
  if (connection.status !== 'succeeded') return connection
  return firstVerdict(context.signal, (attempt) => {
    shakeHands(connection.value, input, context, attempt)
  })
}

function shakeHands(socket: Socket, input: InputOf<'websocket-upgrade'>, context: ProbeContext, attempt: Attempt<Value>): void {
  const { limits } = context
  const host = authority(input.host, askedPort(input, context), defaultPorts[input.encrypted ? 'wss' : 'ws'])
  const tap = new TappedStream(socket, limits.maxFirstBytes)
  let answer: IncomingMessage | undefined
  const received = (): Received | undefined =>
    answer ? { firstBytes: '', http: readHead(answer, '') } : receivedBytes(tap.firstBytes, context)
  const websocket = new WebSocket(`${input.encrypted ? 'wss' : 'ws'}://${host}${requestPath(input.path)}`, {
    createConnection: () => tap,
    headers: { 'User-Agent': userAgent },
    origin: `${input.encrypted ? 'https' : 'http'}://${host}`,
    perMessageDeflate: false,
    maxPayload: 65_536,
    maxHeaderSize: limits.maxHeadBytes,
    followRedirects: false,
  })
  attempt.atEnd((outcome) => {
    if (outcome.status !== 'succeeded') socket.destroy()
  })
  attempt.after(limits.replyMs, () => {
    if (!answer) attempt.settle(failed('no-answer', 'receive', '', received()))
  })
  attempt.after(limits.slowAfterMs, () => {
    if (tap.receivedBytes === 0) context.reportSlow?.()
  })
  websocket.on('upgrade', (response) => {
    answer = response
  })
  websocket.on('open', () => {
    attempt.settle({ status: 'succeeded', value: { headers: received()?.http?.headers ?? [] } })
    // The close frame and our FIN go out; how the server says goodbye is not asked.
    websocket.close(1000)
    tap.end(() => socket.destroy())
  })
  websocket.on('unexpected-response', (_request, response) => {
    answer = response
    void describeRefusal(response, tap.firstBytes, context).then((outcome) => {
      attempt.settle(outcome)
    })
  })
  websocket.on('error', (error) => {
    const failure = classifyError(error, 'receive', received())
    // node:http has one word for an end before the first byte and for one in the middle of the head.
    const isMidAnswer = failure.code === 'closed-without-answer' && tap.receivedBytes > 0
    attempt.settle({ status: 'failed', failure: isMidAnswer ? { ...failure, code: 'closed-mid-answer' } : failure })
  })
}

/** Judges an answer that is not an upgrade: a refusal, a 101 that forgot the word, or something that llhttp takes for HTTP (RTSP). */
async function describeRefusal(response: IncomingMessage, heard: Buffer, context: ProbeContext): Promise<Outcome<never>> {
  if (!heard.toString('latin1').startsWith('HTTP/')) return failed('http-not-spoken', 'receive', '', receivedBytes(heard, context))
  const body = await collectBytes(response, Buffer.alloc(0), () => false, context)
  const received = { firstBytes: '', http: readHead(response, bodyText(body, context)) }
  return failed(response.statusCode === 101 ? 'websocket-handshake-invalid' : 'websocket-refused', 'receive', '', received)
}

function readHead(response: IncomingMessage, bodyStart: string) {
  const headers: HttpHeader[] = []
  for (let index = 0; index + 1 < response.rawHeaders.length; index += 2) {
    headers.push({ name: (response.rawHeaders[index] ?? '').toLowerCase(), value: decode(response.rawHeaders[index + 1] ?? '') })
  }
  return {
    status: response.statusCode ?? 0,
    reason: clipText(decode(response.statusMessage ?? ''), 100),
    headers: keepTelling(headers),
    bodyStart,
  }
}

/** node:http gives bytes as Latin-1; everything else here is read as UTF-8. */
function decode(text: string): string {
  return Buffer.from(text, 'latin1').toString('utf8')
}
