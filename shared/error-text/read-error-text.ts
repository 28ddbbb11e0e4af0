// Understands a pasted error text by its invariant tokens: names, numbers and fixed phrases of libraries. Pure, and linear in the text's length.
// Which address is in it: shared/target. What may be behind it: causes-of-error.ts.
import { maxInputLength } from '../target/input-problem.ts'
import { meaningOfName } from './error-names.ts'
import { readNumbers } from './error-numbers.ts'
import { readPhrases } from './error-phrases.ts'
import type { ErrorMeaning, ErrorOperation, ErrorProgram, ErrorSignal } from './error-signal.ts'
import { errorMeanings } from './error-signal.ts'
import { readStatus } from './read-status.ts'

const maxTokens = 12
const maxTokenLength = 80

/** What only texts about WebSockets hold; the last three are of ws and OkHttp. */
const websocketWords = /\bwss?:\/\/|websocket|opening handshake|unexpected server response|expected http 101 response/i

interface Found {
  readonly token: string
  readonly meaning: ErrorMeaning
}

/** Reads an error text, or gives `undefined` where it holds no token that is known. Texts are read up to 8,000 characters. */
export function readErrorText(text: string): ErrorSignal | undefined {
  const plain = plainText(text)
  const isWebsocket = websocketWords.test(plain)
  const status = readStatus(plain, isWebsocket)
  const found = [
    ...readNames(plain),
    ...readNumbers(plain),
    ...readPhrases(plain.toLowerCase()),
    ...(status === undefined ? [] : [meaningOfStatus(status, isWebsocket)]),
    // All of Firefox's sentence is translated but its own name and the address.
    ...(/\bFirefox\b/.test(plain) && /\bwss?:\/\//.test(plain) ? [{ token: 'Firefox', meaning: 'websocket-failed' } as const] : []),
  ].toSorted((left, right) => errorMeanings.indexOf(left.meaning) - errorMeanings.indexOf(right.meaning))
  const first = found[0]
  if (!first) return undefined
  const meaning = inContext(first.meaning, plain, isWebsocket)
  const program = readProgram(plain)
  return {
    tokens: [...new Set(found.map(({ token }) => token.slice(0, maxTokenLength)))].slice(0, maxTokens),
    meaning,
    operation: readOperation(meaning, plain, isWebsocket),
    ...(program ? { program } : {}),
    ...(status === undefined ? {} : { status }),
  }
}

/** One space where there were several, straight quotes, no invisible characters. */
function plainText(text: string): string {
  return text
    .slice(0, maxInputLength)
    .replace(/[\u2018\u2019\u201b]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/\p{Cf}+/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
}

function readNames(text: string): readonly Found[] {
  return Array.from(text.matchAll(/[A-Za-z_]\w{3,79}/g), ([token]) => ({ token, meaning: meaningOfName(token) })).filter(
    (name): name is Found => name.meaning !== undefined,
  )
}

function meaningOfStatus(status: number, isWebsocket: boolean): Found {
  const token = String(status)
  if (status === 407) return { token, meaning: 'proxy-authentication-required' }
  // 101 that is complained about: the answer switched protocols, but not as it must (RFC 6455 section 4.1).
  if (status === 101) return { token, meaning: 'websocket-handshake-invalid' }
  return { token, meaning: isWebsocket ? 'websocket-refused' : 'http-status' }
}

/** Words that say that it was the proxy which could not be reached. */
const proxyWords = /ProxyError|proxyconnect|\bto (?:the )?proxy\b|\bSOCKS(?:HTTPS?)?(?:ConnectionPool|ProxyManager)|ProxyConnectError/i

/** A failed connection means something else where it led to a proxy; an answer that is no HTTP has a name of its own under a WebSocket. */
function inContext(meaning: ErrorMeaning, text: string, isWebsocket: boolean): ErrorMeaning {
  if (proxyWords.test(text) && failedConnections.includes(meaning)) return 'proxy-unreachable'
  if (meaning === 'http-status' && isWebsocket) return 'websocket-refused'
  return meaning
}

const failedConnections: readonly ErrorMeaning[] = [
  'name-not-found',
  'lookup-failed',
  'name-not-resolved',
  'connection-refused',
  'connect-timed-out',
  'host-unreachable',
  'network-unreachable',
  'timed-out',
  'could-not-connect',
]

/** Meanings whose operation is in their name, by the part that decides it. */
function operationOf(meaning: ErrorMeaning, isWebsocket: boolean): ErrorOperation {
  if (/^(?:proxy|pac)/.test(meaning)) return 'proxy'
  if (/^(?:certificate|tls|encryption|answer-not-encrypted)/.test(meaning)) return 'tls'
  if (/^(?:name|lookup)/.test(meaning)) return 'lookup'
  if (/^websocket/.test(meaning)) return 'websocket'
  if (/^(?:answer|http|too-many-redirects|closed)/.test(meaning)) return isWebsocket ? 'websocket' : 'http'
  if (/^(?:connect|host|network|could|local-ports)/.test(meaning)) return 'connect'
  return 'unknown'
}

/** PHP calls both "Unable to connect": only the function's name tells bind from connect (evidence 0.4 no. 7). Java's BindException tells neither. */
const operationWords: readonly (readonly [RegExp, ErrorOperation])[] = [
  [/stream_socket_server|socket_bind|server_bind|JVM_Bind/, 'bind'],
  [/stream_socket_client|fsockopen/, 'connect'],
  [/\blisten(?:ing)?\b|ServerSocket/i, 'listen'],
  [/\bbind(?:0|ing)?\b/i, 'bind'],
  [/\bconnect(?:0|ex|ing|ion\b)?|\bdial\b/i, 'connect'],
]

/** Errors of which bind, listen and connect each make something else. */
const localErrors: readonly ErrorMeaning[] = ['address-in-use', 'address-not-available', 'not-permitted', 'too-many-open-files']

function readOperation(meaning: ErrorMeaning, text: string, isWebsocket: boolean): ErrorOperation {
  if (!localErrors.includes(meaning)) return operationOf(meaning, isWebsocket)
  return operationWords.find(([words]) => words.test(text))?.[1] ?? 'unknown'
}

/** How a program's texts are told by their form; the first that fits counts. */
const programMarks: readonly (readonly [RegExp, ErrorProgram])[] = [
  [/\bcurl: \(|\bcURL error\b|\bCURLE_/, 'curl'],
  [
    /\bnet::ERR_|\bDNS_PROBE_|Error (?:during WebSocket handshake|in connection establishment)|before (?:receiving a handshake response|the connection is established)/i,
    'chromium',
  ],
  [
    /\bERR_(?:CONNECTION|NAME|INTERNET|ADDRESS|NETWORK|PROXY|TUNNEL|CERT|EMPTY|TIMED|TOO_MANY|UNSAFE|BLOCKED)_|\bERR_(?:INVALID_HTTP|SSL_PROTOCOL_ERROR|SSL_VERSION)/,
    'chromium',
  ],
  [/\bMixed Content: |\bHTTP ERROR \d{3}\b/, 'chromium'],
  [
    /\bFirefox\b|\babout:neterror\b|\bNS_ERROR_|\bMOZILLA_PKIX_|\bSEC_ERROR_|\bSSL_ERROR_(?!SYSCALL|ZERO)|\bPR_[A-Z_]{4,30}_ERROR\b/i,
    'firefox',
  ],
  [/\bNSURL|\bNSPOSIX|\bkCFError|\bkNWError|\bkCFStream|SRWebSocketErrorDomain|There was a bad response from the server/, 'safari'],
  [/\bokhttp3?\b|Expected HTTP 101 response|\(port \d{1,5}\) (?:from|after)\b/i, 'okhttp'],
  [/\b(?:java|javax|sun|jdk)\.[a-z]|\bJVM_Bind\b|Received fatal alert/, 'java'],
  [/\bSystem\.(?:Net|IO|Security)\.|\bSocketException \(\d|\bHttpRequestException\b/, 'dotnet'],
  [/\b(?:stream_socket_|fsockopen|file_get_contents|php_network_|PHP (?:Warning|Fatal))|\bSQLSTATE\b|Workerman/, 'php'],
  [
    /\bdial (?:tcp|udp)|\bx509: |\bconnectex\b|\bremote error: tls|\bproxyconnect\b|: bind: |websocket: bad handshake|^tls: |net\/http:/,
    'go',
  ],
  [
    /\[Errno -?\d|\[WinError \d|\burllib|\bhttp\.client\.|\brequests\.|\bhttpx\.|\baiohttp\.|\bwebsockets?\.(?:_?exceptions)|_ssl\.c|\bTraceback\b|\bgaierror\b/,
    'python',
  ],
  [/Unexpected server response|Opening handshake has timed out|\bWS_ERR_|Server sent no subprotocol/, 'ws'],
  [
    /\b(?:connect|getaddrinfo|listen|bind|read|write) E[A-Z]{4,}|\bUND_ERR_|\bHPE_|\bEAI_|\bERR_(?:TLS|SOCKET)_|socket hang up|\bfetch failed\b|\bnode:|\bNode\.js\b|\bdeps\/openssl\b|\bAxiosError\b|\bcode: '[A-Z_]{5,}'/,
    'node',
  ],
  [/\bWSAE[A-Z]{4,}|\b0x800[79b]|\bWinsock\b|\b100(?:13|[45]\d|6[015])\b/i, 'windows'],
]

function readProgram(text: string): ErrorProgram | undefined {
  return programMarks.find(([mark]) => mark.test(text))?.[1]
}
