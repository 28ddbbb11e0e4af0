// What the window's page may load and be allowed: its own files, and copying to the clipboard. Even a page taken over by a hostile answer has no way out.
import type { Session } from 'electron'
import { contentSecurityPolicy } from '../content-security-policy.ts'
import type { InterfaceFiles } from '../interface-files.ts'
import { findOwnFile, isOwnAddress, ownScheme } from './own-address.ts'

/** The one permission: `navigator.clipboard.writeText` behind a *Copy* button. Chromium grants it to a page that has the focus and is being clicked. */
const copying = 'clipboard-sanitized-write'

/** Serves the interface's files under the own scheme, cancels every other request, and denies downloads and every permission but copying. */
export function guardSession(session: Session, files: InterfaceFiles, isDevelopment: boolean): void {
  session.protocol.handle(ownScheme, (request) => answerOwnRequest(request.url, files))
  session.webRequest.onBeforeRequest(({ url }, callback) => {
    const isDevTools = isDevelopment && url.startsWith('devtools://')
    callback({ cancel: !isDevTools && findOwnFile(url, files) === undefined })
  })
  // Chromium checks first and asks when that is denied, so both must agree (Electron, session.setPermissionCheckHandler).
  session.setPermissionRequestHandler((_contents, permission, callback, { requestingUrl, isMainFrame }) =>
    callback(permission === copying && isMainFrame && isOwnAddress(requestingUrl)),
  )
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) => permission === copying && isOwnAddress(requestingOrigin))
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
