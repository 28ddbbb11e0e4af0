// What may be behind an error that a text tells of. The order follows what the error leaves open and the published frequencies (evidence 0.2):
// firewall before protocol before address before a program that is off. A text proves nothing, so nothing here is more than likely.
import type { CauseId } from '../rules/cause.ts'
import type { AddressReach } from '../target/ip-address.ts'
import { addressFamily, addressReach, isLocalhostName } from '../target/ip-address.ts'
import type { Target } from '../target/target.ts'
import { isEncrypted, isWebsocket } from '../target/target.ts'
import type { ErrorMeaning, ErrorSignal } from './error-signal.ts'

/** A cause as one column of the table below says it: `likely` where the error points to it, else `possible`. */
export interface PossibleCause {
  readonly cause: CandidateCause
  readonly certainty: 'likely' | 'possible'
}

/** The causes that a text can point to. Those that only measurements can show are not among them. */
export type CandidateCause = Exclude<CauseId, 'proxy-needed' | 'backend-down' | 'http-error' | 'websocket-refused'> | StatusCause
/** Causes that are said with the status that the server answered. */
export type StatusCause = 'backend-down' | 'http-error' | 'websocket-refused'

const table: Readonly<Record<Exclude<ErrorMeaning, WithOperation | WithStatus>, readonly PossibleCause[]>> = {
  'proxy-authentication-required': [likely('proxy-authentication-required')],
  'proxy-refused': [likely('proxy-refuses-target'), possible('proxy-authentication-required')],
  'proxy-unreachable': [likely('proxy-unreachable')],
  'pac-broken': [likely('pac-broken')],
  'blocked-port': [likely('invalid-address')],
  'blocked-by-program': [],
  'address-invalid': [likely('invalid-address')],
  'certificate-intercepted': [likely('certificate-intercepted')],
  'certificate-wanted': [likely('client-certificate-required')],
  'certificate-expired': [likely('certificate-expired'), possible('clock-wrong')],
  'certificate-not-yet-valid': [likely('certificate-not-yet-valid'), possible('clock-wrong')],
  'certificate-dates': [likely('certificate-expired'), possible('clock-wrong'), possible('certificate-not-yet-valid')],
  'certificate-wrong-name': [likely('certificate-wrong-name'), possible('name-points-elsewhere'), possible('captive-portal')],
  'certificate-self-signed': [likely('certificate-untrusted'), possible('certificate-intercepted'), possible('captive-portal')],
  'certificate-issuer-unknown': [likely('certificate-untrusted'), possible('certificate-intercepted')],
  'certificate-rejected': [
    likely('certificate-untrusted'),
    possible('certificate-intercepted'),
    possible('certificate-wrong-name'),
    possible('certificate-expired'),
    possible('clock-wrong'),
  ],
  'encryption-wanted': [likely('tls-required')],
  'answer-not-encrypted': [
    likely('tls-not-offered'),
    possible('wrong-port'),
    possible('protocol-mismatch'),
    possible('traffic-intercepted'),
  ],
  'tls-version-refused': [likely('tls-version-mismatch')],
  'tls-name-refused': [likely('name-points-elsewhere'), possible('certificate-wrong-name')],
  // Alert 40 is also what a TLS 1.2 server sends to a client without a certificate (bad-peers 2.3 no. 64).
  'tls-no-common-settings': [possible('tls-version-mismatch'), possible('client-certificate-required')],
  'tls-closed': [
    possible('server-closes-at-once'),
    possible('tls-not-offered'),
    possible('connection-reset'),
    possible('traffic-intercepted'),
  ],
  'websocket-handshake-invalid': [likely('websocket-handshake-invalid'), possible('proxy-breaks-websocket')],
  'answer-malformed': [possible('protocol-mismatch'), possible('traffic-intercepted')],
  'too-many-redirects': [likely('http-error')],
  'no-internet': [likely('no-network')],
  'name-not-found': [likely('name-not-found'), possible('dns-not-answering'), possible('no-network')],
  'lookup-failed': [likely('dns-not-answering'), possible('no-network'), possible('name-not-found')],
  'name-not-resolved': [possible('name-not-found'), possible('dns-not-answering'), possible('no-network')],
  'too-many-open-files': [likely('too-many-open-files')],
  'local-ports-exhausted': [likely('local-ports-exhausted')],
  // The seeds' list of "connection refused", by what the refusal itself says: somebody answered, and said no.
  'connection-refused': [
    likely('server-not-listening'),
    possible('wrong-port'),
    possible('listen-address-mismatch'),
    possible('firewall-rejects'),
    possible('name-points-elsewhere'),
    possible('behind-cdn'),
    possible('proxy-unreachable'),
  ],
  'connect-timed-out': [
    likely('firewall-drops'),
    possible('cloud-firewall-drops'),
    possible('hosting-panel-port-closed'),
    possible('no-machine-at-address'),
    possible('name-points-elsewhere'),
    possible('private-address-elsewhere'),
    possible('behind-cdn'),
    possible('server-silent'), // a full queue of waiting callers is silent too (evidence 3.4)
  ],
  'host-unreachable': [
    possible('no-machine-at-address'),
    possible('firewall-rejects'),
    possible('private-address-elsewhere'),
    possible('no-route'),
    possible('local-network-permission'),
  ],
  'network-unreachable': [likely('no-route'), possible('no-network'), possible('ipv6-broken')],
  'network-changed': [likely('connection-unstable')],
  'answer-timed-out': [likely('server-silent'), possible('protocol-mismatch'), possible('tls-required')],
  'closed-without-answer': [
    likely('server-closes-at-once'),
    possible('tls-required'),
    possible('protocol-mismatch'),
    possible('proxy-breaks-websocket'),
  ],
  'connection-reset': [
    likely('connection-reset'),
    possible('tls-required'),
    possible('protocol-mismatch'),
    possible('connection-unstable'),
  ],
  'tls-failed': [
    possible('tls-not-offered'),
    possible('tls-version-mismatch'),
    possible('certificate-untrusted'),
    possible('connection-reset'),
  ],
  'timed-out': [possible('firewall-drops'), possible('cloud-firewall-drops'), possible('no-machine-at-address'), possible('server-silent')],
  'could-not-connect': [
    possible('firewall-drops'),
    possible('cloud-firewall-drops'),
    possible('wrong-port'),
    possible('name-points-elsewhere'),
    possible('server-not-listening'),
    possible('proxy-unreachable'),
  ],
  'websocket-failed': [
    possible('firewall-drops'),
    possible('protocol-mismatch'),
    possible('tls-not-offered'),
    possible('wrong-port'),
    possible('server-not-listening'),
    possible('certificate-untrusted'),
    possible('proxy-breaks-websocket'),
  ],
}

