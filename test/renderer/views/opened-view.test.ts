// A saved report as a person opens it: by file, drop or paste, alone and beside another one.
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { maxReportBytes } from '../../../shared/report/report-limits.ts'
import { openApp } from '../../fakes/open-app.ts'
import { refusedReport, worksReport } from '../../fakes/sample-report.ts'

const heading = page.getByRole('heading', { level: 1 })
const report = new File([JSON.stringify(refusedReport)], 'a.json')

async function openPlace() {
  const app = await openApp()
  app.api.opened = { kind: 'report', report: refusedReport }
  app.places.go('report')
  await expect.element(heading).toMatchTextContent(/^Open a saved report/)
  return app
}

function drop(file: File): void {
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(file)
  document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
}

function paste(text: string, element: Element = document.body): boolean {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', text)
  return element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
}

test('a chosen file is shown with the view of a result, marked as saved, and read only', async () => {
  await openPlace()
  await page.getByLabelText('Choose a file').upload(report)
  await expect.element(heading).toMatchTextContent(/4009/)
  await expect.element(page.getByText(/^A saved report from Jan 2, 2026/)).toBeVisible()
  await expect.element(page.getByRole('table')).toBeVisible()
  expect(page.getByRole('button', { name: 'Try again' }).elements()).toEqual([])
})

test('a second file is set beside the first, the stage that differs on top, and can be closed again', async () => {
  const { api } = await openPlace()
  await page.getByLabelText('Choose a file').upload(report)
  await expect.element(page.getByText(/^A saved report from/)).toBeVisible()
  api.opened = { kind: 'report', report: worksReport }
  await page.getByLabelText('Compare with another report').upload(report)
  await expect.element(heading).toMatchTextContent('The first difference is here: Port')
  const rows = page.getByRole('rowheader').elements()
  expect(rows.map((row) => row.textContent.trim().replaceAll(/\s+/g, ' '))).toEqual([
    'Port Only in the first',
    'Path Only in the first',
    'Address Same in both',
  ])
  await page.getByRole('button', { name: 'Close the second report' }).click()
  await expect.element(page.getByText(/^A saved report from/)).toBeVisible()
})

test('a file dropped on the first screen leads to it', async () => {
  const { api, places } = await openApp()
  api.opened = { kind: 'report', report: refusedReport }
  drop(report)
  await expect.element(page.getByText(/^A saved report from/)).toBeVisible()
  expect(places.current).toBe('report')
})

test('the text of a report that is pasted into the field is opened; an error text stays text', async () => {
  const { api, places } = await openApp()
  api.opened = { kind: 'report', report: refusedReport }
  const field = page.getByRole('textbox').element()
  expect(paste('{"error": "refused"}', field)).toBe(true)
  expect(places.current).toBe('check')
  expect(paste(JSON.stringify(refusedReport, null, 2), field)).toBe(false)
  await expect.element(page.getByText(/^A saved report from/)).toBeVisible()
})

test('what cannot be opened is said in one sentence, and what was open stays', async () => {
  const { api } = await openPlace()
  await page.getByLabelText('Choose a file').upload(report)
  await expect.element(page.getByText(/^A saved report from/)).toBeVisible()
  api.opened = { kind: 'unreadable', reason: 'newer-version' }
  drop(report)
  await expect.element(page.getByRole('alert')).toMatchTextContent(/newer version of Ponte/)
  await expect.element(page.getByText(/^A saved report from/)).toBeVisible()
})

test.each([
  ['too large', new File([new Uint8Array(maxReportBytes + 1)], 'a.json'), /larger than 5 MB/],
  ['full of control characters', new File([new Uint8Array(maxReportBytes)], 'a.json'), /not a report that Ponte can open/],
])('a file that is %s never reaches the engine', async (_, file, words) => {
  const { api } = await openPlace()
  api.openDocument = () => Promise.reject(new Error('asked'))
  drop(file)
  await expect.element(page.getByRole('alert')).toMatchTextContent(words)
})

test('a file in UTF-16, as PowerShell writes it, is read', async () => {
  const { api } = await openPlace()
  const asked: string[] = []
  api.openDocument = ({ text }) => {
    asked.push(text)
    return Promise.resolve({ kind: 'report', report: refusedReport })
  }
  drop(new File([new Uint8Array([0xff, 0xfe]), Uint16Array.from('{"a":1}', (character) => character.charCodeAt(0))], 'a.json'))
  await expect.element(page.getByText(/^A saved report from/)).toBeVisible()
  expect(asked).toEqual(['{"a":1}'])
})

test('the address of a saved report can be checked from here', async () => {
  const { api, opened, places } = await openPlace()
  opened.show(refusedReport)
  await page.getByRole('button', { name: 'Check this address from here' }).click()
  await expect.element(heading).toMatchTextContent(/Checking/)
  expect([api.started, places.current]).toEqual([[{ input: 'ws://127.0.0.1:4009/chat' }], 'check'])
})

test('the places can be reached by keyboard, and the one on screen is marked', async () => {
  await openApp()
  const link = page.getByRole('navigation').getByRole('link', { name: 'Check' })
  await expect.element(link).toHaveAttribute('aria-current', 'page')
  ;(link.element() as HTMLElement).focus()
  await userEvent.keyboard('{Tab}')
  await expect.element(page.getByRole('navigation').getByRole('link', { name: 'Proxy' })).toHaveFocus()
})

const serverFile = {
  kind: 'server-file',
  id: '00000000-0000-4000-8000-000000000002',
  description: {
    describedAt: '2026-11-21T03:00:00.000Z',
    addresses: ['203.0.113.10'],
    listeners: [{ address: '127.0.0.1', port: 8080, process: '<b>ev\u202Eil</b>', speaks: 'HTTP' }],
  },
  unreadLines: 0,
} as const

test('a server’s own file is shown as a table of text, and the next check uses it', async () => {
  const { api, places } = await openPlace()
  api.opened = serverFile
  drop(new File(['{}'], 'server.json'))
  await expect.element(page.getByRole('cell', { name: '<b>ev<U+202E>il</b>' })).toBeVisible()
  await page.getByRole('button', { name: 'Check an address with this file' }).click()
  expect(places.current).toBe('check')
  await page.getByRole('textbox').fill('ws://203.0.113.10:8080')
  await page.getByRole('button', { name: /^Find out why/ }).click()
  expect(api.started).toMatchObject([{ input: 'ws://203.0.113.10:8080', serverFile: serverFile.id }])
})

test('a command’s list of sockets that is pasted into the field is opened as the server’s own side; an error that names a listener stays text', async () => {
  const { api, places } = await openApp()
  const { describedAt: _none, ...description } = serverFile.description
  api.opened = { ...serverFile, description: { ...description, listing: 'ss' } }
  const field = page.getByRole('textbox').element()
  expect(paste('Error: listen EADDRINUSE :::8080\n    at Server.setupListenHandle', field)).toBe(true)
  expect(places.current).toBe('check')
  const listing = 'State  Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0      511          127.0.0.1:8080      0.0.0.0:*'
  expect(paste(listing, field)).toBe(false)
  await expect.element(page.getByText(/^The output of a command/)).toBeVisible()
})
