// Fetches a proxy script from where it is set: over HTTP or HTTPS from its server, always directly, or from a file or the address itself.
import { open } from 'node:fs/promises'
import { isIP } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Duplex } from 'node:stream'
import type { Outcome } from '../../../../shared/facts/outcome.ts'
import { failed } from '../../../probes/classify-error.ts'
import { firstVerdict } from '../../../probes/first-verdict.ts'
import { followSocket } from '../../../probes/follow-socket.ts'
import type { HttpAnswer } from '../../../probes/http-conversation.ts'
import { askHttp, joinChunks } from '../../../probes/http-conversation.ts'
import { authority, requestPath, requestText } from '../../../probes/http-request.ts'
import type { ProbeContext } from '../../../probes/probe-context.ts'
import { startTls, trustedSocket } from '../../../probes/start-tls.ts'
import { systemLookup } from '../../../probes/system-lookup.ts'
import { takeOrDial } from '../../../probes/tcp-connect.ts'
import { readFailure } from '../../read-failure.ts'

/** What Chromium takes at most (net/proxy_resolution/pac_file_fetcher_impl.cc). */
const maxScriptBytes = 1024 * 1024

/** A script that has moved is looked for at most this many times. */
const mostRedirects = 3

/** Gives the script's bytes. */
export async function fetchPacScript(address: string, context: ProbeContext): Promise<Outcome<Buffer>> {
  let url = URL.parse(address)
  for (let redirects = 0; url && redirects <= mostRedirects; redirects += 1) {
    const answer: Outcome<Buffer | URL> = await fetchOnce(url, context)
    if (answer.status !== 'succeeded') return answer
    if (Buffer.isBuffer(answer.value)) return { status: 'succeeded', value: answer.value }
    url = answer.value
  }
  return failed('pac-not-served', 'read', 'redirects')
}

function fetchOnce(url: URL, context: ProbeContext): Promise<Outcome<Buffer | URL>> {
  switch (url.protocol) {
    case 'http:':
    case 'https:':
      return fromServer(url, context)
    case 'file:':
      return fromFile(url)
    case 'data:':
      return Promise.resolve(fromAddress(url))
    default:
      return Promise.resolve(failed('pac-not-served', 'read', url.protocol))
  }
}

async function fromServer(url: URL, context: ProbeContext): Promise<Outcome<Buffer | URL>> {
  const connection = await connect(url, context)
  if (connection.status !== 'succeeded') return connection
  const host = authority(url.hostname.replace(/^\[|\]$/g, ''), portOf(url), url.protocol === 'https:' ? 443 : 80)
  const accept = 'Accept: application/x-ns-proxy-autoconfig, */*'
  const request = requestText('GET', requestPath(`${url.pathname}${url.search}`), host, [accept, 'Connection: close', ...login(url)])
  const answer = await askHttp(connection.value, request, 'receive', context)
  if (answer.status !== 'succeeded') return answer
  const { status, headers } = answer.value.head
  const location = headers.find(({ name }) => name === 'location')?.value
  if (status >= 300 && status < 400 && location !== undefined) {
    connection.value.destroy()
    const next = URL.parse(location, url.href)
    return next && /^https?:$/.test(next.protocol) ? { status: 'succeeded', value: next } : failed('pac-not-served', 'read', 'redirect')
  }
  if (status !== 200) {
    connection.value.destroy()
    return failed('pac-not-served', 'read', '', { firstBytes: '', http: { ...answer.value.head, bodyStart: '' } })
  }
  return readBody(connection.value, answer.value, context)
}

/** Connects to the first address that answers, one after another as programs do. */
async function connect(url: URL, context: ProbeContext): Promise<Outcome<Duplex>> {
  const name = url.hostname.replace(/^\[|\]$/g, '')
  const lookup = isIP(name) ? undefined : await systemLookup({ name, purpose: 'proxy' }, context)
  if (lookup && lookup.status !== 'succeeded') return lookup
  const addresses = lookup ? lookup.value.addresses.slice(0, 2) : [name]
  let last: Outcome<never> = failed('name-without-address', 'lookup')
  for (const address of addresses) {
    const connection = await takeOrDial({ address, port: portOf(url), route: 'direct', purpose: 'proxy' }, context)
    if (connection.status !== 'succeeded') {
      last = connection
      continue
    }
    if (url.protocol === 'http:') return connection
    const session = await startTls(connection.value, { serverName: name, applicationProtocols: ['http/1.1'] }, context)
    return session.status === 'succeeded' ? trustedSocket(session.value) : session
  }
  return last
}

function portOf({ port, protocol }: URL): number {
  return Number(port) || (protocol === 'https:' ? 443 : 80)
}

/** A login that was set with the address goes to the script's server, and nowhere else. */
function login({ username, password }: URL): readonly string[] {
  if (username === '') return []
  return [`Authorization: Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')}`]
}

async function readBody(socket: Duplex, { rest, framing }: HttpAnswer, context: ProbeContext): Promise<Outcome<Buffer>> {
  const chunks = [rest]
  let length = rest.length
  const whole = await firstVerdict<Buffer>(context.signal, (attempt) => {
    const finish = (): void => attempt.settle({ status: 'succeeded', value: Buffer.concat(chunks) })
    const check = (): void => {
      // Chunked framing adds a few bytes to each chunk.
      if (length > maxScriptBytes * 1.1) attempt.settle(failed('answer-too-large', 'read'))
      else if (framing.contentLength !== undefined && length >= framing.contentLength) finish()
      else if (framing.isChunked && Buffer.concat(chunks.slice(-2)).toString('latin1').endsWith('0\r\n\r\n')) finish()
    }
    attempt.atEnd(() => socket.destroy())
    attempt.after(context.limits.replyMs, () => attempt.settle(failed('no-answer', 'read')))
    check()
    const stop = followSocket(socket, {
      bytes: (chunk) => {
        chunks.push(chunk)
        length += chunk.length
        check()
      },
      ended: () =>
        framing.contentLength === undefined && !framing.isChunked ? finish() : attempt.settle(failed('closed-mid-answer', 'read')),
      failed: () => attempt.settle(failed('closed-mid-answer', 'read')),
    })
    attempt.atEnd(stop)
  })
  if (whole.status !== 'succeeded') return whole
  return within(framing.isChunked ? joinChunks(whole.value) : whole.value)
}

async function fromFile(url: URL): Promise<Outcome<Buffer>> {
  try {
    await using file = await open(fileURLToPath(url), 'r')
    const { bytesRead, buffer } = await file.read(Buffer.alloc(maxScriptBytes + 1), 0, maxScriptBytes + 1, 0)
    return within(buffer.subarray(0, bytesRead))
  } catch (error) {
    return readFailure(error)
  }
}

/** RFC 2397. */
function fromAddress({ href }: URL): Outcome<Buffer> {
  const [, isBase64, data] = /^data:[^,]{0,200}?(;base64)?,(.*)$/s.exec(href) ?? []
  if (data === undefined) return failed('pac-not-served', 'read', 'data:')
  return within(isBase64 ? Buffer.from(data, 'base64') : Buffer.from(decodeText(data)))
}

function decodeText(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function within(bytes: Buffer): Outcome<Buffer> {
  return bytes.length > maxScriptBytes ? failed('answer-too-large', 'read') : { status: 'succeeded', value: bytes }
}
