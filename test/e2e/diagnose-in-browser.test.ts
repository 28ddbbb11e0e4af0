// The whole way, nothing faked: the built browser door, a real Chromium, real servers on loopback.
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { chromiumArguments } from '../../build/find-chromium.mjs'
import { createTranslator } from '../../shared/i18n/create-translator.ts'
import type { LanguageCode } from '../../shared/i18n/languages.ts'
import { isPseudoLanguage, languages } from '../../shared/i18n/languages.ts'
import type { Message } from '../../shared/i18n/message.ts'
import type { BrowserDoorProcess } from './browser-door-process.ts'
import { startBrowserDoor } from './browser-door-process.ts'
import type { LoopbackServer } from './loopback-servers.ts'
import { closedPort, refuseWebsockets, serveSilence, serveWebsockets } from './loopback-servers.ts'

let browser: Browser
let door: BrowserDoorProcess
let page: Page
let pageErrors: string[]
const servers: LoopbackServer[] = []

beforeAll(async () => {
  const executablePath = process.env['PONTE_CHROMIUM']
  browser = await chromium.launch({ args: [...chromiumArguments()], ...(executablePath === undefined ? {} : { executablePath }) })
})

beforeEach(async () => {
  door = await startBrowserDoor()
  page = await browser.newPage({ locale: 'en-US' })
  pageErrors = []
  page.on('pageerror', (error) => pageErrors.push(error.message))
  page.on('console', (message) => message.type() === 'error' && pageErrors.push(message.text()))
})

afterEach(async () => {
  await page.close()
  await door.stop()
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

afterAll(() => browser.close())

/** Opens the interface, in a language if one is named. */
async function openInterface(code?: LanguageCode): Promise<void> {
  await page.goto(door.url)
  if (code !== undefined) await page.goto(`${page.url()}?lang=${code}`)
  await page.getByRole('textbox').waitFor()
}

async function serve(server: Promise<LoopbackServer>): Promise<number> {
  const running = await server
  servers.push(running)
  return running.port
}

async function diagnose(address: string): Promise<void> {
  await page.getByRole('textbox').fill(address)
  await page.keyboard.press('Enter')
}

/** The words of one language for what the test expects. */
async function wordsOf(code: LanguageCode): Promise<(message: Message) => string> {
  const read = async (file: string) =>
    JSON.parse(await readFile(new URL(`../../shared/i18n/messages/${code}/${file}.json`, import.meta.url), 'utf8')) as Record<
      string,
      string
    >
  const translator = createTranslator(code, { ...(await read('diagnosis')), ...(await read('interface')) })
  return (message) => {
    const words = translator.format(message)
    // What is not translated would be found on the page as its id, and prove nothing.
    if (words.includes(message.id)) throw new Error(`${code} has no words for ${message.id}`)
    return words
  }
}

const verdict = () => page.getByRole('heading', { level: 1 })
const row = (aspect: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: aspect, exact: true }) })

describe.each(languages.map(({ code }) => code).filter((code) => !isPseudoLanguage(code)))('in %s', (code) => {
  test('a WebSocket server that works is said to work', async () => {
    const say = await wordsOf(code)
    await openInterface(code)
    const address = `ws://127.0.0.1:${await serve(serveWebsockets())}/`
    await diagnose(address)
    await verdict()
      .getByText(say({ id: 'verdict.works.title', params: { url: address, durationMs: 0 } }))
      .waitFor()
    expect(await row(say({ id: 'aspect.protocol', params: {} })).innerText()).toContain(say({ id: 'match.same', params: {} }))
    expect(pageErrors).toEqual([])
  })

  test('a closed port of this computer is named, and the difference opens its evidence', async () => {
    const say = await wordsOf(code)
    const port = await closedPort()
    await openInterface(code)
    await diagnose(`ws://127.0.0.1:${port}/`)
    await verdict()
      .getByText(say({ id: 'server-not-listening.here.title', params: { port } }))
      .waitFor()
    const portRow = row(say({ id: 'aspect.port', params: {} }))
    expect(await portRow.innerText()).toContain(say({ id: 'row.port.closed', params: {} }))
    await portRow.getByRole('button').click()
    await page
      .getByText(say({ id: 'interface.evidence.title', params: {} }))
      .first()
      .waitFor()
    expect(pageErrors).toEqual([])
  })

  test('a refused WebSocket is told with what its status means', async () => {
    const say = await wordsOf(code)
    await openInterface(code)
    await diagnose(`ws://127.0.0.1:${await serve(refuseWebsockets(403))}/chat`)
    await verdict()
      .getByText(say({ id: 'websocket-refused.403.title', params: {} }))
      .waitFor()
    expect(await row(say({ id: 'aspect.protocol', params: {} })).innerText()).toContain(say({ id: 'match.different', params: {} }))
    expect(pageErrors).toEqual([])
  })
})