type WithOperation = 'address-in-use' | 'address-not-available' | 'not-permitted' | 'answer-not-http'
type WithStatus = 'http-status' | 'websocket-refused'

/** The causes that fit a signal, most likely first. What the named address rules out is left out. */
export function causesOfError(signal: ErrorSignal, target: Target | undefined): readonly PossibleCause[] {
  const fitting = causesOf(signal, target).filter(({ cause }) => !isRuledOut(cause, target))
  return reachOf(target) === 'private' ? fitting.toSorted((left, right) => insideFirst(left) - insideFirst(right)) : fitting
}

/** An inside address that stays silent may first of all be one of another network (evidence 3.3); what the error points to stays before it. */
function insideFirst({ cause, certainty }: PossibleCause): number {
  if (certainty === 'likely') return 0
  return cause === 'private-address-elsewhere' ? 1 : 2
}

function causesOf(signal: ErrorSignal, target: Target | undefined): readonly PossibleCause[] {
  const { meaning, status } = signal
  switch (meaning) {
    case 'http-status':
      return causesOfStatus(status)
    case 'websocket-refused':
      return causesOfRefusedWebsocket(status)
    case 'answer-not-http':
      return [
        likely(signal.operation === 'websocket' ? 'websocket-answer-not-http' : 'protocol-mismatch'),
        ...(signal.operation === 'websocket' ? [possible('protocol-mismatch')] : []),
        possible('wrong-port'),
        possible('tls-required'),
      ]
    case 'address-in-use':
    case 'address-not-available':
    case 'not-permitted':
      return causesHere(meaning, signal, target)
    default:
      return table[meaning]
  }
}

