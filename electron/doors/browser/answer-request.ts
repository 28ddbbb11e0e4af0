// What the browser door answers to plain HTTP: the key is taken at /open, the interface's files are given to the session, and everybody else is told
// in words how to come in. The api is not here: it is a socket.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Translator } from '../../../shared/i18n/translator.ts'
import { contentSecurityPolicy } from '../content-security-policy.ts'
import type { InterfaceFiles } from '../interface-files.ts'
import type { DoorSession } from './door-session.ts'
import type { RefusalReason } from './refusal-page.ts'
import { refusalPage } from './refusal-page.ts'
import type { DoorAddress } from './request-checks.ts'
import { hostOf, preferredLanguages, suspicionOf } from './request-checks.ts'

/** What the answers are made of. */
export interface AnswerServices {
  readonly files: InterfaceFiles
  readonly translatorFor: (preferredTags: readonly string[]) => Promise<Translator>
}

/** Where the key is exchanged for the cookie. */
const openPath = '/open'

/** Answers one request. */
export async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  session: DoorSession,
  services: AnswerServices,
): Promise<void> {
  for (const [name, value] of Object.entries(protectiveHeaders(session.address))) response.setHeader(name, value)
  if (request.method !== 'GET') {
    response.writeHead(405, { Allow: 'GET', Connection: 'close' }).end()
    return
  }
  const [path = '', query = ''] = (request.url ?? '').split('?', 2)
  const reason = reasonToRefuse(request, path, query, session)
  if (reason !== undefined) {
    const page = refusalPage(reason, await services.translatorFor(preferredLanguages(request.headers)))
    response.writeHead(403, { 'Content-Type': 'text/html; charset=utf-8' }).end(page)
  } else if (path === openPath) {
    response.writeHead(303, { 'Set-Cookie': session.cookie, Location: session.address.prefix }).end()
  } else {
    sendFile(response, path.slice(session.address.prefix.length), services.files)
  }
}

/** The key is tried last, and so not used up by a request that would be refused anyway. */
function reasonToRefuse(request: IncomingMessage, path: string, query: string, session: DoorSession): RefusalReason | undefined {
  const suspicion = suspicionOf(request.headers, session.address)
  if (suspicion !== undefined) return suspicion
  if (path !== openPath) return session.isHeldBy(request.headers, path) ? undefined : 'no-session'
  const use = session.key.use(new URLSearchParams(query).get('key') ?? '')
  return use === 'accepted' ? undefined : `key-${use}`
}

function sendFile(response: ServerResponse, name: string, files: InterfaceFiles): void {
  const file = files.get(name === '' ? 'index.html' : name)
  if (file === undefined) response.writeHead(404).end()
  else response.writeHead(200, { 'Content-Type': file.contentType, 'Content-Length': file.bytes.length }).end(file.bytes)
}

/** Sent with every answer, also with a refusal. */
function protectiveHeaders(address: DoorAddress): Readonly<Record<string, string>> {
  return {
    // `ws:` is named beside 'self' for browsers that do not count it as the same origin (CSP Level 2).
    'Content-Security-Policy': contentSecurityPolicy(["'self'", `ws://${hostOf(address)}`]),
    'Cache-Control': 'no-store',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
  }
}
