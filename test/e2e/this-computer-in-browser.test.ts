// This computer as its owner sees it: the built browser door, a real Chromium, real listeners, and a command that hangs.
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { chromiumArguments } from '../../build/find-chromium.mjs'
import { readServerFile } from '../../shared/report/read-server-file.ts'
import type { BrowserDoorProcess } from './browser-door-process.ts'
import { startBrowserDoor } from './browser-door-process.ts'
import { serveWebsockets } from './loopback-servers.ts'

let browser: Browser
let folder: string
let door: BrowserDoorProcess
let server: Awaited<ReturnType<typeof serveWebsockets>>
let page: Page
let pageErrors: string[]

beforeAll(async () => {
  const executablePath = process.env['PONTE_CHROMIUM']
  browser = await chromium.launch({ args: [...chromiumArguments()], ...(executablePath === undefined ? {} : { executablePath }) })
})

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ponte-tools-'))
  // What timedatectl would be on a system whose service for it hangs.
  await writeFile(join(folder, 'timedatectl'), '#!/bin/sh\nsleep 30\n')
  await chmod(join(folder, 'timedatectl'), 0o755)
  server = await serveWebsockets()
  door = await startBrowserDoor(undefined, { PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` })
  pageErrors = []
  page = await browser.newPage({ locale: 'en-US' })
  page.on('pageerror', (error) => pageErrors.push(error.message))
  page.on('console', (message) => message.type() === 'error' && pageErrors.push(message.text()))
  await page.goto(door.url)
  await page.getByRole('textbox').waitFor()
})

afterEach(async () => {
  await page.close()
  await door.stop()
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

afterAll(() => browser.close())

async function openPlace(language = 'en', colorScheme: 'light' | 'dark' = 'light', width = 1280): Promise<void> {
  await page.setViewportSize({ width, height: 900 })
  await page.emulateMedia({ colorScheme })
  await page.goto(`${page.url().split(/[?#]/)[0] ?? ''}?lang=${language}#computer`)
  await page.reload()
  await page.getByRole('table').waitFor()
}

const group = (name: string) => page.getByRole('region', { name })

test('parts arrive while a reader hangs, which is not known in the end, and the document is saved', async () => {
  await openPlace()
  // The hanging command is one of Linux.
  if (process.platform === 'linux') await page.getByRole('progressbar').waitFor()
  const row = page.getByRole('row', { name: new RegExp(`\\b${server.port}\\b`) })
  await row.getByText('This computer only').waitFor()
  await page.getByRole('img', { name: 'Who can reach what listens here' }).waitFor()
  await group('Names in the hosts file').getByText('localhost').first().waitFor()
  await page.getByText(/^Read on /).waitFor()
  if (process.platform === 'linux') await group('Clock').getByText('Not known').waitFor()
  const pending = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as a server’s file' }).click()
  const download = await pending
  const saved = readServerFile(await readFile(await download.path(), 'utf8'))
  expect(download.suggestedFilename()).toMatch(/^ponte-server-[\d-]+\.json$/)
  expect(saved).toMatchObject({ status: 'read' })
  expect(JSON.stringify(saved)).toContain(`"port":${server.port}`)
  expect(pageErrors).toEqual([])
})

test('the filters leave what was asked for', async () => {
  await openPlace()
  await page.getByRole('searchbox').fill(String(server.port))
  await page.getByLabel('Who can call it').selectOption('Everywhere')
  await page.getByText(/^0 of \d+ match the filter$/).waitFor()
  await page.getByLabel('Who can call it').selectOption('This computer only')
  await page.getByText(/^1 of \d+ match the filter$/).waitFor()
})

test.each([
  ['en-XA', 'dark', 360],
  ['ar-XB', 'light', 360],
  ['en-XA', 'light', 1280],
  ['ar-XB', 'dark', 1280],
] as const)('in %s, %s and %i pixels nothing sticks out and axe finds nothing', async (language, scheme, width) => {
  await openPlace(language, scheme, width)
  await page.getByRole('progressbar').waitFor({ state: 'detached', timeout: 20_000 })
  const sticksOut = await page.evaluate(
    () =>
      document.documentElement.scrollWidth > innerWidth ||
      [...document.querySelectorAll('figure text')].some((text) => {
        const { left, right } = text.getBoundingClientRect()
        return left < 0 || right > innerWidth
      }),
  )
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: () => Promise<{ violations: readonly { id: string; nodes: readonly { html: string }[] }[] }> }
    }
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
  })
  expect([sticksOut, violations]).toEqual([false, []])
})