/** Errors of this machine: a program that listens and one that calls get the same words for different things (evidence 0.4 no. 6 and 7). */
function causesHere(
  meaning: Exclude<WithOperation, 'answer-not-http'>,
  { operation, tokens }: ErrorSignal,
  target: Target | undefined,
): readonly PossibleCause[] {
  const isServer = operation === 'bind' || operation === 'listen'
  const isWindows = tokens.some((token) => /\b1004[89]\b|WSAE/.test(token))
  switch (meaning) {
    case 'address-in-use':
      if (operation === 'connect') return [likely('local-ports-exhausted')]
      return isWindows && !isServer ? [possible('local-ports-exhausted')] : []
    case 'not-permitted':
      return isServer ? [] : [likely('local-firewall-blocks'), possible('firewall-rejects'), possible('no-route')]
    case 'address-not-available':
      if (isServer) return [likely('local-address-missing')]
      // On Windows exhausted ports have other numbers; 10049 is an address that cannot be called, such as 0.0.0.0, or that is not its own.
      if (isWindows) return [possible('invalid-address'), possible('local-address-missing')]
      if (operation === 'unknown') return [possible('local-ports-exhausted'), possible('local-address-missing')]
      if (target !== undefined && addressFamily(target.host) === 'ipv6') return [likely('ipv6-broken'), possible('local-ports-exhausted')]
      return [likely('local-ports-exhausted'), possible('local-address-missing')]
  }
}

function causesOfStatus(status: number | undefined): readonly PossibleCause[] {
  if (status === 426) return [likely('protocol-mismatch')]
  if (status === 511) return [likely('captive-portal')] // RFC 6585 section 6
  return isFrontStatus(status) ? [likely('backend-down')] : [likely('http-error')]
}

function causesOfRefusedWebsocket(status: number | undefined): readonly PossibleCause[] {
  // The statuses of a server that did not notice the request for a WebSocket: often something in front took it away.
  const mayBeStripped = status === undefined || [200, 400, 404, 426].includes(status)
  return [likely('websocket-refused'), ...(mayBeStripped ? [possible('proxy-breaks-websocket'), possible('protocol-mismatch')] : [])]
}

/** Statuses by which a server in front speaks of the one behind it: RFC 9110 section 15.6, and Cloudflare's 521 to 526. */
export function isFrontStatus(status: number | undefined): boolean {
  return status !== undefined && ([502, 503, 504].includes(status) || (status >= 520 && status <= 530))
}

function isRuledOut(cause: CandidateCause, target: Target | undefined): boolean {
  if (!target) return false
  const reach = reachOf(target)
  switch (cause) {
    case 'name-not-found':
    case 'dns-not-answering':
    case 'name-points-elsewhere':
      return addressFamily(target.host) !== undefined
    case 'private-address-elsewhere':
    case 'local-network-permission':
      return reach !== undefined && reach !== 'private' && reach !== 'link-local'
    case 'cloud-firewall-drops':
    case 'hosting-panel-port-closed':
    case 'behind-cdn':
      return reach !== undefined && reach !== 'public'
    case 'firewall-drops':
    case 'firewall-rejects':
    case 'no-machine-at-address':
    case 'no-network':
    case 'no-route':
      return reach === 'loopback'
    case 'ipv6-broken':
      return addressFamily(target.host) === 'ipv4'
    case 'tls-required':
      return isSchemeWritten(target) && isEncrypted(target.scheme)
    case 'tls-not-offered':
    case 'certificate-untrusted':
      return isSchemeWritten(target) && target.scheme !== 'tcp' && !isEncrypted(target.scheme)
    case 'proxy-breaks-websocket':
      return isSchemeWritten(target) && !isWebsocket(target.scheme)
    default:
      return false
  }
}

/** A scheme that was only guessed from the port rules nothing out. */
function isSchemeWritten(target: Target): boolean {
  return /\b(?:ws|http)s?:\/\//i.test(target.input)
}

/** Where the target's address leads; not known for a name, except that of this computer. */
function reachOf(target: Target | undefined): AddressReach | undefined {
  if (target === undefined) return undefined
  if (isLocalhostName(target.host)) return 'loopback'
  return addressFamily(target.host) === undefined ? undefined : addressReach(target.host)
}

function likely(cause: CandidateCause): PossibleCause {
  return { cause, certainty: 'likely' }
}

function possible(cause: CandidateCause): PossibleCause {
  return { cause, certainty: 'possible' }
}
