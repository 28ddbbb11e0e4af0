// What an error text says, taken from its invariant tokens: codes, numbers, class names. Why it came to that is asked in causes-of-error.ts.

/** What a program was doing when the error came. `bind` and `listen` belong to a server, or to a program that insists on a local address. */
export const errorOperations = ['connect', 'bind', 'listen', 'lookup', 'tls', 'http', 'websocket', 'proxy', 'unknown'] as const
export type ErrorOperation = (typeof errorOperations)[number]

/** Whose words a text is in, as far as that can be told. `chromium` is Chrome, Edge, Electron and their kin, which share their codes. */
export const errorPrograms = [
  'chromium',
  'firefox',
  'safari',
  'node',
  'ws',
  'curl',
  'php',
  'python',
  'java',
  'okhttp',
  'go',
  'dotnet',
  'windows',
] as const
export type ErrorProgram = (typeof errorPrograms)[number]

/**
 * What the text says has happened. Most telling first: where a text holds several tokens, the earliest meaning counts, so that
 * `EPROTO … wrong version number` is about encryption and `(Caused by … [Errno 111])` about the refusal.
 */
export const errorMeanings = [
  // proxies
  'proxy-authentication-required',
  'proxy-refused',
  'proxy-unreachable',
  'pac-broken',
  // the program itself refuses
  'blocked-port',
  'blocked-by-program',
  'address-invalid',
  // certificates, most exact reason first
  'certificate-intercepted',
  'certificate-wanted',
  'certificate-expired',
  'certificate-not-yet-valid',
  'certificate-dates',
  'certificate-wrong-name',
  'certificate-self-signed',
  'certificate-issuer-unknown',
  'certificate-rejected',
  // TLS
  'encryption-wanted',
  'answer-not-encrypted',
  'tls-version-refused',
  'tls-name-refused',
  'tls-no-common-settings',
  'tls-closed',
  // HTTP and WebSocket
  'websocket-handshake-invalid',
  'websocket-refused',
  'answer-not-http',
  'answer-malformed',
  'too-many-redirects',
  'http-status',
  // names
  'no-internet',
  'name-not-found',
  'lookup-failed',
  'name-not-resolved',
  // this machine
  'too-many-open-files',
  'local-ports-exhausted',
  'address-in-use',
  'address-not-available',
  'not-permitted',
  // the connection
  'connection-refused',
  'connect-timed-out',
  'host-unreachable',
  'network-unreachable',
  'network-changed',
  'answer-timed-out',
  'closed-without-answer',
  'connection-reset',
  // words that leave open what exactly happened
  'tls-failed',
  'timed-out',
  'websocket-failed',
  'could-not-connect',
] as const
export type ErrorMeaning = (typeof errorMeanings)[number]

/** An error text, understood. */
export interface ErrorSignal {
  /** The tokens as they stand in the text, most telling first; at most 12 of at most 80 characters. Hostile: show them as text only. */
  readonly tokens: readonly string[]
  readonly meaning: ErrorMeaning
  readonly operation: ErrorOperation
  readonly program?: ErrorProgram
  /** The HTTP status that the text names, 100 to 599. */
  readonly status?: number
}
