// Printing a page: what the hidden window is told, and that nothing of it is left behind, whatever happens.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeEach, expect, test, vi } from 'vitest'
import { printPage } from '../../../electron/doors/window/print-page.ts'

/** What happened, in order; what was printed as it was when it was printed. */
const seen: unknown[] = []
let printing: () => Promise<Uint8Array>
let printedFile = ''

vi.mock('electron', () => ({
  BrowserWindow: class {
    readonly webContents = {
      printToPDF: (options: unknown) => {
        seen.push(['print', options])
        return printing()
      },
    }

    constructor(options: unknown) {
      seen.push(['window', options])
    }

    loadURL(url: string): Promise<void> {
      printedFile = fileURLToPath(url)
      seen.push(['load', readFileSync(printedFile, 'utf8')])
      return Promise.resolve()
    }

    destroy(): void {
      seen.push(['destroy'])
    }
  },
}))

beforeEach(() => {
  seen.length = 0
})

test('A page is printed as a tagged PDF in a hidden window without script, and its file is removed', async () => {
  printing = () => Promise.resolve(new Uint8Array([37, 80, 68, 70]))
  const pdf = await printPage('<!doctype html><p>x</p>')
  expect({ pdf, seen, isLeft: existsSync(printedFile) }).toEqual({
    pdf: new Uint8Array([37, 80, 68, 70]),
    seen: [
      [
        'window',
        {
          show: false,
          webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false, partition: 'print' },
        },
      ],
      ['load', '<!doctype html><p>x</p>'],
      ['print', expect.objectContaining({ generateTaggedPDF: true, pageSize: 'A4' })],
      ['destroy'],
    ],
    isLeft: false,
  })
})

test('When printing fails the window and the file are gone all the same, and the error is told', async () => {
  printing = () => Promise.reject(new Error('Printing failed'))
  await expect(printPage('<!doctype html>')).rejects.toThrow('Printing failed')
  expect([seen.at(-1), existsSync(printedFile)]).toEqual([['destroy'], false])
})
