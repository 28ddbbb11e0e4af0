// A real Chromium in which the person has Ponte open, and beside it web pages of others that try everything a page can: on another port of 127.0.0.1,
// under another name, and under a name that is made to lead to Ponte's own port. They may know port and path; only the key and the cookie are secret.
import { once } from 'node:events'
import type { Server } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { ExampleDoor } from './example-door.ts'
import { marker, openExampleDoor } from './example-door.ts'

// A browser with a dozen tabs on a busy machine with few cores.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let browser: Browser
let door: ExampleDoor
let context: BrowserContext
let own: Page
let hostile: Server
let hostilePort: number
/** Every Cookie header that the hostile server was sent. */
let receivedCookies: string[]

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: process.env['PONTE_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
      // `rebind.test` leads to Ponte, as a hostile name server could make it; no other name leads anywhere.
      '--host-resolver-rules=MAP rebind.test 127.0.0.1, MAP localhost 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  })
})

afterAll(() => browser.close())

beforeEach(async () => {
  receivedCookies = []
  hostile = createServer((request, response) => {
    receivedCookies.push(request.headers.cookie ?? '')
    response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>hostile</title>')
  }).listen(0, '127.0.0.1')
  await once(hostile, 'listening')
  hostilePort = (hostile.address() as AddressInfo).port
  door = await openExampleDoor()
  context = await browser.newContext()
  own = await context.newPage()
  await own.goto(door.url)
  await own.waitForFunction(() => document.title === 'answered 1.2.3')
})

afterEach(async () => {
  await context.close()
  await door.close()
  hostile.closeAllConnections()
  hostile.close()
})

const ownPath = () => new URL(own.url()).pathname

test('The person sees the interface, without the key in the address, again after a reload, and in a second tab', async () => {
  expect(await own.evaluate(() => [document.body.innerText, document.cookie, location.search, history.length])).toEqual([
    marker,
    '',
    '',
    expect.any(Number),
  ])
  await own.reload()
  await own.waitForFunction(() => document.title === 'answered 1.2.3')
  const second = await context.newPage()
  await second.goto(own.url())
  await second.waitForFunction(() => document.title === 'answered 1.2.3')
  expect(door.services.engines.map(({ isEnded }) => isEnded)).toEqual([true, false, false])
})

test('The page itself can neither connect elsewhere, run inline scripts, nor be given markup as text', async () => {
  const blocked = await own.evaluate(async (elsewhere) => {
    const failed = (attempt: () => unknown) =>
      Promise.resolve()
        .then(attempt)
        .then(
          () => 'allowed',
          () => 'blocked',
        )
    const inline = document.createElement('script')
    const hasRun = () => 'inlineRan' in window
    return {
      fetch: await failed(() => fetch(elsewhere)),
      websocket: await failed(
        () =>
          new Promise((resolve, reject) => {
            const socket = new WebSocket(elsewhere.replace('http', 'ws'))
            socket.onopen = resolve
            socket.onerror = reject
          }),
      ),
      image: await failed(
        () =>
          new Promise((resolve, reject) => {
            const image = new Image()
            image.onload = resolve
            image.onerror = reject
            image.src = `${elsewhere}/image.png`
          }),
      ),
      // eslint-disable-next-line no-eval -- the very thing that must not work
      eval: await failed(() => eval('1') as unknown),
      inline: await failed(() => {
        inline.text = 'window.inlineRan = true'
        document.body.append(inline)
        if (!hasRun()) throw new Error('did not run')
      }),
      markup: await failed(() => (document.body.innerHTML = '<b>x</b>')),
    }
  }, `http://127.0.0.1:${hostilePort}`)
  expect(blocked).toEqual({
    fetch: 'blocked',
    websocket: 'blocked',
    image: 'blocked',
    eval: 'blocked',
    inline: 'blocked',
    markup: 'blocked',
  })
  expect(receivedCookies).toEqual([])
})

/** Everything that a page can try without leaving itself; what it gets hold of is given back. */
async function attack(page: Page): Promise<Record<string, string>> {
  return page.evaluate(
    async ({ origin, path, key }) => {
      const outcome = (attempt: () => Promise<unknown>) =>
        attempt().then(
          (value) => `got ${String(value)}`,
          () => 'nothing',
        )
      const load = (tag: string, attributes: Record<string, string>) => () =>
        new Promise((resolve, reject) => {
          const element = document.createElement(tag)
          element.onload = () => resolve('loaded')
          element.onerror = reject
          for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
          document.body.append(element)
        })
      const read = (url: string, init: RequestInit) => async () => {
        const response = await fetch(url, init)
        if (response.type === 'opaque') throw new Error('unreadable')
        return response.text()
      }
      const socket = (url: string) => () =>
        new Promise((resolve, reject) => {
          const opened = new WebSocket(url)
          opened.onopen = () => opened.send('{"id":1,"call":"startDiagnosis","argument":{"input":"ws://127.0.0.1"}}')
          opened.onmessage = ({ data }) => resolve(data)
          opened.onclose = reject
        })
      const events = (url: string) => () =>
        new Promise((resolve, reject) => {
          const source = new EventSource(url, { withCredentials: true })
          source.onopen = resolve
          source.onerror = (error) => {
            source.close()
            reject(new Error(error.type))
          }
        })
      const page = origin + path
      const asset = `${page}assets/main.js`
      const sockets = page.replace('http', 'ws')
      return {
        fetch: await outcome(read(page, { credentials: 'include' })),
        fetchPlain: await outcome(read(page, {})),
        fetchOpaque: await outcome(read(page, { credentials: 'include', mode: 'no-cors' })),
        fetchPreflight: await outcome(read(page, { credentials: 'include', headers: { 'x-ponte': '1' } })),
        fetchPost: await outcome(read(`${page}api`, { method: 'POST', credentials: 'include', body: '{}' })),
        fetchKey: await outcome(read(`${origin}/open?key=${key}`, { credentials: 'include', redirect: 'follow' })),
        fetchGuess: await outcome(read(`${origin}/open?key=${'A'.repeat(43)}`, { credentials: 'include' })),
        websocket: await outcome(socket(`${sockets}api`)),
        websocketKey: await outcome(socket(`${sockets}api?key=${key}`)),
        eventSource: await outcome(events(`${page}api`)),
        script: await outcome(load('script', { src: asset })),
        module: await outcome(load('script', { src: asset, type: 'module', crossorigin: 'use-credentials' })),
        style: await outcome(load('link', { rel: 'stylesheet', href: `${page}assets/style.css` })),
        image: await outcome(load('img', { src: `${page}assets/icon.svg` })),
        object: await outcome(load('object', { data: `${page}assets/icon.svg` })),
        worker: await outcome(
          () =>
            new Promise((resolve, reject) => {
              const worker = new Worker(asset)
              worker.onmessage = resolve
              worker.onerror = reject
            }),
        ),
        beacon: await outcome(() =>
          navigator.sendBeacon(`${page}api`, '{}') ? Promise.reject(new Error('sent blindly')) : Promise.resolve('refused'),
        ),
        globals: 'stolen' in window ? 'got the script' : 'nothing',
      }
    },
    { origin: door.origin, path: ownPath(), key: door.key },
  )
}

