// "Save or send": what will be saved is on screen, what is private is hidden until somebody shows it, and every kind of file is one button.
import { afterEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import type { ResultOf } from '../../../shared/ipc/contract.ts'
import { openResult } from '../../fakes/open-app.ts'
import { refusedReport } from '../../fakes/sample-report.ts'

const hidden = { label: 'name-1', kind: 'name', count: 2, isTarget: false, isHidden: true } as const

async function openSaving() {
  const app = await openResult(refusedReport)
  app.api.redactions = { redactions: [hidden], originals: [['name-1', 'nas.example.net']] }
  await page.getByRole('button', { name: 'Save or send…' }).click()
  await expect.element(page.getByRole('heading', { level: 1, name: 'Save or send this report' })).toHaveFocus()
  await expect.element(page.getByRole('region', { name: 'What will be saved' })).toBeVisible()
  return app
}

/** The downloads that a page begins, in place of the browser's own. */
function catchDownloads(): string[] {
  const names: string[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download)
  })
  return names
}

afterEach(() => {
  vi.restoreAllMocks()
})

test('private things are hidden and the checked address is kept, until somebody chooses otherwise', async () => {
  const { api } = await openSaving()
  await page.getByRole('checkbox', { name: 'Hide the checked address too' }).click()
  await page.getByText(/^1 thing is hidden/).click()
  await page.getByRole('checkbox', { name: /^Hide .*nas\.example\.net.* as .*name-1/ }).click()
  expect(api.prepared.map(({ choice }) => choice)).toEqual([
    { target: 'kept', items: {} },
    { target: 'hidden', items: {} },
    { target: 'hidden', items: { 'name-1': 'shown' } },
  ])
})

test('every kind of file is made of what is on screen, and its name tells nothing of what is inside', async () => {
  const downloads = catchDownloads()
  const { api } = await openSaving()
  const status = page.getByRole('status').filter({ hasText: 'was handed to your browser' })
  for (const name of ['Web page', 'Ponte report', 'Text', 'All in one ZIP file']) {
    await page.getByRole('button', { name }).click()
    await expect.element(status).toBeVisible()
  }
  await vi.waitFor(() => expect(downloads).toHaveLength(4))
  expect({ downloads, formats: api.made.map(({ format }) => format), reports: new Set(api.made.map(({ report }) => report)).size }).toEqual(
    {
      downloads: ['html', 'ponte', 'txt', 'zip'].map(
        (ending) => `ponte-${refusedReport.createdAt.slice(0, 19).replaceAll(/[:T]/g, '-')}.${ending}`,
      ),
      formats: ['html', 'json', 'txt', 'zip'],
      reports: 1,
    },
  )
})

test('a file that cannot be made is said, and everything stays', async () => {
  const { api } = await openSaving()
  Object.defineProperty(api, 'makeReportFile', { value: () => Promise.reject(new Error('gone')) })
  await page.getByRole('button', { name: 'Web page' }).click()
  await expect.element(page.getByText(/^This did not work, and nothing was saved/)).toBeVisible()
  await expect.element(page.getByRole('region', { name: 'What will be saved' })).toBeVisible()
})

/** Opens the screen as the window shows it. */
async function openSavingInWindow(saved: ResultOf<'saveReport'>) {
  const app = await openResult(refusedReport)
  app.api.door = 'window'
  app.api.saved = saved
  await page.getByRole('button', { name: 'Save or send…' }).click()
  await expect.element(page.getByRole('button', { name: 'PDF' })).toBeVisible()
  return app
}

test('in the window every kind of file goes where its dialog says, and the folder of the last can be opened', async () => {
  const downloads = catchDownloads()
  const { api } = await openSavingInWindow({ status: 'saved', file: 'a.zip' })
  for (const name of ['Web page', 'Ponte report', 'Text', 'All in one ZIP file', 'PDF']) {
    await page.getByRole('button', { name }).click()
    await expect.element(page.getByText('a.zip is saved.')).toBeVisible()
  }
  await page.getByRole('button', { name: 'Open its folder' }).click()
  expect([api.asked, api.made, downloads, api.shownCount]).toEqual([['html', 'json', 'txt', 'zip', 'pdf'], [], [], 1])
})

