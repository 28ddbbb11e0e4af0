// Reads the head of an HTTP/1.x answer from bytes that may be hostile (RFC 9112 sections 2.2, 4 and 5). Pure and linear; no body, no state.
// Stricter than llhttp, which takes RTSP/1.0 for HTTP; as tolerant as the RFC: bare LF ends a line, a folded line continues its header.
import type { HttpHead, HttpHeader } from '../../shared/facts/outcome.ts'
import { clipText } from './clip-text.ts'

/** How far the bytes so far are the head of an HTTP answer. */
export type HeadReading =
  | { readonly status: 'incomplete' }
  | { readonly status: 'not-http' }
  /** Starts like HTTP; `problem` names the broken rule for the record. */
  | { readonly status: 'malformed'; readonly problem: string }
  | {
      readonly status: 'complete'
      readonly head: Omit<HttpHead, 'bodyStart'>
      /** All headers as they came, to be judged and not to be kept: they may hold secrets. */
      readonly headers: readonly HttpHeader[]
      /** Where the body begins. */
      readonly length: number
      /** For what follows the head; kept apart because headers are selected for the report, not for reading on. */
      readonly framing: Framing
    }

/** How the body's end can be known (RFC 9112 section 6.3). */
export interface Framing {
  readonly isChunked: boolean
  /** Absent when not given or not a number. */
  readonly contentLength?: number
}

const magic = 'HTTP/'

/** More interim answers (100, 102, 103) than this before the real one are a game, not an answer. */
const maxInterimAnswers = 10

/** Reads the head of the final answer, after whatever interim ones. Bytes that can no longer become HTTP are called so without waiting for the line's end. */
export function readHttpHead(bytes: Buffer): HeadReading {
  let offset = 0
  for (let answers = 0; answers <= maxInterimAnswers; answers += 1) {
    const reading = readOneHead(bytes.subarray(offset))
    if (reading.status !== 'complete') return reading
    offset += reading.length
    if (!isInterim(reading.head.status)) return { ...reading, length: offset }
  }
  return { status: 'malformed', problem: 'interim answers without end' }
}

/** RFC 9110 section 15.2; 101 is final, since after it another protocol begins. */
function isInterim(status: number): boolean {
  return status >= 100 && status < 200 && status !== 101
}

function readOneHead(bytes: Buffer): HeadReading {
  const start = bytes.toString('latin1', 0, magic.length)
  if (!magic.startsWith(start)) return { status: 'not-http' }
  const end = headEnd(bytes)
  if (end === undefined) return { status: 'incomplete' }
  const [statusLine = '', ...lines] = bytes.toString('utf8', 0, end.at).replace(/\r$/, '').split(/\r?\n/)
  const status = /^HTTP\/1\.\d (\d{3})(?: (.*))?$/.exec(statusLine)
  if (!status) return { status: 'malformed', problem: 'status line' }
  const headers = readHeaders(lines)
  if (typeof headers === 'string') return { status: 'malformed', problem: headers }
  const head = { status: Number(status[1]), reason: clipText(status[2] ?? '', 100), headers: keepTelling(headers) }
  return { status: 'complete', head, headers, length: end.next, framing: framing(headers) }
}

/** The first empty line: where the head ends and where the body begins. */
function headEnd(bytes: Buffer): { at: number; next: number } | undefined {
  for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, at + 1)) {
    if (bytes[at + 1] === 0x0a) return { at, next: at + 2 }
    if (bytes[at + 1] === 0x0d && bytes[at + 2] === 0x0a) return { at, next: at + 3 }
  }
  return undefined
}

/** All headers with names in lower case, or the rule that a line breaks. */
function readHeaders(lines: readonly string[]): HttpHeader[] | string {
  const headers: { name: string; value: string }[] = []
  for (const line of lines) {
    const last = headers.at(-1)
    if (/^[ \t]/.test(line)) {
      if (!last) return 'folded line without a header'
      last.value = `${last.value} ${line.trim()}`
      continue
    }
    const colon = line.indexOf(':')
    if (colon === -1) return 'header without a colon'
    const name = line.slice(0, colon)
    if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) return 'header name'
    const value = line.slice(colon + 1).trim()
    if (/[\0\r]/.test(value)) return 'header value'
    headers.push({ name: name.toLowerCase(), value })
  }
  return headers
}

