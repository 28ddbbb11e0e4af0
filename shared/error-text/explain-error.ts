// Explains a pasted error text without connecting anywhere: what it says, what may be behind it, and which test would decide. No words: ids only.
import type { Message } from '../i18n/message.ts'
import type { Actor } from '../rules/cause.ts'
import { addressFamily, addressReach } from '../target/ip-address.ts'
import { parseTarget } from '../target/parse-target.ts'
import type { ToAsciiHost } from '../target/parse-address.ts'
import type { Target } from '../target/target.ts'
import { formatTarget } from '../target/target.ts'
import type { CandidateCause, PossibleCause, StatusCause } from './causes-of-error.ts'
import { causesOfError, isFrontStatus } from './causes-of-error.ts'
import type { ErrorCandidate, ErrorExplanation } from './error-explanation.ts'
import type { ErrorSignal } from './error-signal.ts'
import { readErrorText } from './read-error-text.ts'

/** Who can change each cause; those that a status decides are not here. */
const actors: Readonly<Record<Exclude<CandidateCause, StatusCause>, Actor>> = {
  'wrong-port': 'you',
  'name-not-found': 'you',
  'invalid-address': 'you',
  'name-points-elsewhere': 'domain-owner',
  'behind-cdn': 'server-owner',
  'server-not-listening': 'server-owner',
  'proxy-unreachable': 'you',
  'proxy-authentication-required': 'you',
  'proxy-refuses-target': 'it-department',
  'proxy-breaks-websocket': 'it-department',
  'pac-broken': 'it-department',
  'traffic-intercepted': 'you',
  'listen-address-mismatch': 'server-owner',
  'firewall-drops': 'server-owner',
  'cloud-firewall-drops': 'server-owner',
  'hosting-panel-port-closed': 'server-owner',
  'firewall-rejects': 'server-owner',
  'no-machine-at-address': 'server-owner',
  'private-address-elsewhere': 'you',
  'local-ports-exhausted': 'developer',
  'local-address-missing': 'developer',
  'too-many-open-files': 'developer',
  'protocol-mismatch': 'you',
  'websocket-answer-not-http': 'server-owner',
  'websocket-handshake-invalid': 'server-owner',
  'tls-required': 'you',
  'tls-not-offered': 'you',
  'certificate-expired': 'server-owner',
  'certificate-not-yet-valid': 'server-owner',
  'certificate-wrong-name': 'server-owner',
  'certificate-untrusted': 'server-owner',
  'certificate-intercepted': 'it-department',
  'client-certificate-required': 'you',
  'tls-version-mismatch': 'server-owner',
  'clock-wrong': 'you',
  'no-network': 'you',
  'no-route': 'you',
  'dns-not-answering': 'you',
  'captive-portal': 'you',
  'ipv6-broken': 'you',
  'local-firewall-blocks': 'you',
  'local-network-permission': 'you',
  'server-closes-at-once': 'server-owner',
  'server-silent': 'server-owner',
  'connection-reset': 'server-owner',
  'connection-unstable': 'server-owner',
}

/** Explains an error text of at most 8,000 characters. */
export function explainError(text: string, toAsciiHost: ToAsciiHost): ErrorExplanation {
  const parsed = parseTarget(text, toAsciiHost)
  const signal = readErrorText(text)
  // A lone name such as java.net.ConnectException has the shape of an address too.
  const isNameAlone = signal !== undefined && !/\s/.test(text.trim()) && !/:\/\//.test(text)
  const target =
    parsed.status === 'parsed' && !isNameAlone && !(isServerError(signal) && isListenAddress(parsed.target.host))
      ? parsed.target
      : undefined
  return {
    schemaVersion: 1,
    kind: 'error-explanation',
    outcome: signal ? 'problem' : 'not-understood',
    ...(signal ? { signal } : {}),
    message: signal ? statement(signal) : { id: 'error-text.not-understood', params: {} },
    remedies: signal ? adviceWithoutCause(signal) : [],
    candidates: signal ? causesOfError(signal, target).map((cause) => candidate(cause, signal, target)) : [],
    ...(target ? { target } : {}),
    decidingTest: decidingTest(signal, target),
  }
}

/** `0.0.0.0` and `::` stand where a program listens; nobody can call them. */
function isListenAddress(host: string): boolean {
  return addressFamily(host) !== undefined && addressReach(host) === 'unusable'
}

/** Tells whether the program wanted to be called, not to call. */
function isServerError(signal: ErrorSignal | undefined): boolean {
  return signal?.operation === 'bind' || signal?.operation === 'listen'
}

function decidingTest(signal: ErrorSignal | undefined, target: Target | undefined): Message {
  if (isServerError(signal)) return { id: 'error-text.test.own-listeners', params: {} }
  return target
    ? { id: 'error-text.test.this-address', params: { url: formatTarget(target) } }
    : { id: 'error-text.test.address-missing', params: {} }
}

