// Prints a saved report as a PDF with Chromium's own printing, in a window that nobody sees and in which nothing runs.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { BrowserWindow } from 'electron'

/** Inches on each side; printers leave about a quarter of one unprinted. */
const marginInches = 0.6

/** Gives the bytes of a tagged PDF with selectable text. The page must stand alone: it is read from a file that is removed afterwards. */
export async function printPage(page: string): Promise<Uint8Array> {
  // A folder of its own, which only this user can read; a page of a long report is too large for a data URL.
  const folder = await mkdtemp(join(tmpdir(), 'ponte-print-'))
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false, partition: 'print' },
  })
  try {
    const file = join(folder, 'report.html')
    await writeFile(file, page, { mode: 0o600 })
    await window.loadURL(pathToFileURL(file).href)
    return await window.webContents.printToPDF({
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      printBackground: false,
      pageSize: 'A4',
      margins: { top: marginInches, bottom: marginInches, left: marginInches, right: marginInches },
    })
  } finally {
    window.destroy()
    await rm(folder, { recursive: true, force: true })
  }
}
