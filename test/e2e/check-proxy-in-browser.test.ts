// "Check my proxy" the whole way: the built browser door with a proxy set in its environment, a real Chromium, a real server on loopback.
import type { Browser, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { chromiumArguments } from '../../build/find-chromium.mjs'
import type { BrowserDoorProcess } from './browser-door-process.ts'
import { startBrowserDoor } from './browser-door-process.ts'
import type { LoopbackServer } from './loopback-servers.ts'
import { closedPort, serveWebsockets } from './loopback-servers.ts'

let browser: Browser
let door: BrowserDoorProcess
let page: Page
let leftover: string
let server: LoopbackServer | undefined

beforeAll(async () => {
  const executablePath = process.env['PONTE_CHROMIUM']
  browser = await chromium.launch({ args: [...chromiumArguments()], ...(executablePath === undefined ? {} : { executablePath }) })
})

beforeEach(async () => {
  leftover = `127.0.0.1:${await closedPort()}`
  // Without a session of its own, GNOME's settings are the ones that it comes with.
  door = await startBrowserDoor(undefined, { https_proxy: `http://someone:hunter2@${leftover}`, GSETTINGS_BACKEND: 'memory' })
  page = await browser.newPage({ locale: 'en-US' })
  await page.goto(door.url)
  await page.getByRole('link', { name: 'Check my proxy' }).click()
})

afterEach(async () => {
  await page.close()
  await door.stop()
  await server?.close()
  server = undefined
})

afterAll(() => browser.close())

const answer = () => page.getByRole('heading', { level: 1 })

test('a leftover is found without an address, and no credentials are shown', async () => {
  await page.getByRole('button', { name: 'Check my proxy' }).click()
  await answer().filter({ hasText: 'Yes, a proxy is in the way or does not work.' }).waitFor()
  const shown = await page.locator('main').innerText()
  expect([shown.includes(`${leftover} (https_proxy)`), shown.includes('Does not answer'), shown.includes('hunter2')]).toEqual([
    true,
    true,
    false,
  ])
})

test('an address of this computer needs no proxy, and its whole report can be read', async () => {
  server = await serveWebsockets()
  await page.getByRole('textbox').fill(`ws://127.0.0.1:${server.port}/`)
  await page.keyboard.press('Enter')
  await answer().filter({ hasText: 'No proxy is in the way.' }).waitFor()
  await page.getByRole('button', { name: 'Show everything that was found' }).click()
  await page.getByRole('heading', { name: 'The two sides' }).waitFor()
})
