// The window door: Electron's main process, put together from the guards beside this file. Diagnosing happens behind DoorServices.
import { app, ipcMain, Menu, protocol, session } from 'electron'
import type { DoorServices } from '../engine.ts'
import type { InterfaceFiles } from '../interface-files.ts'
import { answerWindow } from './answer-window.ts'
import { guardContents } from './guard-contents.ts'
import { guardSession } from './guard-session.ts'
import { createInterfaceWindow, showInterfaceWindow } from './interface-window.ts'
import { menuTemplate } from './menu.ts'
import { ownScheme, startUrl } from './own-address.ts'

/** What the window door needs beyond what every door needs. */
export interface WindowDoorServices extends DoorServices {
  readonly readFiles: () => Promise<InterfaceFiles>
  /** Path of the bundled preload script. */
  readonly preload: string
}

/** Prepares what Electron must know before it is ready, then opens the window; a second start only shows the window of the first. */
export async function openWindowDoor(services: WindowDoorServices): Promise<void> {
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  app.enableSandbox()
  protocol.registerSchemesAsPrivileged([{ scheme: ownScheme, privileges: { standard: true, secure: true } }])
  app.on('web-contents-created', (_event, contents) => guardContents(contents))
  // On macOS too: without its window Ponte has nothing to do.
  app.on('window-all-closed', () => app.quit())

  const [files] = await Promise.all([services.readFiles(), app.whenReady()])
  const isDevelopment = !app.isPackaged
  guardSession(session.defaultSession, files, isDevelopment)
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, isDevelopment)))
  const window = createInterfaceWindow(services.preload, isDevelopment)
  app.on('second-instance', () => showInterfaceWindow(window))
  answerWindow(ipcMain, window.webContents, services)
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    services.reportFault(new Error(`render-process-gone: ${reason}`))
    app.quit()
  })
  await window.loadURL(startUrl)
}
