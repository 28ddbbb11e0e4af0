// The one window. How it looks inside is the renderer's business, who may call from it answer-window.ts's.
import { BrowserWindow, screen } from 'electron'
import { KeptFile } from '../../diagnosis/kept-file.ts'
import type { WindowPlace } from './window-place.ts'
import { minimumSize, placeWindow, windowPlaceSchema } from './window-place.ts'

/** Makes the window where it was last time, hidden until its first picture is ready, so that nobody sees an empty frame. */
export async function createInterfaceWindow(preload: string, placeFile: string, isDevelopment: boolean): Promise<BrowserWindow> {
  const keptPlace = new KeptFile<WindowPlace | undefined>(placeFile, windowPlaceSchema, undefined, () => new Date())
  const { content: place } = await keptPlace.read()
  const workAreas = screen.getAllDisplays().map(({ workArea }) => workArea)
  const window = new BrowserWindow({
    ...placeWindow(place, workAreas),
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
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
  if (place?.isMaximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => keptPlace.replaceNow(placeOf(window)))
  return window
}

function placeOf(window: BrowserWindow): WindowPlace {
  const { x, y, width, height } = window.getNormalBounds()
  return { x, y, width, height, isMaximized: window.isMaximized() }
}

/** Brings the window to the front, as when Ponte is started a second time. */
export function showInterfaceWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.focus()
}
