// How an operation can end, and the closed list of ways in which the world says no. Causes are not named here: that is what rules are for.

/** What a probe or a reader gives. Only these three exist: an expected failure is a value, an exception is a bug. */
export type Outcome<Value> =
  | { readonly status: 'succeeded'; readonly value: Value }
  | { readonly status: 'failed'; readonly failure: Failure }
  | { readonly status: 'not-run'; readonly reason: NotRunReason }

/** Why there is neither success nor failure. Each is "not known", never "no". */
export const notRunReasons = [
  'cancelled', // the person stopped the run
  'out-of-time', // the whole run's time was over first
  'no-longer-needed', // the answer was already known
  'no-permission', // the operating system does not let this user look
  'unsupported-here', // this operating system or runtime has no way to tell
  'needs-consent', // would contact somebody else than the target
  'fault-of-ponte', // the probe crashed: a bug of ours, with its place in the log
] as const
export type NotRunReason = (typeof notRunReasons)[number]

/** The step of a connection that failed, in the order in which they happen. */
export const operations = [
  'read',
  'lookup',
  'query',
  'bind',
  'connect',
  'proxy-tunnel',
  'tls-handshake',
  'send',
  'receive',
  'parse',
] as const
export type Operation = (typeof operations)[number]

/** Every way to fail, named for what was seen, not for its cause. `unknown` keeps the raw text for people. */
export const failureCodes = [
  // TCP and IP, from the operating system (evidence 3.4, 3.5)
  'connection-refused',
  'no-answer', // our own timer: nothing at all came back
  'connect-timed-out', // the operating system's own, longer timer
  'host-unreachable',
  'network-unreachable',
  'not-permitted', // EACCES, EPERM
  'invalid-argument', // EINVAL: blackhole route, link-local address without its interface
  'protocol-unreachable', // ENOPROTOOPT
  'address-not-available', // EADDRNOTAVAIL
  'address-in-use',
  'out-of-buffers', // ENOBUFS: on Windows how exhausted ports show
  'too-many-open-files',
  'connected-to-itself', // TCP self-connect: nobody listens (bad-peers 2.1 no. 4)
  'connection-reset',
  'closed-without-answer', // FIN before one byte
  'closed-mid-answer',
  // names (evidence 3.6)
  'name-not-found', // NXDOMAIN
  'name-without-address', // NOERROR without a record of the type
  'dns-server-failure', // SERVFAIL
  'dns-refused', // REFUSED, NOTIMP
  'dns-malformed-answer', // FORMERR, garbage, CNAME loop
  'lookup-failed-temporarily', // EAI_AGAIN: six faults look like this
  // TLS
  'tls-not-spoken', // the answer is not TLS
  'tls-closed', // FIN during the handshake
  'tls-alert-handshake-failure',
  'tls-alert-protocol-version',
  'tls-alert-unrecognized-name',
  'tls-alert-certificate-required',
  'tls-alert-no-application-protocol',
  'tls-alert-other',
  'tls-malformed',
  'certificate-not-trusted', // refused by this side before anything was sent
  // HTTP and WebSocket
  'http-not-spoken', // the answer does not start like HTTP
  'http-malformed', // starts like HTTP and breaks its grammar
  'answer-too-large',
  'websocket-refused', // an HTTP answer other than 101
  'websocket-handshake-invalid', // 101 with wrong key, subprotocol or extension
  // proxies
  'proxy-refused', // an answer to CONNECT other than 2xx, or a SOCKS error reply
  'proxy-login-required', // SOCKS: none of the offered ways to log in, or a login that is not accepted
  'proxy-not-spoken', // the proxy's answer is neither
  // proxy scripts
  'pac-not-served', // an HTTP answer other than 200, or an address that no script can be at
  'pac-syntax-error',
  'pac-without-function', // no FindProxyForURL
  'pac-threw',
  'pac-endless', // stopped at its time limit
  'pac-out-of-memory', // stopped at its memory limit
  'pac-answer-malformed', // FindProxyForURL gave something that names neither a proxy nor DIRECT
  // reading this machine
  'unreadable',
  'unknown',
] as const
export type FailureCode = (typeof failureCodes)[number]

/** The world said no. */
export interface Failure {
  readonly code: FailureCode
  readonly operation: Operation
  /** The error text exactly as the runtime gave it, at most 500 characters. Hostile: show it as text only. */
  readonly raw: string
  /** True when the operating system refused before anything left the machine (evidence 3.4, sync fingerprint). */
  readonly synchronous: boolean
  /** What the peer had sent until then, where anything came. */
  readonly received?: Received
}

/** Bytes that a peer sent where something else was expected. */
export interface Received {
  /** The first bytes, at most 256, in hexadecimal. */
  readonly firstBytes: string
  /** The answer's head, where it was HTTP. */
  readonly http?: HttpHead
  /** Types of the TLS handshake's messages that came in the clear, in their order, at most ten (IANA's registry "TLS HandshakeType"); absent where none did. */
  readonly handshakeTypes?: readonly number[]
  /** The reply, where it was one of SOCKS that denies. */
  readonly socks?: SocksReply
}

/** Where in the conversation with a SOCKS proxy a reply came: to the offered ways to log in, to the login, or to the request itself. */
export const socksSteps = ['method', 'login', 'request'] as const

/** A reply of a SOCKS proxy. */
export interface SocksReply {
  readonly version: 4 | 5
  readonly step: (typeof socksSteps)[number]
  /** One byte: the method that it chose (255 none), the status of the login (0 accepted), or the reply code of RFC 1928 section 6, in version 4 of its memo. */
  readonly code: number
}

/** The head of an HTTP/1.x answer (RFC 9112 section 4 and 5), with the first bytes of its body. */
export interface HttpHead {
  /** 100 to 599 from a sane server; 0 to 999 from any. */
  readonly status: number
  /** The reason phrase, at most 100 characters, often empty. */
  readonly reason: string
  /** Names in lower case, at most 64 headers of at most 1,000 characters each; what may hold a secret is left out. */
  readonly headers: readonly HttpHeader[]
  /** The first 512 characters of the body, decoded as UTF-8; empty when none came in time. */
  readonly bodyStart: string
}

export interface HttpHeader {
  readonly name: string
  readonly value: string
}
