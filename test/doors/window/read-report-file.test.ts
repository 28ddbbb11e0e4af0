// A double click can hand over anything: each gets one sentence, and nothing of it is believed.
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readReportFile } from '../../../electron/doors/window/read-report-file.ts'
import { worksReport } from '../../fakes/sample-report.ts'

let folder: string
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'ponte-open-'))))
afterEach(() => rm(folder, { recursive: true }))

async function read(text: string | Buffer) {
  const path = join(folder, 'a.ponte')
  await writeFile(path, text)
  return readReportFile(path)
}

const refused = (id: string, params: object = {}) => ({ status: 'refused', sentence: { id, params: { file: 'a.ponte', ...params } } })

test('A report is read, with and without a byte order mark', async () => {
  const text = JSON.stringify(worksReport)
  expect([await read(text), await read(`\uFEFF${text}`)]).toEqual(Array(2).fill({ status: 'read', report: worksReport }))
})

test.each(['', 'x', '{}', '[]', 'null', '{"__proto__":{"x":1}}', '['.repeat(100_000), JSON.stringify({ ...worksReport, more: 1 })])(
  'A file with %.20j is no report',
  async (text) => {
    expect(await read(text)).toEqual(refused('window.open.not-a-report'))
  },
)

test('A folder, a missing file and one that is too large each have their sentence', async () => {
  expect(await readReportFile(folder)).toMatchObject({ sentence: { id: 'window.open.folder' } })
  expect(await readReportFile(join(folder, 'a.ponte'))).toEqual(refused('window.open.unreadable'))
  await writeFile(join(folder, 'a.ponte'), '')
  await truncate(join(folder, 'a.ponte'), 6 * 2 ** 20)
  expect(await readReportFile(join(folder, 'a.ponte'))).toEqual(refused('window.open.too-large', { megabytes: 5 }))
})

test.runIf(process.platform === 'linux')('A device is not read', async () => {
  expect(await readReportFile('/dev/zero')).toMatchObject({ sentence: { id: 'window.open.unreadable' } })
})

test.runIf(process.platform !== 'win32')('A pipe that nobody writes to is not waited for', async () => {
  const path = join(folder, 'a.ponte')
  execFileSync('mkfifo', [path])
  expect(await readReportFile(path)).toEqual(refused('window.open.unreadable'))
})
