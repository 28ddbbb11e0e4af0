// What one fact says about the protocol of the peer that it was learnt from.
import type { Fact } from './fact.ts'
import { recogniseGreeted, recogniseProtocol } from './identify-protocol.ts'
import type { HttpHead } from './outcome.ts'
import { protocolBehindHttp } from './protocol-behind-http.ts'
import type { Identification } from './protocol-name.ts'

/** What a peer sent, and the name that it bears, where it bears one. */
export interface Recognised {
  /** In hexadecimal; empty where the answer was HTTP or TLS. */
  readonly firstBytes: string
  readonly http?: HttpHead
  readonly known: Identification | undefined
}

/** Reads what a peer sent from a fact of whatever kind; `undefined` when it sent nothing. */
export function recognisePeer(fact: Fact): Recognised | undefined {
  if (fact.outcome.status === 'failed') {
    const { received } = fact.outcome.failure
    if (!received || (fact.kind === 'tls-handshake' && isClientHello(received.firstBytes))) return undefined
    return received.http ? behindHttp(received.http) : fromBytes(received.firstBytes)
  }
  if (fact.outcome.status !== 'succeeded') return undefined
  switch (fact.kind) {
    case 'first-bytes':
      return fromBytes(fact.outcome.value.firstBytes)
    case 'service-greeting': {
      const { firstBytes, byteCount } = fact.outcome.value
      return firstBytes === '' ? undefined : { firstBytes, known: recogniseGreeted(fact.input.greeting, firstBytes, byteCount) }
    }
    case 'http-exchange':
      return behindHttp(fact.outcome.value)
    case 'tls-handshake':
      return { firstBytes: '', known: { name: 'TLS', certainty: 'certain' } }
    case 'websocket-upgrade':
      return { firstBytes: '', known: { name: 'HTTP', certainty: 'certain' } }
    default:
      return undefined
  }
}

/** RFC 8446 section 5.1 and 4.1.2: from a server it is an echo of ours, which says nothing. */
function isClientHello(firstBytes: string): boolean {
  return /^1603[0-9a-f]{6}01/.test(firstBytes)
}

function fromBytes(firstBytes: string): Recognised | undefined {
  return firstBytes === '' ? undefined : { firstBytes, known: recogniseProtocol(firstBytes) }
}

function behindHttp(http: HttpHead): Recognised {
  return { firstBytes: '', http, known: protocolBehindHttp(http) ?? { name: 'HTTP', certainty: 'certain' } }
}
