// The checks before, as the first screen lists them.
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { ResultOf } from '../../../shared/ipc/contract.ts'
import type { Report } from '../../../shared/report/report.ts'
import { openApp } from '../../fakes/open-app.ts'
import { refusedReport, worksReport } from '../../fakes/sample-report.ts'

type History = ResultOf<'listHistory'>

const entryOf = (report: Report, index: number): History['checks'][number] => {
  const { createdAt, target, verdict, findings } = report
  const message = findings[0]?.message
  return { id: String(index).padStart(32, '0'), createdAt, target, verdict, ...(message ? { message } : {}) }
}

const openWith = (reports: readonly Report[], change: Partial<History> = {}) =>
  openApp({ history: { keepsHistory: true, checks: reports.map(entryOf), ...change } })

const list = page.getByRole('region', { name: 'Recent checks' })

test('each check stands there with its result and its time', async () => {
  await openWith([worksReport, refusedReport])
  await expect.element(list).toBeVisible()
  const items = list.getByRole('listitem').elements()
  expect(items.map((item) => item.textContent.replaceAll(/\s+/g, ' ').trim())).toEqual([
    expect.stringMatching(/^ws:\/\/127\.0\.0\.1:4009\/chat ws:.* works.*Jan 2, 2026/),
    expect.stringMatching(/^ws:\/\/127\.0\.0\.1:4009\/chat The machine at 127\.0\.0\.1 is on, but no program answers/),
  ])
})

test('a check is repeated as it was made, and says then what has changed', async () => {
  const report: Report = { ...refusedReport, options: { proxy: 'direct' } }
  const { api } = await openWith([report])
  api.keptReport = { report }
  await list.getByRole('button', { name: 'Try again: ws://127.0.0.1:4009/chat' }).click()
  expect(api.started).toEqual([{ input: 'ws://127.0.0.1:4009/chat', options: { proxy: 'direct' } }])
  api.tell({ kind: 'report', report: worksReport })
  await expect.element(page.getByRole('region', { name: 'What changed since the check before' })).toBeVisible()
})

test('a check is opened as a saved report', async () => {
  const { api } = await openWith([refusedReport])
  api.keptReport = { report: refusedReport }
  await list.getByRole('button', { name: 'Open the check of ws://127.0.0.1:4009/chat' }).click()
  await expect.element(page.getByText(/^A saved report from/)).toBeVisible()
})

test('the list is cleared only when that is confirmed', async () => {
  const { api } = await openWith([refusedReport])
  await list.getByRole('button', { name: 'Clear the list' }).click()
  await list.getByRole('button', { name: 'Keep them' }).click()
  expect(api.history.checks).toHaveLength(1)
  await list.getByRole('button', { name: 'Clear the list' }).click()
  await list.getByRole('button', { name: 'Really delete all of them' }).click()
  await expect.element(list.getByText('The checks that you make are listed here.')).toBeVisible()
})

test('keeping can be switched off', async () => {
  const { api } = await openWith([])
  await list.getByRole('checkbox').click()
  expect(api.changed).toEqual([{ keepsHistory: false }])
})

test('trouble with the file is said', async () => {
  await openWith([], { trouble: { kind: 'set-aside', file: '/state/history.json.broken' } })
  await expect.element(list.getByRole('alert')).toMatchTextContent(/kept in the file \/state\/history\.json\.broken/)
})

test('of many the first five are shown, and all at request', async () => {
  await openWith(Array.from({ length: 7 }, () => refusedReport))
  await expect.element(list.getByRole('button', { name: 'Show all 7' })).toBeVisible()
  expect(list.getByRole('listitem').elements()).toHaveLength(5)
  await list.getByRole('button', { name: 'Show all 7' }).click()
  expect(list.getByRole('listitem').elements()).toHaveLength(7)
})

test('two checks are set beside each other, the older one first', async () => {
  const later: Report = { ...worksReport, createdAt: '2026-01-03T03:04:05.000Z' }
  const { api, opened } = await openWith([later, refusedReport])
  const reports = [later, refusedReport]
  api.readHistory = ({ id }) => Promise.resolve({ report: reports[Number(id)] ?? later })
  const buttons = list.getByRole('button', { name: /^Compare/ })
  await buttons.first().click()
  await expect.element(list.getByText('Now choose the check to compare it with.')).toBeVisible()
  await buttons.last().click()
  await expect.element(page.getByRole('heading', { level: 1, name: 'The first difference is here: Port' })).toBeVisible()
  expect([opened.report, opened.other]).toEqual([refusedReport, later])
})
