// What is kept of checks and choices on this computer, and what happens to it on a full, foreign or broken disk.
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { expect, onTestFinished, test } from 'vitest'
import { dataFolder } from '../../electron/diagnosis/data-folder.ts'
import { History } from '../../electron/diagnosis/history.ts'
import { SettingsFile } from '../../electron/diagnosis/settings.ts'
import { calls } from '../../shared/ipc/contract.ts'
import type { Report } from '../../shared/report/report.ts'
import { refusedReport, worksReport } from '../fakes/sample-report.ts'

const now = () => new Date('2026-01-02T03:04:05.678Z')

async function openFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'ponte-history-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return { folder: join(folder, 'ponte'), history: new History(join(folder, 'ponte'), now) }
}

/** A check of the same address, this many minutes later. */
const later = (report: Report, minutes: number): Report => ({
  ...report,
  createdAt: new Date(Date.parse(report.createdAt) + minutes * 60_000).toISOString(),
})

test('what was kept is listed, newest first, and read again by another process; only its owner can read the file', async () => {
  const { folder, history } = await openFolder()
  await history.keep(refusedReport)
  await history.keep(later(worksReport, 1))
  const other = new History(folder, now)
  const { checks, trouble } = await other.list()
  expect(checks.map(({ createdAt, verdict, message }) => [createdAt, verdict.outcome, message?.id])).toEqual([
    ['2026-01-02T03:05:05.000Z', 'works', undefined],
    ['2026-01-02T03:04:05.000Z', 'problem', 'server-not-listening.title'],
  ])
  expect(trouble).toBeUndefined()
  expect(v.is(calls.listHistory.result, { keepsHistory: true, checks })).toBe(true)
  expect(await other.read(checks[1]?.id ?? '')).toEqual(refusedReport)
  expect((await stat(join(folder, 'history.json'))).mode & 0o777).toBe(0o600)
})

test('a check that is repeated and finds the same replaces the one before; after an hour, or with another result, it does not', async () => {
  const { history } = await openFolder()
  await history.keep(refusedReport)
  await history.keep(later(refusedReport, 59))
  await history.keep(later(worksReport, 60))
  await history.keep(later(worksReport, 180))
  expect((await history.list()).checks.map(({ createdAt }) => createdAt.slice(11, 16))).toEqual(['06:04', '04:04', '04:03'])
})

test('at most fifty are kept, and no more than five million characters', async () => {
  const { folder, history } = await openFolder()
  const long = { ...refusedReport, faults: [{ factId: 'a', raw: 'x'.repeat(500), log: 'y'.repeat(1000) }] }
  for (let count = 0; count < 60; count += 1) await history.keep(later(long, count * 120))
  expect((await history.list()).checks).toHaveLength(50)
  const large = {
    ...refusedReport,
    faults: Array.from({ length: 100 }, () => ({ factId: 'a'.repeat(400), raw: 'x'.repeat(500), log: 'y'.repeat(1000) })),
  }
  const comparison = Array.from({ length: 40 }, (_, index) => ({
    ...refusedReport.comparison[0],
    offered: { id: String(index), params: Object.fromEntries(Array.from({ length: 40 }, (__, name) => [`p${name}`, 'z'.repeat(1000)])) },
  })) as unknown as Report['comparison']
  for (let count = 60; count < 70; count += 1) await history.keep(later({ ...large, comparison }, count * 120))
  expect((await stat(join(folder, 'history.json'))).size).toBeLessThan(5_100_000)
})

test('many interfaces at once lose nothing of each other', async () => {
  const { history } = await openFolder()
  await Promise.all(Array.from({ length: 20 }, (_, index) => history.keep(later(refusedReport, index * 120))))
  expect((await history.list()).checks).toHaveLength(20)
})

test.each([
  ['half a file', '{"schemaVersion":1,"rep'],
  ['another document', '{"a":1}'],
  ['a report that is none', '{"schemaVersion":1,"reports":[{}]}'],
])('%s is put aside and told, and a new list is begun', async (_, content) => {
  const { folder, history } = await openFolder()
  await mkdir(folder)
  await writeFile(join(folder, 'history.json'), content)
  await history.keep(refusedReport)
  const { checks, trouble } = await history.list()
  const aside = join(folder, 'history.json.broken-2026-01-02T03-04-05.678Z')
  expect([checks.length, trouble]).toEqual([1, { kind: 'set-aside', file: aside }])
  expect(await readFile(aside, 'utf8')).toBe(content)
})

test('a place that cannot be written is told, and nothing breaks', async () => {
  const { folder } = await openFolder()
  await mkdir(folder)
  await writeFile(join(folder, 'file'), '')
  const history = new History(join(folder, 'file'), now)
  await history.keep(refusedReport)
  expect((await history.list()).trouble).toMatchObject({ kind: expect.stringMatching(/^cannot-/) })
})

test('what cannot be read is not overwritten', async () => {
  const { folder, history } = await openFolder()
  await mkdir(join(folder, 'history.json'), { recursive: true })
  await history.keep(refusedReport)
  expect((await history.list()).trouble?.kind).toBe('cannot-read')
  expect(await readdir(folder)).toEqual(['history.json'])
  await chmod(folder, 0o700)
})

test('clearing forgets everything', async () => {
  const { folder, history } = await openFolder()
  await history.keep(refusedReport)
  await history.clear()
  expect((await history.list()).checks).toEqual([])
  expect(await readFile(join(folder, 'history.json'), 'utf8')).not.toContain('4009')
})

test('choices last from one start to the next, and begin with the defaults', async () => {
  const { folder } = await openFolder()
  const settings = new SettingsFile(folder, now)
  expect(await settings.read()).toEqual({ keepsHistory: true })
  expect(await settings.change({ language: 'it' })).toEqual({ wasKept: true })
  expect(await settings.change({ keepsHistory: false })).toEqual({ wasKept: true })
  expect(await new SettingsFile(folder, now).read()).toEqual({ language: 'it', keepsHistory: false })
})

test.each([
  ['linux', { XDG_STATE_HOME: '/state' }, '/state/ponte'],
  ['linux', { XDG_STATE_HOME: 'relative' }, '/home/u/.local/state/ponte'],
  ['linux', {}, '/home/u/.local/state/ponte'],
  ['darwin', {}, '/home/u/Library/Application Support/Ponte'],
])('on %s with %j it is kept in %s', (platform, environment, folder) => {
  expect(dataFolder(platform, environment, '/home/u')).toBe(folder)
})
