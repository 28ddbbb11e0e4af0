// Saving from the window: the person says where, the file is whole or not there, and only a file that was saved is shown in its folder.
import { EventEmitter } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BrowserWindow } from 'electron'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SaveDialog } from '../../../electron/doors/window/save-dialog.ts'
import { describedComputer } from '../../fakes/described-computer.ts'
import { refusedReport } from '../../fakes/sample-report.ts'

let folder: string
let answers: (string | undefined)[]
const asked: { readonly defaultPath: string }[] = []
const shown: string[] = []
let writing: (() => Promise<void>) | undefined

vi.mock('electron', () => ({
  BrowserWindow: EventEmitter,
  app: { getPath: (name: string) => `/home/x/${name}` },
  dialog: {
    showSaveDialog: (_window: unknown, options: { defaultPath: string }) => {
      asked.push(options)
      const filePath = answers.shift()
      return Promise.resolve(filePath === undefined ? { canceled: true, filePath: '' } : { canceled: false, filePath })
    },
  },
  shell: { showItemInFolder: (path: string) => shown.push(path) },
}))

vi.mock('atomically', async (importOriginal) => {
  const original = await importOriginal<typeof import('atomically')>()
  return { ...original, writeFile: (...values: Parameters<typeof original.writeFile>) => (writing ?? original.writeFile)(...values) }
})

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ponte-save-'))
  answers = []
  asked.length = 0
  shown.length = 0
  writing = undefined
})

afterEach(() => rm(folder, { recursive: true, force: true }))

const request = { report: refusedReport, format: 'json', language: 'en', timeZone: 'UTC' } as const
const open = () => new SaveDialog(new BrowserWindow())
const ownName = `ponte-${refusedReport.createdAt.slice(0, 19).replaceAll(/[:T]/g, '-')}.ponte`

test('A report is written where the person said, for its owner only, and is shown there', async () => {
  const saving = open()
  const file = join(folder, 'a.ponte')
  answers = [file, undefined]
  expect([saving.showLast(), await saving.save(request), saving.showLast(), await saving.save(request)]).toEqual([
    false,
    { status: 'saved', file: 'a.ponte' },
    true,
    { status: 'cancelled' },
  ])
  expect([JSON.parse(await readFile(file, 'utf8')), (await stat(file)).mode & 0o077, await readdir(folder)]).toEqual([
    refusedReport,
    process.platform === 'win32' ? expect.any(Number) : 0,
    ['a.ponte'],
  ])
  // The second time the dialog begins where the first file went.
  expect([asked.map(({ defaultPath }) => defaultPath), shown]).toEqual([
    [join('/home/x/downloads', ownName), join(folder, ownName)],
    [file],
  ])
})

test.each([
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['EROFS', 'not-allowed'],
  ['EACCES', 'not-allowed'],
  ['EIO', 'other'],
])('When writing fails with %s the reason is told, and the older file stays', async (code, reason) => {
  const file = join(folder, 'a.ponte')
  await writeFile(file, 'older')
  answers = [file]
  writing = () => Promise.reject(Object.assign(new Error(`${code}: write`), { code }))
  const saving = open()
  expect([await saving.save(request), saving.showLast(), await readFile(file, 'utf8')]).toEqual([
    { status: 'not-saved', reason, raw: `${code}: write` },
    false,
    'older',
  ])
})

test('A file in the place of the folder is told, with nothing left behind', async () => {
  answers = [join(folder, 'gone', 'a.ponte')]
  await writeFile(join(folder, 'gone'), 'a file in its place')
  expect([await open().save(request), await readdir(folder)]).toEqual([
    { status: 'not-saved', reason: 'other', raw: expect.stringContaining('ENOTDIR') as string },
    ['gone'],
  ])
})

test('While one dialog is open there is no second one, and afterwards there is', async () => {
  const saving = open()
  expect(await Promise.all([saving.save(request), saving.save(request)])).toEqual([{ status: 'cancelled' }, { status: 'cancelled' }])
  expect(asked).toHaveLength(1)
  await saving.save(request)
  expect(asked).toHaveLength(2)
})

test('This computer’s own side is written as the file that a client opens', async () => {
  const file = join(folder, 'server.json')
  answers = [file]
  expect([await open().saveServerFile({ description: describedComputer }), JSON.parse(await readFile(file, 'utf8')), asked]).toEqual([
    { status: 'saved', file: 'server.json' },
    describedComputer,
    [expect.objectContaining({ defaultPath: join('/home/x/downloads', 'ponte-server-2026-11-21-03-00-00.json') })],
  ])
})