function framing(headers: readonly HttpHeader[]): Framing {
  const valueOf = (wanted: string) => headers.find(({ name }) => name === wanted)?.value
  const length = valueOf('content-length')
  return {
    isChunked: /\bchunked\s*$/i.test(clipText(valueOf('transfer-encoding') ?? '', 100)),
    ...(length !== undefined && /^\d{1,15}$/.test(length) && { contentLength: Number(length) }),
  }
}

/** The headers that tell something about who answers, what is offered and who stands in between; all others may hold secrets. */
const tellingHeaders = new Set([
  ...['server', 'via', 'date', 'age', 'location', 'allow', 'retry-after', 'x-powered-by', 'strict-transport-security'],
  ...['content-type', 'content-length', 'content-encoding', 'transfer-encoding'],
  ...['connection', 'upgrade', 'keep-alive', 'alt-svc', 'access-control-allow-origin'],
  ...['www-authenticate', 'proxy-authenticate', 'proxy-connection', 'proxy-agent', 'proxy-status'],
  ...['sec-websocket-accept', 'sec-websocket-protocol', 'sec-websocket-extensions', 'sec-websocket-version'],
  // CDNs, accelerators and gateways that name themselves in no other way.
  ...['cf-ray', 'cf-cache-status', 'cf-mitigated', 'x-amz-cf-id', 'x-amz-cf-pop', 'x-azure-ref', 'x-served-by', 'x-cache', 'x-varnish'],
  ...['x-sucuri-id', 'x-iinfo', 'x-cdn', 'eagleid', 'x-nws-log-uuid', 'x-squid-error', 'x-amzn-errortype'],
])
const maxHeaders = 64
const maxValueChars = 1000

/** Selects what a report may hold, with the secrets inside left out. */
function keepTelling(headers: readonly HttpHeader[]): readonly HttpHeader[] {
  return headers
    .filter(({ name }) => tellingHeaders.has(name))
    .slice(0, maxHeaders)
    .map(({ name, value }) => ({ name, value: clipText(withoutSecrets(name, value), maxValueChars) }))
}

/** What names a secret: cookies, logins, keys. `proxy-authenticate` only says how to log in. */
const secretNames = /cookie|authoriz|authentication-info|token|secret|session|passw|credential|(?:^|-)key$/

/** Long runs of letters and digits without a blank are mostly keys and numbers of cases. */
const opaqueValue = /[A-Za-z0-9+/_=-]{32,}/

/** Keeps every header of a proxy's own answer to CONNECT by its name; of what may be a secret the name alone. */
export function keepNames(headers: readonly HttpHeader[]): readonly HttpHeader[] {
  return headers.slice(0, maxHeaders).map(({ name, value }) => {
    const isSecret = !tellingHeaders.has(name) && (secretNames.test(name) || opaqueValue.test(value))
    return { name: clipText(name, 100), value: isSecret ? '' : clipText(withoutSecrets(name, value), maxValueChars) }
  })
}

function withoutSecrets(name: string, value: string): string {
  if (name === 'location') return withoutUserAndQuery(value)
  if (name.endsWith('-authenticate')) return authenticationSchemes(value)
  return value
}

/** A redirect tells where to; what it carries along (tokens, sessions, user names) is nobody's business. */
function withoutUserAndQuery(location: string): string {
  const query = location.search(/[?#]/)
  const place = query === -1 ? location : location.slice(0, query)
  return place.replace(/^((?:[a-z][a-z0-9+.-]{0,30}:)?\/\/)[^/\\]*@/i, '$1')
}

/** The scheme names of a challenge list (RFC 9110 section 11.6.1): a word at the start or after a comma that is not a parameter's name. */
function authenticationSchemes(value: string): string {
  const schemes: string[] = []
  for (const part of clipText(value, 4000).split(',')) {
    const scheme = /^([!#$%&'*+.^_`|~0-9A-Za-z-]{1,40})(?: |$)/.exec(part.trimStart())?.[1]
    if (scheme) schemes.push(scheme)
  }
  return schemes.join(', ')
}
