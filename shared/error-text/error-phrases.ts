// Fixed phrases that stand for one code: what the C library says for an errno in programs that set no language, and what libraries that never
// translate say instead of a code (Go, ws, OpenSSL's reasons, Java's TLS, curl, Chromium's WebSocket). Each is the whole of the library's own
// wording for one condition. Sentences that systems and browsers do translate are not read (evidence 0.4 no. 11).
import type { ErrorMeaning } from './error-signal.ts'

const phrasesByMeaning: Readonly<Partial<Record<ErrorMeaning, readonly string[]>>> = {
  'proxy-authentication-required': ['407 proxy authentication required'],
  'proxy-refused': [
    'connect tunnel failed',
    'from proxy after connect',
    'unable to tunnel through proxy',
    'tunnel connection failed',
    'proxy connect aborted',
  ],
  'proxy-unreachable': ['proxyconnect tcp', 'could not resolve proxy', 'unable to connect to proxy', 'cannot connect to proxy'],
  'blocked-port': ['cause]: error: bad port'],
  'blocked-by-program': [
    'not permitted by network security policy', // Android
    'an insecure websocket connection may not be initiated from a page loaded over https', // Chrome, Safari
    'this endpoint must be available over wss', // Chrome
    'mixed content',
  ],
  'address-invalid': ['unsupported protocol scheme', 'not supported or disabled in libcurl', 'bad/illegal format or missing url'],
  'certificate-expired': ['certificate has expired', 'certificate expired'],
  'certificate-not-yet-valid': ['certificate is not yet valid'],
  'certificate-dates': ['certificate has expired or is not yet valid'],
  'certificate-wrong-name': [
    'hostname mismatch',
    'no alternative certificate subject name matches',
    'does not match target host name',
    'did not match expected name',
    'did not match expected cn',
    'hostname/ip does not match certificate',
    'no subject alternative',
    'x509: certificate is valid for',
    "because it doesn't contain any ip sans",
    'not valid for any names',
  ],
  'certificate-self-signed': ['self-signed certificate', 'self signed certificate'],
  'certificate-issuer-unknown': [
    'unable to get local issuer certificate',
    'unable to verify the first certificate',
    'unable to get issuer certificate',
    'pkix path building failed',
    'certificate signed by unknown authority',
    'trust anchor for certification path not found', // Android
    "doesn't have a known issuer",
    'tlsv1 alert unknown ca',
  ],
  'certificate-wanted': ['alert certificate required', 'alert bad certificate', 'no required ssl certificate was sent'],
  'certificate-rejected': ['certificate verify failed', 'ssl certificate problem', 'x509: '],
  'encryption-wanted': [
    'client sent an http request to an https server', // Go
    'plain http request was sent to https port', // nginx
    "you're speaking plain http to an ssl-enabled server port", // Apache
  ],
  'answer-not-encrypted': [
    'wrong version number',
    'first record does not look like a tls handshake',
    'server gave http response to https client',
    'unsupported or unrecognized ssl message',
    'unrecognized ssl message, plaintext connection',
    'packet length too long',
  ],
  'tls-version-refused': [
    'alert protocol version',
    'protocol version not supported',
    'unsupported protocol',
    'no appropriate protocol',
    'unsupported versions',
  ],
  'tls-name-refused': ['tlsv1 unrecognized name', 'alert unrecognized name', 'tls: unrecognized name'],
  'tls-no-common-settings': ['alert handshake failure', 'tls: handshake failure', 'no shared cipher', 'no cipher suites in common'],
  'tls-closed': [
    'before secure tls connection was established',
    'eof occurred in violation of protocol',
    'unexpected eof while reading',
    'remote host terminated the handshake',
    'remote host closed connection during handshake',
    'ssl peer shut down incorrectly',
  ],
  'websocket-handshake-invalid': [
    'header is missing',
    "'sec-websocket-accept' header value",
    "'upgrade' header value is not",
    "'connection' header value must contain",
    "'sec-websocket-protocol' header",
    "'sec-websocket-extensions' header",
    'invalid sec-websocket',
    'invalid upgrade header',
    'missing upgrade header',
    'bad sec-websocket-accept',
    'server sent no subprotocol',
    'server sent a subprotocol but none was requested',
    'server sent an invalid subprotocol',
    'invalid websocket header',
    "expected 'connection' header value",
    "expected 'upgrade' header value",
    "expected 'sec-websocket-accept' header value",
    'invalid frame header',
    'one or more reserved bits are on',
  ],
  'websocket-refused': ['websocket: bad handshake', 'unexpected server response', 'received bad response code'],
  'answer-not-http': [
    'invalid status line',
    'expected http/, rtsp/ or ice/',
    'malformed http response',
    'malformed http status code',
    'malformed http version',
    'received http/0.9 when not allowed',
    'invalid http response',
    'did not receive a valid http response',
    'bad response from the server', // WebKit's word for every answer that is none
    'unexpected status line',
  ],
  'answer-malformed': ['parse error: ', 'malformed mime header'],
  'too-many-redirects': ['maximum redirects exceeded', 'redirect count exceeded', 'stopped after 10 redirects'],
  'name-not-found': [
    'name or service not known', // glibc EAI_NONAME
    'nodename nor servname provided', // BSD
    'name does not resolve', // musl
    'no address associated with hostname',
    'no such host', // Go
  ],
  'lookup-failed': [
    'temporary failure in name resolution',
    'server misbehaving',
    'non-recoverable failure in name resolution',
    'try again later',
  ],
  'name-not-resolved': [
    'could not resolve host',
    'unable to resolve host',
    'php_network_getaddresses',
    "couldn't resolve host",
    'failed to resolve',
  ],
  'too-many-open-files': ['too many open files'],
  'local-ports-exhausted': ['no buffer space available'],
  'address-in-use': ['address already in use', 'address in use', 'only one usage of each socket address'],
  'address-not-available': [
    'cannot assign requested address',
    "can't assign requested address",
    'address not available',
    'requested address is not valid in its context',
  ],
  'not-permitted': ['permission denied', 'operation not permitted'],
  'connection-refused': ['connection refused', 'actively refused it'],
  'connect-timed-out': ['connection timed out', 'connect timed out', 'connect timeout', 'connection attempt timed out'],
  'host-unreachable': ['no route to host', 'host is down', 'host is unreachable'],
  'network-unreachable': ['network is unreachable', 'network unreachable', 'address family not supported'],
  'answer-timed-out': [
    'read timed out',
    'opening handshake has timed out',
    'awaiting headers',
    'read timeout',
    'tls handshake timeout',
    'with 0 bytes received',
    'handshake timeout',
  ],
  'closed-without-answer': [
    'socket hang up',
    'empty reply from server',
    'other side closed',
    'remote end closed connection',
    'server disconnected without sending',
    'unexpected end of file from server',
    'unexpected end of stream',
    'header parser received no bytes',
    'connection closed before receiving a handshake response',
    'connection closed by remote host',
    ': eof',
  ],
  'connection-reset': [
    'connection reset',
    'broken pipe',
    'connection aborted',
    'forcibly closed by the remote host',
    'software caused connection abort',
  ],
  'tls-failed': ['failed to enable crypto', 'ssl routines', 'ssl operation failed', 'received fatal alert', 'remote error: tls'],
  'timed-out': [
    'i/o timeout',
    'operation timed out',
    'context deadline exceeded',
    'timeout was reached',
    'timed out',
    'request timeout',
    'timeout expired',
  ],
  'websocket-failed': [
    'closed before the connection is established', // Chrome: the page itself gave up first
    'closed before the connection was established', // ws
    'websocket connection to ', // Chrome, Safari, where the reason is not copied
    'abnormal closure',
    'xhr poll error', // Socket.IO
    'websocket error',
    'no close frame received or sent',
  ],
  'could-not-connect': [
    'could not connect to server',
    "couldn't connect to server",
    'failed to connect',
    'unable to connect',
    'failed to fetch',
    "can't connect to",
  ],
}

const phrases = Object.entries(phrasesByMeaning).flatMap(([meaning, texts]) =>
  texts.map((text) => [text, meaning as ErrorMeaning] as const),
)

/** Finds the fixed phrases of a text that is in lower case, with plain quotes; each with what it means. */
export function readPhrases(lowerCase: string): readonly { readonly token: string; readonly meaning: ErrorMeaning }[] {
  return phrases.filter(([phrase]) => lowerCase.includes(phrase)).map(([token, meaning]) => ({ token, meaning }))
}
