// The numbers that programs give to errors, each with the words that must stand around it: a number alone could be a port.
import type { ErrorMeaning } from './error-signal.ts'

type Meanings = Readonly<Record<number, ErrorMeaning>>

/** errno of macOS and BSD. */
const bsdErrors: Meanings = {
  1: 'not-permitted',
  13: 'not-permitted',
  23: 'too-many-open-files',
  24: 'too-many-open-files',
  32: 'connection-reset',
  48: 'address-in-use',
  49: 'address-not-available',
  50: 'no-internet',
  51: 'network-unreachable',
  53: 'connection-reset',
  54: 'connection-reset',
  55: 'local-ports-exhausted',
  60: 'connect-timed-out',
  61: 'connection-refused',
  64: 'host-unreachable',
  65: 'host-unreachable',
  100: 'answer-not-http', // EPROTO: a WebSocket of Safari over HTTP/2
}

/** errno of Linux beside that of BSD, for texts that do not say which: where the numbers meet, the other meaning is none of a network. */
const posixErrors: Meanings = {
  ...bsdErrors,
  97: 'network-unreachable',
  98: 'address-in-use',
  99: 'address-not-available',
  100: 'no-internet',
  101: 'network-unreachable',
  103: 'connection-reset',
  104: 'connection-reset',
  105: 'local-ports-exhausted',
  110: 'connect-timed-out',
  111: 'connection-refused',
  112: 'host-unreachable',
  113: 'host-unreachable',
}

/** getaddrinfo: negative on Linux, 8 on macOS (EAI_NONAME). */
const lookupErrors: Meanings = {
  8: 'name-not-found',
  [-2]: 'name-not-found',
  [-3]: 'lookup-failed',
  [-4]: 'lookup-failed',
  [-5]: 'name-not-found',
  [-3008]: 'name-not-found', // libuv
  [-3007]: 'name-not-found',
  [-3001]: 'lookup-failed',
}

/** Winsock (evidence 3.5). The same numbers stand in HRESULTs, 0x8007 before them. */
const windowsErrors: Meanings = {
  10013: 'not-permitted',
  10024: 'too-many-open-files',
  10047: 'network-unreachable',
  10048: 'address-in-use',
  10049: 'address-not-available',
  10050: 'no-internet',
  10051: 'network-unreachable',
  10052: 'connection-reset',
  10053: 'connection-reset',
  10054: 'connection-reset',
  10055: 'local-ports-exhausted',
  10060: 'connect-timed-out',
  10061: 'connection-refused',
  10064: 'host-unreachable',
  10065: 'host-unreachable',
  11001: 'name-not-found',
  11002: 'lookup-failed',
  11003: 'lookup-failed',
  11004: 'name-not-found',
  // WinINet and WinHTTP
  12002: 'timed-out',
  12007: 'name-not-resolved',
  12029: 'could-not-connect',
  12030: 'connection-reset',
  12037: 'certificate-dates',
  12038: 'certificate-wrong-name',
  12044: 'certificate-wanted',
  12045: 'certificate-issuer-unknown',
  12152: 'answer-not-http',
  12157: 'tls-failed',
  12166: 'pac-broken',
  12167: 'pac-broken',
  12175: 'certificate-rejected',
}

/** Schannel and the certificate functions, as they appear in .NET and in Windows' own messages. */
const hresults: Readonly<Record<string, ErrorMeaning>> = {
  '0x80090308': 'answer-not-encrypted',
  '0x80090322': 'certificate-wrong-name',
  '0x80090325': 'certificate-issuer-unknown',
  '0x80090326': 'tls-failed',
  '0x80090328': 'certificate-expired',
  '0x80090331': 'tls-no-common-settings',
  '0x80092012': 'certificate-rejected',
  '0x80092013': 'certificate-rejected',
  '0x800b0101': 'certificate-expired',
  '0x800b0109': 'certificate-issuer-unknown',
  '0x800b010a': 'certificate-issuer-unknown',
  '0x800b010f': 'certificate-wrong-name',
}

/** libcurl-errors(3). 1 is left out: an unknown scheme as well as HTTP/0.9. 7, 28, 35, 52, 56 and 60 are wide: what stands beside them tells more. */
const curlErrors: Meanings = {
  3: 'address-invalid',
  5: 'proxy-unreachable',
  6: 'name-not-resolved',
  7: 'could-not-connect',
  28: 'timed-out',
  35: 'tls-failed',
  45: 'address-not-available',
  47: 'too-many-redirects',
  51: 'certificate-wrong-name',
  52: 'closed-without-answer',
  55: 'connection-reset',
  56: 'connection-reset',
  58: 'certificate-wanted',
  60: 'certificate-rejected',
  97: 'proxy-refused',
  98: 'certificate-wanted',
}

