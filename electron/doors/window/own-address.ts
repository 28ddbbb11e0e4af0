// Where the window's page lives, and what counts as it: the decisions of the window door, without Electron.
import type { InterfaceFile, InterfaceFiles } from '../interface-files.ts'

/** The scheme of the window's page; nothing outside Ponte answers to it. */
export const ownScheme = 'app'

/** The origin of the window's page, as Chromium writes it for a standard scheme. */
const ownOrigin = `${ownScheme}://bundle`

/** The one page. */
export const startUrl = `${ownOrigin}/index.html`

/** Finds the file that a URL asks for; nothing for any other URL. Names are compared as they stand, so encoded, climbing or odd ones find nothing. */
export function findOwnFile(url: string, files: InterfaceFiles): InterfaceFile | undefined {
  return url.startsWith(`${ownOrigin}/`) ? files.get(url.slice(ownOrigin.length + 1)) : undefined
}

/** Tells whether a URL or an origin, as Electron gives it with a permission, is of Ponte's own page. Origins come with and without a slash at their end. */
export function isOwnAddress(url: string): boolean {
  return url === ownOrigin || url.startsWith(`${ownOrigin}/`)
}

/** A frame, as far as trust depends on it. */
export interface SenderFrame {
  readonly origin: string
}

/** Tells whether a call comes from Ponte's own page: from the window's main frame, while that shows the page. A frame that is gone is `null`. */
export function isTrustedSender(sender: SenderFrame | null, mainFrame: SenderFrame): boolean {
  return sender !== null && sender === mainFrame && sender.origin === ownOrigin
}
