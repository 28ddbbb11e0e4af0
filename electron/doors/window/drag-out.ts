// Drags a report out of the window as a file: it is written to a folder that only this person can read, and handed to the system. The page names neither.
import { rmSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserWindow } from 'electron'
import { app } from 'electron'
import type { ArgumentOf } from '../../../shared/ipc/contract.ts'
import { fileNameOf } from '../../../shared/report/file-name.ts'
import { windowReportFile } from './window-report-file.ts'

/** The drags of one window, one at a time. A dropped file may still be read by the program that got it, so it stays until the next drag or the end. */
export class DragOut {
  readonly #window: BrowserWindow
  #folder: string | undefined
  #isBusy = false

  constructor(window: BrowserWindow) {
    this.#window = window
    app.on('will-quit', () => {
      if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true })
    })
  }

  /** Starts a drag; false while another one is being made, or when the window has gone. */
  async start(request: ArgumentOf<'dragReport'>): Promise<boolean> {
    if (this.#isBusy) return false
    this.#isBusy = true
    try {
      const content = await windowReportFile(request)
      if (this.#folder !== undefined) await rm(this.#folder, { recursive: true, force: true })
      this.#folder = await mkdtemp(join(tmpdir(), 'ponte-drag-'))
      const file = join(this.#folder, fileNameOf(request.report.createdAt, request.format))
      await writeFile(file, content, { mode: 0o600 })
      // macOS drags nothing without a picture (Electron, contents.startDrag).
      const icon = await app.getFileIcon(file)
      if (this.#window.isDestroyed()) return false
      this.#window.webContents.startDrag({ file, icon })
      return true
    } finally {
      this.#isBusy = false
    }
  }
}
