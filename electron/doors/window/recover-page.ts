// What happens when the page crashes or stops answering: it is written down, said in the person's language, and the page can be opened again.
import type { BrowserWindow } from 'electron'
import type { Translator } from '../../../shared/i18n/translator.ts'
import { askAfterCrash, askWhenUnresponsive } from './dialogs.ts'
import type { KeptReport } from './kept-report.ts'

/** What recovering needs beside the window. */
export interface RecoveryServices {
  readonly translator: Translator
  readonly keptReport: KeptReport
  readonly reportFault: (error: unknown) => void
  readonly quit: () => void
}

/** Watches over the page of a window. Nothing is uploaded; a page that crashes again at once is asked about again, never reloaded by itself. */
export function recoverPage(window: BrowserWindow, { translator, keptReport, reportFault, quit }: RecoveryServices): void {
  let isAsking = false
  const reopen = () => {
    keptReport.keepForNextPage()
    window.webContents.reload()
  }
  const askOnce = async (ask: () => Promise<void>) => {
    if (isAsking || window.isDestroyed()) return
    isAsking = true
    await ask()
    isAsking = false
  }
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    reportFault(new Error(`render-process-gone: ${reason}`))
    void askOnce(async () => {
      if ((await askAfterCrash(window, translator)) === 'reopen') reopen()
      else quit()
    })
  })
  window.on('unresponsive', () => {
    void askOnce(async () => {
      if ((await askWhenUnresponsive(window, translator)) === 'wait') return
      reportFault(new Error('unresponsive'))
      // A renderer that hangs does not let go by itself; Electron's reload would wait for it.
      isAsking = true
      window.webContents.forcefullyCrashRenderer()
      reopen()
    })
  })
}
