// Asks one HTTP/1.1 question on an open connection and reads the head of the answer and the start of its body.
// An own small client, because fetch and node:http refuse ports, hide bytes and reword errors (bad-peers 2.1 no. 6, 9, 10).
import type { Duplex, Readable } from 'node:stream'
import type { FailureCode, HttpHead, HttpHeader, Operation, Outcome } from '../../shared/facts/outcome.ts'
import { classifyError, failed } from './classify-error.ts'
import { clipText } from './clip-text.ts'
import { firstVerdict } from './first-verdict.ts'
import { followSocket } from './follow-socket.ts'
import { readHttpHead, type Framing } from './http-head.ts'
import type { ProbeContext } from './probe-context.ts'
import { receivedBytes } from './received-bytes.ts'

/** The head of the final answer, and what came after it. */
export interface HttpAnswer {
  readonly head: Omit<HttpHead, 'bodyStart'>
  /** All of them, unlike those of the head: for judging alone. */
  readonly headers: readonly HttpHeader[]
  readonly framing: Framing
  readonly rest: Buffer
}

/** Sends a request and reads to the end of the answer's head. The connection is destroyed unless that succeeds. */
export function askHttp(socket: Duplex, request: string, operation: Operation, context: ProbeContext): Promise<Outcome<HttpAnswer>> {
  const { limits } = context
  return firstVerdict(context.signal, (attempt) => {
    let bytes = Buffer.alloc(0)
    const fail = (code: FailureCode, raw = '') => {
      attempt.settle(failed(code, operation, raw, receivedBytes(bytes, context)))
    }
    const judge = () => {
      const reading = readHttpHead(bytes.subarray(0, limits.maxHeadBytes))
      if (reading.status === 'not-http') fail('http-not-spoken')
      if (reading.status === 'malformed') fail('http-malformed', reading.problem)
      if (reading.status === 'incomplete' && bytes.length > limits.maxHeadBytes) fail('answer-too-large')
      if (reading.status !== 'complete') return
      const { head, headers, framing, length } = reading
      attempt.settle({ status: 'succeeded', value: { head, headers, framing, rest: bytes.subarray(length) } })
    }
    attempt.atEnd((outcome) => {
      if (outcome.status !== 'succeeded') socket.destroy()
    })
    attempt.after(limits.replyMs, () => {
      fail('no-answer')
    })
    attempt.after(limits.slowAfterMs, () => {
      if (bytes.length === 0) context.reportSlow?.()
    })
    const stop = followSocket(socket, {
      bytes: (chunk) => {
        const isStart = bytes.length < 8
        bytes = Buffer.concat([bytes, chunk])
        // A head ends with a line, so slices of one byte are not read again and again.
        if (isStart || chunk.includes(0x0a) || bytes.length > limits.maxHeadBytes) judge()
      },
      ended: () => {
        fail(bytes.length === 0 ? 'closed-without-answer' : 'closed-mid-answer')
      },
      failed: (error) => {
        attempt.settle({ status: 'failed', failure: classifyError(error, operation, receivedBytes(bytes, context)) })
      },
    })
    attempt.atEnd(stop)
    socket.write(request)
  })
}

/** Reads the start of the body for a short while, and ends the connection. */
export async function readBodyStart(socket: Duplex, answer: HttpAnswer, context: ProbeContext): Promise<string> {
  const bytes = await collectBytes(socket, answer.rest, (sofar) => isWholeBody(sofar, answer), context)
  socket.destroy()
  return bodyText(answer.framing.isChunked ? joinChunks(bytes) : bytes, context)
}

/** A body's start as text that a report can hold. */
function bodyText(bytes: Buffer, { limits }: Pick<ProbeContext, 'limits'>): string {
  return clipText(bytes.toString('utf8', 0, limits.maxBodyStartChars * 4), limits.maxBodyStartChars)
}

/** Collects the start of a body until there is enough, the short time is over, or no more comes. */
async function collectBytes(
  stream: Readable,
  start: Buffer,
  isEnough: (bytes: Buffer) => boolean,
  { limits, signal }: ProbeContext,
): Promise<Buffer> {
  // Room for the longest UTF-8 sequences and for the lines between chunks.
  const maxBytes = limits.maxBodyStartChars * 4
  let bytes = start
  await firstVerdict<undefined>(signal, (attempt) => {
    const finish = () => {
      attempt.settle({ status: 'succeeded', value: undefined })
    }
    const finishIfEnough = () => {
      if (bytes.length >= maxBytes || isEnough(bytes)) finish()
    }
    attempt.after(limits.bodyWaitMs, finish)
    finishIfEnough()
    const stop = followSocket(stream, {
      bytes: (chunk) => {
        bytes = Buffer.concat([bytes, chunk])
        finishIfEnough()
      },
      ended: finish,
      // The head is the answer; how the rest of the body is lost is not asked here.
      failed: finish,
    })
    attempt.atEnd(stop)
  })
  return bytes
}

function isWholeBody(bytes: Buffer, { head, framing }: HttpAnswer): boolean {
  if (head.status < 200 || head.status === 204 || head.status === 304) return true
  if (framing.isChunked) return bytes.includes('0\r\n\r\n')
  return framing.contentLength !== undefined && bytes.length >= framing.contentLength
}

/** The data of the chunks that are there (RFC 9112 section 7.1); from the first line that is no size on, the bytes as they came. */
export function joinChunks(bytes: Buffer): Buffer {
  const parts: Buffer[] = []
  let rest = bytes
  for (;;) {
    const lineEnd = rest.indexOf('\r\n')
    const size = /^[0-9a-f]{1,8}(?=[;\s]|$)/i.exec(rest.toString('latin1', 0, Math.min(lineEnd, 40)))?.[0]
    if (lineEnd === -1 || size === undefined) return Buffer.concat([...parts, rest])
    const length = Number.parseInt(size, 16)
    if (length === 0) return Buffer.concat(parts)
    parts.push(rest.subarray(lineEnd + 2, lineEnd + 2 + length))
    rest = rest.subarray(lineEnd + 4 + length)
  }
}