/** NSURLError, which Safari, WKWebView and every program of Apple's systems show. */
const appleErrors: Meanings = {
  [-1000]: 'address-invalid',
  [-1001]: 'timed-out',
  [-1002]: 'address-invalid',
  [-1003]: 'name-not-found',
  [-1004]: 'could-not-connect',
  [-1005]: 'network-changed',
  [-1006]: 'lookup-failed',
  [-1007]: 'too-many-redirects',
  [-1009]: 'no-internet',
  [-1011]: 'answer-not-http',
  [-1022]: 'blocked-by-program',
  [-1200]: 'tls-failed',
  [-1201]: 'certificate-expired',
  [-1202]: 'certificate-issuer-unknown',
  [-1203]: 'certificate-issuer-unknown',
  [-1204]: 'certificate-not-yet-valid',
  [-1205]: 'certificate-rejected',
  [-1206]: 'certificate-wanted',
  // Secure Transport
  [-9800]: 'tls-version-refused',
  [-9801]: 'tls-no-common-settings',
  [-9805]: 'tls-closed',
  [-9806]: 'tls-closed',
  [-9807]: 'certificate-rejected',
  [-9812]: 'certificate-issuer-unknown',
  [-9813]: 'certificate-issuer-unknown',
  [-9814]: 'certificate-expired',
  [-9815]: 'certificate-not-yet-valid',
  [-9824]: 'tls-no-common-settings',
  [-9836]: 'tls-version-refused',
  [-9843]: 'certificate-wrong-name',
  [-9847]: 'answer-not-encrypted',
}

/** Close codes of a WebSocket that never opened or broke (RFC 6455 section 7.4.1). 1000 and 1001 are ordinary ends. */
const closeCodes: Meanings = { 1002: 'websocket-handshake-invalid', 1006: 'websocket-failed', 1015: 'tls-failed' }

/** TLS alerts as OpenSSL numbers them (RFC 8446 section 6). */
const alerts: Meanings = {
  40: 'tls-no-common-settings',
  42: 'certificate-wanted',
  48: 'certificate-issuer-unknown',
  70: 'tls-version-refused',
  112: 'tls-name-refused',
  116: 'certificate-wanted',
}

/** A way to write a number, and what the numbers of that way mean. */
const writings: readonly (readonly [RegExp, (number: string) => ErrorMeaning | undefined])[] = [
  [/\[(?:errno|winerror|error) (-?\d{1,5})\]/gi, systemError],
  [/\b(?:os error|errno|error code|errorcode|socket error|winsock error)[ =:']{1,3}(-?\d{1,5})(?!\d)/gi, systemError],
  // (111) as PHP and MySQL write it, (111: Connection refused) as nginx does, [98]: as PHP's sockets do. Two digits could be curl's own.
  [/\((\d{3,5})[:)]/g, systemError],
  [/\[(\d{2,5})\]:/g, systemError],
  // A bare Winsock number; one that follows a colon, a dot or the word port is a port.
  [/(?<![\d.:/-])(?<!port )(1(?:00[1-6]\d|100[1-4]))(?![\d.])/gi, windowsError],
  [/\b0x8007([0-9a-f]{4})\b/gi, (digits) => windowsErrors[Number.parseInt(digits, 16)]],
  [/\b(0x80[0-9a-f]{6})\b/gi, (number) => hresults[number.toLowerCase()]],
  [/\bcurl: \((\d{1,2})\)/gi, (number) => curlErrors[Number(number)]],
  [/\bcurl(?: error|errno|_errno)[ :=(]{1,3}(\d{1,2})(?!\d)/gi, (number) => curlErrors[Number(number)]],
  [/\b(?:domain|nsurl|code|error|osstatus)[a-z ]{0,20}[ =:(]{1,2}(-(?:1[012]|98)\d\d)(?!\d)/gi, (number) => appleErrors[Number(number)]],
  [/\b(?:NSPOSIXErrorDomain|kNWErrorDomainPOSIX)[^\d]{1,12}(\d{1,3})\b/g, (number) => bsdErrors[Number(number)]],
  [/\balert number (\d{1,3})\b/gi, (number) => alerts[Number(number)]],
  [/\b(?:code|closed?|onclose|status)[ =:'"(]{1,4}(10(?:02|06|15))(?!\d)/gi, (number) => closeCodes[Number(number)]],
]

function systemError(text: string): ErrorMeaning | undefined {
  const number = Number(text)
  return number < 0
    ? (lookupErrors[number] ?? posixErrors[-number])
    : (windowsErrors[number] ?? posixErrors[number] ?? lookupErrors[number])
}

function windowsError(text: string): ErrorMeaning | undefined {
  return windowsErrors[Number(text)]
}

/** Finds the error numbers of a text, each with what it means; at most 12. */
export function readNumbers(text: string): readonly { readonly token: string; readonly meaning: ErrorMeaning }[] {
  const found: { readonly token: string; readonly meaning: ErrorMeaning }[] = []
  for (const [pattern, meaningOf] of writings) {
    for (const [token, number = ''] of text.matchAll(pattern)) {
      const meaning = meaningOf(number)
      if (meaning) found.push({ token, meaning })
      if (found.length === 12) return found
    }
  }
  return found
}
