// Pattern: an HTTP server answered the WebSocket upgrade with a status other than 101. Each common status has its own meaning (RFC 9110 section 15).
// Mistaken for: nothing; the status was read. Certain that it was refused; the reason behind a status is said as the usual one.
import { idsOf } from '../facts/fact-queries.ts'
import type { HttpHead } from '../facts/outcome.ts'
import type { Message } from '../i18n/message.ts'
import { isWebsocket } from '../target/target.ts'
import type { Actor } from './cause.ts'
import { failedGoals } from './conversation-outcome.ts'
import type { Evidence, Rule } from './rule.ts'

interface Meaning {
  readonly actor: Actor
  readonly message: Message
  readonly remedies: readonly Message[]
}

export const websocketRefused: Rule = {
  cause: 'websocket-refused',
  requires: ['websocket-upgrade'],
  explainedBy: ['tls-required', 'protocol-mismatch', 'client-certificate-required', 'captive-portal'],
  evaluate: (evidence) => {
    const refused = failedGoals(evidence).filter(({ outcome }) => outcome.failure.code === 'websocket-refused')
    const http = refused[0]?.outcome.failure.received?.http
    if (!http || !isWebsocket(evidence.target.scheme)) return []
    return [{ cause: 'websocket-refused', certainty: 'certain', ...meaningOf(http, evidence), evidence: idsOf(refused) }]
  },
}

function meaningOf(http: HttpHead, { target }: Evidence): Meaning {
  const { status } = http
  const path = target.path
  switch (status) {
    case 200:
      return owner(
        { id: 'websocket-refused.200.title', params: { path } },
        { id: 'websocket-refused.remedy.check-path', params: { path } },
        ...proxyLines,
      )
    case 301:
    case 302:
    case 303:
    case 307:
    case 308:
      return you(
        { id: 'websocket-refused.redirect.title', params: { status, location: headerValue(http, 'location') } },
        { id: 'websocket-refused.remedy.use-location', params: { location: headerValue(http, 'location') } },
      )
    case 400:
      return owner({ id: 'websocket-refused.400.title', params: {} }, ...proxyLines, {
        id: 'websocket-refused.remedy.check-path',
        params: { path },
      })
    case 401:
    case 407:
      return you({ id: 'websocket-refused.401.title', params: { status } }, { id: 'websocket-refused.remedy.log-in', params: {} })
    case 403:
      return owner(
        { id: 'websocket-refused.403.title', params: {} },
        { id: 'websocket-refused.remedy.allow-origin', params: { host: target.host } },
      )
    case 404:
      return you(
        { id: 'websocket-refused.404.title', params: { path } },
        { id: 'websocket-refused.remedy.check-path', params: { path } },
        ...proxyLines,
      )
    case 405:
      return owner({ id: 'websocket-refused.405.title', params: { path } }, { id: 'websocket-refused.remedy.check-path', params: { path } })
    case 426:
      return owner({ id: 'websocket-refused.426.title', params: {} }, ...proxyLines)
    case 429:
      return you({ id: 'websocket-refused.429.title', params: {} }, { id: 'websocket-refused.remedy.wait', params: {} })
    case 500:
      return owner({ id: 'websocket-refused.500.title', params: {} }, { id: 'websocket-refused.remedy.read-server-log', params: {} })
    case 502:
    case 503:
    case 504:
      return owner(
        { id: 'websocket-refused.backend.title', params: { status } },
        { id: 'websocket-refused.remedy.start-backend', params: {} },
      )
    case 521:
    case 522:
    case 523:
    case 524:
    case 525:
    case 526:
      return owner(
        { id: 'websocket-refused.cdn-origin.title', params: { status } },
        { id: 'websocket-refused.remedy.check-origin-server', params: { status } },
      )
    default:
      return owner(
        { id: 'websocket-refused.other.title', params: { status } },
        { id: 'websocket-refused.remedy.read-server-log', params: {} },
      )
  }
}

/** The lines that a reverse proxy needs to pass an upgrade on. */
const proxyLines: readonly Message[] = [
  { id: 'websocket-refused.remedy.pass-upgrade-headers', params: {} },
  { id: 'websocket-refused.remedy.pass-upgrade-apache', params: {} },
  { id: 'websocket-refused.remedy.pass-upgrade-caddy', params: {} },
]

function owner(message: Message, ...remedies: readonly Message[]): Meaning {
  return { actor: 'server-owner', message, remedies }
}

function you(message: Message, ...remedies: readonly Message[]): Meaning {
  return { actor: 'you', message, remedies }
}

function headerValue(http: HttpHead, name: string): string {
  return http.headers.find((header) => header.name === name)?.value ?? ''
}