/** Makes the page open an address by itself, and gives what the person would see there. */
async function openFrom(page: Page, how: 'window' | 'link' | 'form' | 'frame' | 'location', url: string): Promise<string> {
  const answered = context.waitForEvent('response', (response) => response.url().startsWith(url))
  await page.evaluate(
    ([way, address]) => {
      const submit = document.createElement('form')
      const link = document.createElement('a')
      const frame = document.createElement('iframe')
      switch (way) {
        case 'window':
          window.open(address)
          return
        case 'link':
          link.href = address
          link.target = '_blank'
          link.rel = 'opener'
          link.click()
          return
        case 'form':
          submit.action = address
          submit.method = 'post'
          submit.target = '_blank'
          document.body.append(submit)
          submit.submit()
          return
        case 'frame':
          frame.src = address
          document.body.append(frame)
          return
        case 'location':
          location.href = address
      }
    },
    [how, url] as const,
  )
  const response = await answered
  const body = await response.text().catch(() => '') // a frame that was refused has none
  return `${response.status()} ${body.includes(marker) ? 'the interface' : 'nothing'}`
}

test.each([
  ['another port of the same address', () => `http://127.0.0.1:${hostilePort}/`],
  ['another name of this computer', () => `http://localhost:${hostilePort}/`],
  ['a name that leads to Ponte', () => `http://rebind.test:${hostilePort}/`],
])('A page on %s gets nothing, even if it knows where Ponte is', async (_name, address) => {
  const page = await context.newPage()
  await page.goto(address())
  const answers: string[] = []
  page.on('response', (response) => {
    if (response.url().startsWith(door.origin)) answers.push(`${response.status()} ${JSON.stringify(response.headers()['set-cookie'])}`)
  })
  const got = await attack(page)
  expect(Object.entries(got).filter(([, outcome]) => outcome !== 'nothing')).toEqual([])
  expect(answers).toContain('403 undefined')
  expect(answers.filter((answer) => !/^40[35] undefined$/.test(answer))).toEqual([])
  for (const path of [ownPath(), `${ownPath()}assets/main.js`, '/open?key=guess']) {
    for (const how of ['window', 'link', 'frame', 'location'] as const) {
      expect([path, how, await openFrom(page, how, door.origin + path)]).toEqual([path, how, '403 nothing'])
      if (how === 'location') await page.goto(address())
    }
  }
  expect(await openFrom(page, 'form', `${door.origin}${ownPath()}api`)).toBe('405 nothing')
  expect(receivedCookies.filter((cookie) => cookie !== '')).toEqual([])
  expect(door.services.engines.map(({ started, isEnded }) => ({ started, isEnded }))).toEqual([{ started: [], isEnded: false }])
  expect(await own.title()).toBe('answered 1.2.3')
})

test('A page under a name that leads to the own port is told nothing but how to come in', async () => {
  const page = await context.newPage()
  const response = await page.goto(`http://rebind.test:${door.port}${ownPath()}`)
  expect(response?.status()).toBe(403)
  expect(await page.locator('p').innerText()).toBe('<browser-door.wrong-host>')
  expect(await page.evaluate((path) => fetch(`${path}assets/main.js`).then(({ status }) => status), ownPath())).toBe(403)
})

test('A cookie that another program sets for every port and path neither opens the door nor shuts the person out', async () => {
  await context.addCookies([{ name: 'ponte', value: 'planted', domain: '127.0.0.1', path: '/' }])
  await own.reload()
  await own.waitForFunction(() => document.title === 'answered 1.2.3')
  const page = await context.newPage()
  expect((await page.goto(`${door.origin}/`))?.status()).toBe(403)
})

test('Another person’s browser with the used address, or with the path alone, sees only words', async () => {
  const other = await browser.newContext()
  const page = await other.newPage()
  expect([(await page.goto(door.url))?.status(), await page.locator('p').innerText()]).toEqual([403, '<browser-door.key-used>'])
  expect([(await page.goto(own.url()))?.status(), await page.locator('p').innerText()]).toEqual([403, '<browser-door.no-session>'])
  await other.close()
})