/** What the error says. The same words mean something else to a program that listens. */
function statement({ meaning, operation, status }: ErrorSignal): Message {
  const isServer = operation === 'bind' || operation === 'listen'
  switch (meaning) {
    case 'address-in-use':
    case 'address-not-available':
    case 'not-permitted':
      if (isServer) return { id: `error-text.says.${meaning}.listening`, params: {} }
      return operation === 'connect'
        ? { id: `error-text.says.${meaning}.connecting`, params: {} }
        : { id: `error-text.says.${meaning}.either`, params: {} }
    case 'http-status':
    case 'websocket-refused':
      return status === undefined
        ? { id: 'error-text.says.websocket-refused.no-status', params: {} }
        : { id: `error-text.says.${meaning}.status`, params: { status } }
    default:
      return { id: `error-text.says.${meaning}`, params: {} }
  }
}

/** What to do where the error has no cause on the way to a server. */
function adviceWithoutCause({ meaning, operation }: ErrorSignal): readonly Message[] {
  const isClient = operation === 'connect'
  if (meaning === 'blocked-by-program') return [{ id: 'error-text.advice.use-encrypted', params: {} }]
  if (meaning === 'address-in-use' && !isClient) return [{ id: 'error-text.advice.find-listener', params: {} }]
  if (meaning === 'not-permitted' && !isClient) return [{ id: 'error-text.advice.other-port', params: {} }]
  return []
}

function candidate({ cause, certainty }: PossibleCause, { status }: ErrorSignal, target: Target | undefined): ErrorCandidate {
  switch (cause) {
    case 'websocket-refused':
      return { cause, certainty, ...websocketStatus(status, target) }
    case 'http-error':
    case 'backend-down':
      return { cause, certainty, ...httpStatus(status) }
    default:
      return {
        cause,
        certainty,
        actor: actors[cause],
        message: { id: `error-text.cause.${cause}.title`, params: {} },
        remedies: [{ id: `error-text.cause.${cause}.step`, params: {} }],
      }
  }
}

type Words = Pick<ErrorCandidate, 'actor' | 'message' | 'remedies'>

/** The words that a diagnosis has for the status, as far as a text tells enough for them. */
function websocketStatus(status: number | undefined, target: Target | undefined): Words {
  const checkPath: Message = target
    ? { id: 'websocket-refused.remedy.check-path', params: { path: target.path } }
    : { id: 'error-text.advice.check-path', params: {} }
  const passHeaders: Message = { id: 'websocket-refused.remedy.pass-upgrade-headers', params: {} }
  const readLog: Message = { id: 'websocket-refused.remedy.read-server-log', params: {} }
  if (status === 400)
    return { actor: 'server-owner', message: { id: 'websocket-refused.400.title', params: {} }, remedies: [passHeaders, checkPath] }
  if (status === 401)
    return {
      actor: 'you',
      message: { id: 'websocket-refused.401.title', params: { status } },
      remedies: [{ id: 'websocket-refused.remedy.log-in', params: {} }],
    }
  if (status === 403) return { actor: 'server-owner', message: { id: 'websocket-refused.403.title', params: {} }, remedies: [readLog] }
  if (status === 404 && target)
    return {
      actor: 'you',
      message: { id: 'websocket-refused.404.title', params: { path: target.path } },
      remedies: [checkPath, passHeaders],
    }
  if (status === 426) return { actor: 'server-owner', message: { id: 'websocket-refused.426.title', params: {} }, remedies: [passHeaders] }
  if (status === 429)
    return {
      actor: 'you',
      message: { id: 'websocket-refused.429.title', params: {} },
      remedies: [{ id: 'websocket-refused.remedy.wait', params: {} }],
    }
  if (status !== undefined && isFrontStatus(status)) {
    const start: Message = { id: 'websocket-refused.remedy.start-backend', params: {} }
    return { actor: 'server-owner', message: { id: 'websocket-refused.backend.title', params: { status } }, remedies: [start] }
  }
  return {
    actor: 'server-owner',
    message: { id: 'error-text.cause.websocket-refused.title', params: {} },
    remedies: status !== undefined && status >= 500 ? [readLog] : [checkPath, passHeaders],
  }
}

function httpStatus(status: number | undefined): Words {
  if (status === 401)
    return {
      actor: 'you',
      message: { id: 'http-error.401.title', params: { status } },
      remedies: [{ id: 'http-error.remedy.log-in', params: {} }],
    }
  if (status === 429)
    return { actor: 'you', message: { id: 'http-error.429.title', params: {} }, remedies: [{ id: 'http-error.remedy.wait', params: {} }] }
  if (status !== undefined && isFrontStatus(status))
    return {
      actor: 'server-owner',
      message: { id: 'backend-down.title', params: { status } },
      remedies: [{ id: 'backend-down.remedy.start-backend', params: {} }],
    }
  if (status === 404 || status === 410 || status === undefined)
    return {
      actor: 'you',
      message: { id: 'error-text.cause.http-error.title', params: {} },
      remedies: [{ id: 'error-text.advice.check-path', params: {} }],
    }
  return {
    actor: 'server-owner',
    message: { id: 'http-error.other.title', params: { status } },
    remedies: [{ id: 'http-error.remedy.read-server-log', params: { status } }],
  }
}
