// The one place where the words of libuv, OpenSSL, BoringSSL, llhttp and ws become a failure code. What a failure means is not decided here.
// Reasons count, not codes: Node 20, Node 24 and Electron name the same TLS error differently (bad-peers 2.1 no. 6 and 7).
import type { Failure, FailureCode, Operation, Outcome, Received } from '../../shared/facts/outcome.ts'
import { clipText } from './clip-text.ts'

const maxRawChars = 500

/** What libuv calls the refusals of the operating system (evidence 3.5), whatever was being done. */
const systemCodes: Readonly<Record<string, FailureCode>> = {
  ECONNREFUSED: 'connection-refused',
  ETIMEDOUT: 'connect-timed-out',
  EHOSTUNREACH: 'host-unreachable',
  EHOSTDOWN: 'host-unreachable',
  ENETUNREACH: 'network-unreachable',
  ENETDOWN: 'network-unreachable',
  ENONET: 'network-unreachable',
  EAFNOSUPPORT: 'network-unreachable', // the family is switched off in this kernel
  EACCES: 'not-permitted',
  EPERM: 'not-permitted',
  EINVAL: 'invalid-argument',
  ENOPROTOOPT: 'protocol-unreachable',
  EPROTONOSUPPORT: 'protocol-unreachable',
  EADDRNOTAVAIL: 'address-not-available',
  EADDRINUSE: 'address-in-use',
  ENOBUFS: 'out-of-buffers',
  ENOMEM: 'out-of-buffers',
  EMFILE: 'too-many-open-files',
  ENFILE: 'too-many-open-files',
  ECONNRESET: 'connection-reset',
  ECONNABORTED: 'connection-reset',
  ENETRESET: 'connection-reset',
  EPIPE: 'connection-reset', // our bytes met a connection that the peer had ended
}

/** Windows errors that libuv does not map and shows as UNKNOWN (src/win/error.c). */
const unmappedWindowsErrors: Readonly<Record<number, FailureCode>> = {
  10050: 'network-unreachable', // WSAENETDOWN
  10052: 'connection-reset', // WSAENETRESET
  10064: 'host-unreachable', // WSAEHOSTDOWN
}

/** getaddrinfo. ENOTFOUND covers two answers that only the number tells apart; Windows gives WSANO_DATA as ENOENT. */
function lookupCode(code: string, errno: number | undefined): FailureCode | undefined {
  if (code === 'ENOTFOUND') return errno === -3007 ? 'name-without-address' : 'name-not-found'
  if (code === 'ENODATA' || code === 'EAI_NODATA' || code === 'ENOENT') return 'name-without-address'
  if (code === 'EAI_AGAIN') return 'lookup-failed-temporarily'
  if (code === 'EAI_FAIL') return 'dns-server-failure'
  return undefined
}

/** TLS alerts with a meaning of their own, by number (RFC 8446 section 6). */
const alerts: Readonly<Record<number, FailureCode>> = {
  40: 'tls-alert-handshake-failure',
  70: 'tls-alert-protocol-version',
  112: 'tls-alert-unrecognized-name',
  116: 'tls-alert-certificate-required',
  120: 'tls-alert-no-application-protocol',
}

/** OpenSSL's and BoringSSL's reasons, upper case with underscores; the first match counts. */
const tlsReasons: readonly (readonly [RegExp, FailureCode])[] = [
  [/WRONG_VERSION_NUMBER|HTTP_REQUEST|HTTPS_PROXY_REQUEST/, 'tls-not-spoken'],
  // This side refuses the version that the server chose: the mirror image of the alert.
  [/UNSUPPORTED_PROTOCOL|UNKNOWN_PROTOCOL|NO_PROTOCOLS_AVAILABLE|VERSION_TOO_LOW/, 'tls-alert-protocol-version'],
  [/EXCESSIVE_MESSAGE_SIZE/, 'answer-too-large'],
]

function tlsCode(text: string): FailureCode | undefined {
  if (/Client network socket disconnected before secure TLS connection/.test(text)) return 'tls-closed'
  if (!/SSL routines|ERR_SSL_/.test(text)) return undefined
  // Both libraries number a received alert 1000 + its code, in the low 12 bits.
  const number = Number.parseInt(/error:([0-9a-f]{8}):/i.exec(text)?.[1] ?? '0', 16) & 0xfff
  if (number >= 1000 && number <= 1255) return alerts[number - 1000] ?? 'tls-alert-other'
  const reason = text.toUpperCase().replaceAll(' ', '_')
  return tlsReasons.find(([pattern]) => pattern.test(reason))?.[1] ?? 'tls-malformed'
}

function httpCode(code: string, message: string): FailureCode | undefined {
  if (code === 'HPE_INVALID_CONSTANT') return 'http-not-spoken'
  if (code === 'HPE_HEADER_OVERFLOW') return 'answer-too-large'
  if (code === 'HPE_INVALID_EOF_STATE') return 'closed-mid-answer'
  if (code.startsWith('HPE_')) return 'http-malformed'
  if (code.startsWith('WS_ERR_')) return 'websocket-handshake-invalid'
  // ws gives these without a code (lib/websocket.js, the 'upgrade' listener).
  if (/^(?:Invalid (?:Upgrade|Sec-WebSocket)|Server (?:sent|indicated))/.test(message)) return 'websocket-handshake-invalid'
  return message === 'socket hang up' ? 'closed-without-answer' : undefined
}

function failureCode(error: NodeJS.ErrnoException, operation: Operation): FailureCode {
  const { code = '', errno, message } = error
  if (error.syscall === 'getaddrinfo') return lookupCode(code, errno) ?? systemCodes[code] ?? 'unknown'
  const special = tlsCode(`${code} ${message}`) ?? httpCode(code, message)
  if (special) return special
  const system = systemCodes[code] ?? unmappedWindowsErrors[Math.abs(errno ?? 0)]
  if (operation === 'read') return system === 'not-permitted' ? system : 'unreadable'
  return system ?? 'unknown'
}

/** Turns an error of the runtime or a library into a failure. The operation is what was being done when it came. */
export function classifyError(error: Error, operation: Operation, received?: Received): Failure {
  const code = failureCode(error, operation)
  // A TLS 1.3 server that wants a certificate says so only after the handshake, on the first read.
  const actual = code.startsWith('tls-alert') ? 'tls-handshake' : operation === 'connect' && isBind(error) ? 'bind' : operation
  // Node writes the local end into the message only when connect() itself failed: nothing left this machine (evidence 3.4).
  return { ...failure(code, actual, error.message, received), synchronous: error.message.includes(' - Local (') }
}

/** A failure that Ponte itself establishes: `raw` is a peer's or a library's word for it, or empty. */
export function failure(code: FailureCode, operation: Operation, raw = '', received?: Received): Failure {
  return { code, operation, raw: clipText(raw.trim(), maxRawChars), synchronous: false, ...(received && { received }) }
}

/** The outcome for such a failure. */
export function failed(...parts: Parameters<typeof failure>): Outcome<never> {
  return { status: 'failed', failure: failure(...parts) }
}

function isBind(error: NodeJS.ErrnoException): boolean {
  return error.syscall === 'bind'
}
