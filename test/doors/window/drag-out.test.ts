// Dragging a report out: a file of its own for each drag, readable by this person alone, and none left at the end.
import type { EventEmitter } from 'node:events'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { app, BrowserWindow } from 'electron'
import { expect, test, vi } from 'vitest'
import { DragOut } from '../../../electron/doors/window/drag-out.ts'
import { refusedReport } from '../../fakes/sample-report.ts'

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events')
  return {
    app: Object.assign(new Emitter(), { getFileIcon: (file: string) => Promise.resolve({ of: file }) }),
    BrowserWindow: class {
      isGone = false
      readonly drags: { readonly file: string; readonly icon: unknown }[] = []
      readonly webContents = { startDrag: (item: { file: string; icon: unknown }) => void this.drags.push(item) }
      isDestroyed = () => this.isGone
    },
  }
})

const request = { report: refusedReport, format: 'json', language: 'en', timeZone: 'UTC' } as const
const open = () => {
  const window = new BrowserWindow() as unknown as { isGone: boolean; drags: { readonly file: string; readonly icon: unknown }[] }
  return { window, dragging: new DragOut(window as unknown as BrowserWindow) }
}

test('A file with the report’s own name is dragged; the next drag and the end of Ponte leave none behind', async () => {
  const { window, dragging } = open()
  expect(await dragging.start(request)).toBe(true)
  const [first] = window.drags
  const file = first?.file ?? ''
  expect([basename(file), JSON.parse(readFileSync(file, 'utf8')), first?.icon]).toEqual([
    `ponte-${refusedReport.createdAt.slice(0, 19).replaceAll(/[:T]/g, '-')}.ponte`,
    refusedReport,
    { of: file },
  ])
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0)
  expect(await dragging.start({ ...request, format: 'txt' })).toBe(true)
  const second = window.drags[1]?.file ?? ''
  expect([existsSync(file), existsSync(second)]).toEqual([false, true])
  ;(app as unknown as EventEmitter).emit('will-quit')
  expect(existsSync(second)).toBe(false)
})

test('One drag is made at a time, and none for a window that has gone', async () => {
  const { window, dragging } = open()
  expect(await Promise.all([dragging.start(request), dragging.start(request)])).toEqual([true, false])
  window.isGone = true
  expect([await dragging.start(request), window.drags.length]).toEqual([false, 1])
  ;(app as unknown as EventEmitter).emit('will-quit')
})