test('in the window a kind of file is dragged out by the system, not by the page', async () => {
  const { api } = await openSavingInWindow({ status: 'cancelled' })
  await vi.waitFor(() => expect(document.querySelectorAll('[draggable="true"]')).toHaveLength(4))
  const wereTaken = [...document.querySelectorAll('[draggable="true"]')].map(
    (file) => !file.dispatchEvent(new DragEvent('dragstart', { bubbles: true, cancelable: true })),
  )
  await vi.waitFor(() => expect([wereTaken, api.dragged]).toEqual([Array(4).fill(true), ['html', 'json', 'txt', 'zip']]))
})

test('in the window an e-mail is begun by the window, and it is said when there is no program for it', async () => {
  const app = await openResult(refusedReport)
  app.api.door = 'window'
  app.api.emailOutcome = 'no-program'
  await app.diagnosis.start()
  app.api.tell({ kind: 'report', report: refusedReport })
  const message = page.getByRole('region', { name: 'The message to send' })
  await message.getByRole('combobox').selectOptions('it')
  await message.getByRole('button', { name: 'Begin an e-mail' }).click()
  await expect.element(page.getByText(/^No e-mail program could be opened/)).toBeVisible()
  expect(app.api.emails).toEqual(['it'])
})

test('in the window nothing is said to be saved after a change of mind', async () => {
  const { api } = await openSavingInWindow({ status: 'cancelled' })
  await page.getByRole('button', { name: 'Web page' }).click()
  await vi.waitFor(() => expect(api.asked).toEqual(['html']))
  expect([
    page.getByText(/saved\.$/).query(),
    page.getByRole('alert').query(),
    page.getByRole('button', { name: 'Open its folder' }).query(),
  ]).toEqual([null, null, null])
})

test.each([
  ['full', /^There is no room left there, and nothing was saved/],
  ['not-allowed', /^Ponte may not write in that folder, and nothing was saved/],
  ['other', /^The file could not be written, and nothing was saved/],
] as const)('in the window a file that cannot be written is said in one sentence: %s', async (reason, sentence) => {
  await openSavingInWindow({ status: 'not-saved', reason, raw: 'EXXX: <b>write</b>' })
  await page.getByRole('button', { name: 'PDF' }).click()
  await expect.element(page.getByText(sentence)).toBeVisible()
  await expect.element(page.getByText('EXXX: <b>write</b>')).toBeVisible()
  await expect.element(page.getByRole('region', { name: 'What will be saved' })).toBeVisible()
})

test('without a report there is nothing to save, and that is said', async () => {
  const { opened } = await openSaving()
  opened.toSave = undefined
  await expect.element(page.getByText(/^There is no report to save yet/)).toBeVisible()
})

test('labels are marked wherever they are in what will be saved', async () => {
  const app = await openResult(refusedReport)
  app.api.redactions = { redactions: [{ ...hidden, label: '127.0.0.1' }], originals: [['127.0.0.1', '192.0.2.7']] }
  await page.getByRole('button', { name: 'Save or send…' }).click()
  await expect.element(page.getByRole('region', { name: 'What will be saved' })).toBeVisible()
  await vi.waitFor(() => expect(CSS.highlights.get('label')?.size).toBeGreaterThan(1))
  const marked = [...(CSS.highlights.get('label') ?? [])].map((range) => (range as Range).toString())
  expect(new Set(marked)).toEqual(new Set(['127.0.0.1']))
})

test('the message to whoever must act can be read in another language than the page', async () => {
  await openResult(refusedReport)
  const message = page.getByRole('region', { name: 'The message to send' })
  await expect.element(message.getByText(/What was found/)).toBeVisible()
  await message.getByRole('combobox').selectOptions('it')
  await expect.element(message.getByText(/Che cosa è risultato/)).toBeVisible()
  await expect.element(page.getByRole('heading', { level: 1, name: /is on, but no program answers/ })).toBeVisible()
})
