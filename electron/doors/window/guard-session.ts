// What the window's page may load and be allowed: its own files, and nothing. Even a page taken over by a hostile answer has no way out.
import type { Session } from 'electron'
import { contentSecurityPolicy } from '../content-security-policy.ts'
import type { InterfaceFiles } from '../interface-files.ts'
import { findOwnFile, ownScheme } from './own-address.ts'

/** Serves the interface's files under the own scheme, cancels every other request, and denies every permission and download. */
export function guardSession(session: Session, files: InterfaceFiles, isDevelopment: boolean): void {
  session.protocol.handle(ownScheme, (request) => answerOwnRequest(request.url, files))
  session.webRequest.onBeforeRequest(({ url }, callback) => {
    const isDevTools = isDevelopment && url.startsWith('devtools://')
    callback({ cancel: !isDevTools && findOwnFile(url, files) === undefined })
  })
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
}

function answerOwnRequest(url: string, files: InterfaceFiles): Response {
  const file = findOwnFile(url, files)
  if (file === undefined) return new Response(null, { status: 404 })
  return new Response(file.bytes, {
    headers: {
      'Content-Type': file.contentType,
      'Content-Security-Policy': contentSecurityPolicy([]),
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
