// The one window. How it looks inside is the renderer's business, who may call from it answer-window.ts's.
import { BrowserWindow } from 'electron'

/** Makes the window, hidden until its first picture is ready, so that nobody sees an empty frame. */
export function createInterfaceWindow(preload: string, isDevelopment: boolean): BrowserWindow {
  const window = new BrowserWindow({
    width: 1100,
    height: 800,
    minWidth: 360, // what the interface is made for at least
    minHeight: 400,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      spellcheck: false,
      devTools: isDevelopment,
    },
  })
  window.once('ready-to-show', () => window.show())
  return window
}

/** Brings the window to the front, as when Ponte is started a second time. */
export function showInterfaceWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.focus()
}
