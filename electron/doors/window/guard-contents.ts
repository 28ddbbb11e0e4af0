// Keeps a page where it is. The interface is one page that never leaves itself, so nothing that would replace it, frame or open another is let through:
// neither a link, a form, a redirect nor a file dropped onto the window.
import type { WebContents } from 'electron'

/** Refuses every navigation, new window and webview of these contents. */
export function guardContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
