// What is kept, opened and compared, nothing faked: the built browser door, a real Chromium, real servers on loopback.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { unzipSync } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { chromiumArguments } from '../../build/find-chromium.mjs'
import { refusedReport } from '../fakes/sample-report.ts'
import type { BrowserDoorProcess } from './browser-door-process.ts'
import { startBrowserDoor } from './browser-door-process.ts'
import { closedPort, serveWebsockets } from './loopback-servers.ts'

let browser: Browser
let folder: string
let door: BrowserDoorProcess
let page: Page
let pageErrors: string[]

beforeAll(async () => {
  const executablePath = process.env['PONTE_CHROMIUM']
  browser = await chromium.launch({ args: [...chromiumArguments()], ...(executablePath === undefined ? {} : { executablePath }) })
})

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ponte-kept-'))
  pageErrors = []
  await openInterface()
})

afterEach(async () => {
  await closeInterface()
  await rm(folder, { recursive: true, force: true })
})

afterAll(() => browser.close())

/** Starts Ponte and opens its page, with what an earlier start has kept. */
async function openInterface(): Promise<void> {
  door = await startBrowserDoor(folder)
  page = await browser.newPage({ locale: 'en-US' })
  page.on('pageerror', (error) => pageErrors.push(error.message))
  page.on('console', (message) => message.type() === 'error' && pageErrors.push(message.text()))
  await page.goto(door.url)
  await page.getByRole('textbox').waitFor()
}

async function closeInterface(): Promise<void> {
  await page.close()
  await door.stop()
}

async function diagnose(address: string): Promise<void> {
  await page.getByRole('textbox').fill(address)
  await page.keyboard.press('Enter')
  await page.getByRole('table').first().waitFor()
}

const recent = () => page.getByRole('region', { name: 'Recent checks' })

test('checks and the language are there again at the next start, and can be repeated with what has changed since', async () => {
  const port = await closedPort()
  await diagnose(`ws://127.0.0.1:${port}/`)
  await page.getByRole('banner').getByRole('combobox').selectOption('it')
  await page.getByRole('button', { name: 'Riprova' }).waitFor()
  await closeInterface()
  await openInterface()
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('it')
  await page.getByRole('banner').getByRole('combobox').selectOption('en')
  await recent().getByText(`No program on this computer listens on port ${port}.`).waitFor()
  await recent()
    .getByRole('button', { name: /^Try again/ })
    .click()
  await page.getByRole('region', { name: 'What changed since the check before' }).getByText('Nothing').waitFor()
  expect(await readFile(join(folder, 'ponte', 'history.json'), 'utf8')).toContain(String(port))
  expect(pageErrors).toEqual([])
})

test('two checks of the list are compared, the first difference on top', async () => {
  const port = await closedPort()
  await diagnose(`ws://127.0.0.1:${port}/`)
  await page.getByRole('button', { name: 'Check another address' }).click()
  const server = await serveWebsockets()
  await diagnose(`ws://127.0.0.1:${server.port}/`)
  await server.close()
  await page.getByRole('button', { name: 'Check another address' }).click()
  const buttons = recent().getByRole('button', { name: /^Compare/ })
  await buttons.first().click()
  await buttons.last().click()
  await page.getByRole('heading', { level: 1, name: /^The first difference is here: / }).waitFor()
  expect(pageErrors).toEqual([])
})

test('a server that comes up after two tries is told of', async () => {
  const port = await closedPort()
  await diagnose(`ws://127.0.0.1:${port}/`)
  await page.getByRole('button', { name: 'Keep trying and tell me' }).click()
  await page.getByText('2 tries so far').waitFor()
  const server = await serveWebsockets(port)
  const told = page.getByRole('status').getByText(`The result has changed: ws://127.0.0.1:${port}/ works`)
  await told.waitFor()
  await page.getByText('3 tries so far').waitFor()
  expect(await page.title()).toContain('works')
  await server.close()
  expect(pageErrors).toEqual([])
}, 90_000)

test('a saved report is opened by its file and set beside an earlier check', async () => {
  await page.getByRole('link', { name: /^Open a report/ }).click()
  const file = { name: 'report.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(refusedReport)) }
  await page.getByLabel('Choose a file').setInputFiles(file)
  await page.getByText(/^A saved report from Jan 2, 2026/).waitFor()
  const other = { ...refusedReport, comparison: refusedReport.comparison.filter(({ aspect }) => aspect !== 'port') }
  await page.getByLabel('Compare with another report').setInputFiles({ ...file, buffer: Buffer.from(JSON.stringify(other)) })
  await page.getByRole('heading', { level: 1, name: 'The first difference is here: Port' }).waitFor()
  await page.goBack()
  await page.getByRole('textbox').waitFor()
  expect(pageErrors).toEqual([])
})

test('what is hidden is in none of the saved files, and the saved report opens again with the same verdict', async () => {
  const port = await closedPort()
  const address = `ws://127.0.0.1:${port}/hidden-room?token=hunter2`
  await diagnose(address)
  await page.getByRole('button', { name: 'Save or send…' }).click()
  await page.getByRole('region', { name: 'What will be saved' }).waitFor()
  await page.getByText(/hidden\. Show or hide/).click()
  await page.getByRole('checkbox', { name: /hidden-room/ }).check()
  await page.getByRole('region', { name: 'What will be saved' }).getByText('path-1').first().waitFor()
  const files = new Map<string, Buffer>()
  for (const name of ['Web page', 'Ponte report', 'Text', 'All in one ZIP file']) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name, exact: true }).click()])
    files.set(extname(download.suggestedFilename()), await readFile(await download.path()))
  }
  const unpacked = Object.values(unzipSync(files.get('.zip') ?? new Uint8Array())).map((bytes) => Buffer.from(bytes))
  const leaks = [...files.values(), ...unpacked].filter((bytes) => /hunter2|hidden-room/.test(bytes.toString('utf8')))
  expect([[...files.keys()], unpacked.length, leaks]).toEqual([['.html', '.ponte', '.txt', '.zip'], 3, []])

  await page.getByRole('link', { name: 'Reports' }).click()
  const saved = { name: 'report.ponte', mimeType: 'application/json', buffer: files.get('.ponte') ?? Buffer.alloc(0) }
  await page.getByLabel('Choose a file').setInputFiles(saved)
  await page.getByRole('heading', { level: 1, name: `No program on this computer listens on port ${port}.` }).waitFor()
  expect(pageErrors).toEqual([])
})

test('a file of five megabytes reaches the engine, and a larger one is refused without losing it', async () => {
  await page.getByRole('link', { name: 'Reports' }).click()
  const fileOf = (bytes: number) => ({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.alloc(bytes, '"') })
  await page.getByLabel('Choose a file').setInputFiles(fileOf(5_000_000))
  await page.getByRole('alert').getByText('not a report that Ponte can open').waitFor()
  await page.getByLabel('Choose a file').setInputFiles(fileOf(5_000_001))
  await page.getByRole('alert').getByText('larger than 5 MB').waitFor()
  expect(pageErrors).toEqual([])
})

test('encryption that is not offered can be left out with one button, which shows what that changes', async () => {
  const server = await serveWebsockets()
  try {
    await diagnose(`wss://127.0.0.1:${server.port}/`)
    await page.getByRole('button', { name: 'Try ws://' }).click()
    await page.getByRole('region', { name: 'What changed since the check before' }).getByText('The result is a different one.').waitFor()
    await page.getByRole('heading', { level: 1, name: `ws://127.0.0.1:${server.port}/` }).waitFor()
    expect(pageErrors).toEqual([])
  } finally {
    await server.close()
  }
})