test('the language changes on the spot, with the result in it', async () => {
  const port = await closedPort()
  await openInterface('ar-XB')
  await diagnose(`ws://127.0.0.1:${port}/`)
  await page.getByRole('table').waitFor()
  await page.getByRole('banner').getByRole('combobox').selectOption('en')
  await verdict().getByText(`No program on this computer listens on port ${port}.`).waitFor()
  expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual(['en', 'ltr'])
})

test('a text without an address is answered in one sentence, and nothing is contacted', async () => {
  await openInterface()
  await diagnose('it does not work')
  await page.getByText('There is no address in this text.').waitFor()
  expect(await page.getByRole('textbox').inputValue()).toBe('it does not work')
})

test('a running check can be stopped, and what was found is shown', async () => {
  await openInterface()
  await diagnose(`http://127.0.0.1:${await serve(serveSilence())}/`)
  await page.getByRole('listitem').filter({ hasText: 'Worked: Connected to' }).waitFor()
  await page.getByRole('button', { name: 'Stop and show what was found' }).click()
  await page.getByRole('region', { name: 'Step by step' }).getByText('Connected to').waitFor()
  expect(await page.locator('main').innerText()).toMatch(/stopped/)
})

test('the first row is on screen within 100 milliseconds of its fact', async () => {
  await page.addInitScript(watchFirstRow)
  await openInterface()
  await diagnose(`http://127.0.0.1:${await serve(serveSilence())}/`)
  const delayMs = await page.waitForFunction(() => document.documentElement.dataset['rowDelayMs'])
  expect(Number(await delayMs.jsonValue())).toBeLessThanOrEqual(100)
})

/** Runs in the page before its own code: notes when the first fact arrives and when the frame with its row has been painted. */
function watchFirstRow(): void {
  let factAtMs: number | undefined
  const PageSocket = WebSocket
  window.WebSocket = class extends PageSocket {
    constructor(url: string | URL) {
      super(url)
      this.addEventListener('message', ({ data }) => {
        if (String(data).includes('"kind":"fact"')) factAtMs ??= performance.now()
      })
    }
  }
  new MutationObserver((_, observer) => {
    if (factAtMs === undefined || !document.querySelector('main li .succeeded, main li .failed')) return
    observer.disconnect()
    // The second callback runs after the frame of the first has been painted.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => (document.documentElement.dataset['rowDelayMs'] = String(performance.now() - Number(factAtMs)))),
    )
  }).observe(document, { childList: true, subtree: true })
}

test('when the engine ends the page says so, with what to do', async () => {
  await openInterface()
  await door.stop()
  await page.getByRole('alert').getByText('start Ponte once more').waitFor()
  expect(await page.getByRole('button', { name: 'Find out why' }).isDisabled()).toBe(true)
})

test('it can be used from the first field to the evidence with the keyboard alone', async () => {
  const port = await closedPort()
  await openInterface()
  await page.keyboard.type(`ws://127.0.0.1:${port}/`)
  await page.keyboard.press('Enter')
  await page.getByRole('table').waitFor()
  const reached: (string | null)[] = []
  for (let presses = 0; presses < 5; presses++) {
    await page.keyboard.press('Tab')
    reached.push(await page.evaluate(() => document.activeElement?.textContent.trim().replace(/\s+/g, ' ') ?? null))
  }
  expect(reached).toEqual(['Try again', 'Keep trying and tell me', 'Save or send…', 'Check another address', 'Different Port: show why'])
  await page.keyboard.press('Enter')
  await page.getByText('What this rests on').first().waitFor()
})
