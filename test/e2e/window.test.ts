// The window door from end to end (playwright-core drives its pages): the built main, preload and interface together, in a real Electron or in the stand-in whose
// pages are real Chromium pages. Hostile code in the page, hostile files and crashes included.
/* eslint-disable no-eval, no-new-func, @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- hostile code is what is tested */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { worksReport as sampleReport } from '../fakes/sample-report.ts'
import { closedPort, type LoopbackServer, serveSilence, serveWebsockets } from './loopback-servers.ts'
import type { WindowApp } from './window-app.ts'
import { openWindowApp, runtimeInUse, runWithoutWindow } from './window-app.ts'

/** `window.ponte` as hostile code sees it: functions that take anything. */
type AnyApi = Record<string, (argument?: unknown) => Promise<unknown>>

let app: WindowApp
const servers: LoopbackServer[] = []

beforeAll(() => process.stderr.write(`The tests of the window run in ${runtimeInUse}.\n`))

async function serve(server: Promise<LoopbackServer>): Promise<number> {
  const running = await server
  servers.push(running)
  return running.port
}

const verdict = () => app.page.getByRole('heading', { level: 1 })

async function diagnose(address: string): Promise<void> {
  await app.page.getByRole('textbox').fill(address)
  await app.page.keyboard.press('Enter')
}

describe('One window', () => {
  beforeAll(async () => {
    app = await openWindowApp()
    await app.page.getByRole('textbox').waitFor()
  })
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()))
  })
  afterAll(() => app.close())

  test('The page gets the functions of the contract, and nothing of Node or Electron', async () => {
    const seen = await app.page.evaluate(() => ({
      api: Object.entries((window as unknown as { ponte: object }).ponte).map(([name, value]) => `${name} ${typeof value}`),
      foreign: ['require', 'process', 'Buffer', 'module', 'global', '__dirname', 'electron', 'ipcRenderer'].filter(
        (name) => name in window,
      ),
      isFrozen: Object.isFrozen((window as unknown as { ponte: object }).ponte),
    }))
    expect(seen.api).toContain('startDiagnosis function')
    expect(seen.api.every((line) => line.endsWith(' function'))).toBe(true)
    expect([seen.foreign, seen.isFrozen]).toEqual([[], true])
  })

  test('What the page changes in its own built-ins does not reach the preload', async () => {
    const answer = await app.page.evaluate(async () => {
      const parse = JSON.parse
      const push = Array.prototype.push
      let isCalled = false
      JSON.parse = (() => (isCalled = true)) as never
      Array.prototype.push = (() => (isCalled = true)) as never
      try {
        return [await (window as unknown as { ponte: AnyApi }).ponte['describePonte']?.({}), isCalled]
      } finally {
        JSON.parse = parse
        Array.prototype.push = push
      }
    })
    expect(answer).toEqual([{ version: expect.any(String) as string, door: 'window' }, false])
  })

  test('Arguments of the wrong shape and huge ones are refused, and the window goes on', async () => {
    const refusals = await app.page.evaluate(async () => {
      const { ponte } = window as unknown as { ponte: AnyApi }
      const values = [
        undefined,
        null,
        0,
        [],
        'x',
        { input: 5 },
        { input: 'x', more: 1 },
        { input: 'x'.repeat(5_000_000) },
        { runId: '../..' },
      ]
      const calls = ['startDiagnosis', 'cancelDiagnosis'].flatMap((name) =>
        values.map((value) => ponte[name]?.(value) ?? Promise.resolve()),
      )
      return (await Promise.allSettled(calls)).map((call) => (call.status === 'rejected' ? String(call.reason) : 'answered'))
    })
    expect(refusals.filter((words) => !/invalid-argument|too-many-calls/.test(words))).toEqual([])
    // After a second it is answered again.
    const ask = () =>
      app.page.evaluate(() => (window as unknown as { ponte: AnyApi }).ponte['describePonte']?.({}).then(() => 'answered', String))
    await expect.poll(ask, { timeout: 5000 }).toBe('answered')
  })

  test('Another page of the same origin with a preload of its own is not answered, nor is an unknown channel', async () => {
    const preload = join(app.userData, 'hostile-preload.cjs')
    await writeFile(
      preload,
      `const { contextBridge, ipcRenderer } = require('electron')
       contextBridge.exposeInMainWorld('raw', (channel, argument) => ipcRenderer.invoke(channel, argument).catch((error) => String(error)))`,
    )
    const opened = app.page.context().waitForEvent('page')
    await app.evaluate(async ({ BrowserWindow }, path) => {
      const window = new BrowserWindow({ webPreferences: { preload: path } })
      await window.loadURL('app://bundle/index.html')
    }, preload)
    const foreign = await opened
    const ask = (channel: string) =>
      foreign.evaluate(
        (name) => (window as unknown as { raw: (name: string, argument: object) => Promise<unknown> }).raw(name, {}),
        channel,
      )
    expect(await ask('ponte:call:describePonte')).toEqual({ status: 'refused', problem: { code: 'untrusted-sender', raw: '' } })
    expect(await ask('ponte:call:startDiagnosis')).toEqual({ status: 'refused', problem: { code: 'untrusted-sender', raw: '' } })
    expect(await ask('ponte:call:constructor')).toMatch(/No handler registered/)
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().at(-1)?.destroy())
  })

  test('The page cannot fetch, run text as code, write markup, frame a page or open one', async () => {
    const outcomes = await app.page.evaluate(async () => {
      const attempt = async (run: () => unknown) => {
        try {
          return String(await run())
        } catch (error) {
          return (error as Error).name
        }
      }
      const inline = document.createElement('script')
      const image = new Image()
      const frame = document.createElement('iframe')
      frame.src = 'https://example.com/'
      const loaded = await new Promise((resolve) => {
        image.onload = () => resolve('loaded')
        image.onerror = () => resolve('blocked')
        image.src = 'https://127.0.0.1/x.png'
      })
      const text = 'globalThis.wasRun = true'
      return {
        fetch: await attempt(() => fetch('http://127.0.0.1/')),
        ownFetch: await attempt(() => fetch('index.html')),
        socket: await attempt(() => new Promise((_, reject) => (new WebSocket('ws://127.0.0.1/').onerror = () => reject(new TypeError())))),
        eval: await attempt(() => (0, eval)(text)),
        Function: await attempt(() => new Function(text)()),
        timer: await attempt(() => setTimeout(text as never)),
        innerHTML: await attempt(() => (document.body.appendChild(document.createElement('p')).innerHTML = '<b>x</b>')),
        inline: await attempt(() => (inline.text = text)),
        policy: await attempt(() =>
          (window as unknown as { trustedTypes: { createPolicy: (name: string, rules: object) => object } }).trustedTypes.createPolicy(
            'mine',
            {},
          ),
        ),
        worker: await attempt(() => new Worker(URL.createObjectURL(new Blob([text])))),
        image: loaded,
        frame: await attempt(() => (document.body.append(frame), frame.contentWindow && 'ponte' in frame.contentWindow)),
        wasRun: 'wasRun' in globalThis,
      }
    })
    expect(outcomes).toMatchObject({
      fetch: 'TypeError',
      ownFetch: 'TypeError',
      eval: 'EvalError',
      Function: 'EvalError',
      innerHTML: 'TypeError',
      inline: 'TypeError',
      policy: 'TypeError',
      image: 'blocked',
      wasRun: false,
    })
    expect(outcomes.socket).toMatch(/SecurityError|TypeError/)
    await app.page.evaluate(() => document.querySelectorAll('body > iframe, body > p').forEach((element) => element.remove()))
  })

  test('A blank frame that the page makes has no way to Ponte', async () => {
    const names = await app.page.evaluate(() => {
      const frame = document.body.appendChild(document.createElement('iframe'))
      const found = ['ponte', 'raw', '__sendToMain', 'ipcRenderer'].filter((name) => frame.contentWindow && name in frame.contentWindow)
      frame.remove()
      return found
    })
    expect(names).toEqual([])
  })

  test('Links, forms, redirects and window.open lead nowhere', async () => {
    const before = app.page.url()
    await app.page.evaluate(() => {
      const go = (make: () => void) => {
        try {
          make()
        } catch {
          // refused at once, which is as good
        }
      }
      const link = document.body.appendChild(document.createElement('a'))
      link.href = 'https://example.com/'
      go(() => link.click())
      link.target = '_blank'
      go(() => link.click())
      go(() => window.open('https://example.com/'))
      go(() => (location.href = 'https://example.com/'))
      go(() => location.assign('file:///etc/passwd'))
      const form = document.body.appendChild(document.createElement('form'))
      form.action = 'https://example.com/'
      go(() => form.submit())
      link.remove()
      form.remove()
    })
    await app.page.waitForTimeout(300)
    expect(app.page.url()).toBe(before)
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
    await verdictOrField()
  })

  const verdictOrField = () => app.page.getByRole('textbox').waitFor()

  test('Permissions are denied, and the clipboard cannot be read', async () => {
    const states = await app.page.evaluate(async () => {
      const refused = (run: () => Promise<unknown>) =>
        run().then(
          () => 'granted',
          (error: unknown) => (error as Error).name,
        )
      return {
        notifications: Notification.permission === 'granted' ? 'granted' : 'refused',
        camera: await refused(() => navigator.mediaDevices.getUserMedia({ video: true })),
        read: await refused(() => navigator.clipboard.readText()),
        position: await refused(
          () => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject, { timeout: 2000 })),
        ),
      }
    })
    expect(Object.values(states)).not.toContain('granted')
  })

  test('A check that works and a closed port come to their verdicts', async () => {
    const open = await serve(serveWebsockets())
    await diagnose(`ws://127.0.0.1:${open}`)
    await expect.poll(() => verdict().textContent(), { timeout: 20_000 }).toMatch(/works/i)
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload())
    await app.page.getByRole('textbox').waitFor()
    const closed = await closedPort()
    await diagnose(`ws://127.0.0.1:${closed}`)
    await expect.poll(() => verdict().textContent(), { timeout: 20_000 }).toMatch(/127\.0\.0\.1/)
  })

  test('The window asks for its own files and for nothing else', async () => {
    const urls = await app.evaluate(({ session }) =>
      ((session.defaultSession as { requests?: { url: string; isCancelled: boolean }[] }).requests ?? [])
        .filter(({ isCancelled }) => !isCancelled)
        .map(({ url }) => url),
    )
    expect(urls.filter((url) => !url.startsWith('app://bundle/'))).toEqual([])
  })
})

describe('A window of its own', () => {
  beforeEach(async () => {
    app = await openWindowApp()
    await app.page.getByRole('textbox').waitFor()
  })
  afterEach(async () => {
    await app.close()
    await Promise.all(servers.splice(0).map((server) => server.close()))
  })

  test('After a crash of the page Ponte says so, and shows the last report again when it is reopened', async () => {
    const port = await serve(serveWebsockets())
    await diagnose(`ws://127.0.0.1:${port}`)
    await expect.poll(() => verdict().textContent(), { timeout: 20_000 }).toMatch(/works/i)
    const words = await verdict().textContent()
    await app.evaluate(async ({ BrowserWindow, dialog }) => {
      const asked = new Promise<void>((resolve) => {
        dialog.showMessageBox = (...values: unknown[]) => {
          ;(globalThis as { said?: unknown }).said = values.at(-1)
          resolve()
          return Promise.resolve({ response: 0 })
        }
      })
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
      await asked
    })
    expect(await app.evaluate(() => (globalThis as { said?: { message?: string } }).said?.message)).toMatch(/has crashed/)
    const log = await readFile(join(app.userData, 'state/ponte/ponte.log'), 'utf8')
    expect(log).toMatch(/render-process-gone: \w+/)
    // A test's own connection to a crashed page is gone, so main is asked what the new page shows.
    const heading = () =>
      app.evaluate(async ({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
          executeJavaScript: (code: string) => Promise<string | undefined>
        }
        return await contents.executeJavaScript("document.querySelector('h1')?.textContent")
      })
    await expect.poll(heading, { timeout: 20_000 }).toBe(words)
  })

  test('A report is opened by a second start, and what is none is said in one sentence', async () => {
    const report = join(app.userData, 'a.ponte')
    await writeFile(report, JSON.stringify(sampleReport))
    await app.evaluate(({ app }, path) => void app.emit('second-instance', {}, ['ponte', path], '/'), report)
    await expect.poll(() => app.page.getByRole('table').count(), { timeout: 10_000 }).toBeGreaterThan(0)

    const said = await app.evaluate(async ({ app, dialog }, folder) => {
      const sentences: string[] = []
      dialog.showMessageBox = (...values: unknown[]) => {
        sentences.push((values.at(-1) as { message: string }).message)
        return Promise.resolve({ response: 0 })
      }
      for (const path of [folder, `${folder}/missing.ponte`]) {
        app.emit('open-file', { preventDefault: () => undefined }, path)
        while (sentences.length === 0 || (path !== folder && sentences.length === 1))
          await new Promise((resolve) => setTimeout(resolve, 10))
      }
      return sentences
    }, app.userData)
    expect(said).toEqual([expect.stringMatching(/is a folder; Ponte opens reports/), expect.stringMatching(/cannot be read/)])
  })

  test('A report is saved where the dialog says, as a PDF too, and a change of mind or a failure leaves nothing', async () => {
    const port = await closedPort()
    await diagnose(`ws://127.0.0.1:${port}/hidden?token=hunter2`)
    await app.page.getByRole('button', { name: 'Save or send…' }).click()
    const shownFolders = await app.evaluate(({ dialog, shell }) => {
      const seen = globalThis as { nextFile?: string; shown?: string[] }
      seen.shown = []
      dialog.showSaveDialog = () => Promise.resolve({ canceled: seen.nextFile === undefined, filePath: seen.nextFile ?? '' })
      shell.showItemInFolder = (path: string) => void seen.shown?.push(path)
      return seen.shown
    })
    expect(shownFolders).toEqual([])
    const saveAs = async (button: string, file: string | undefined) => {
      await app.evaluate((_, next) => void ((globalThis as { nextFile?: string | undefined }).nextFile = next), file)
      await app.page.getByRole('button', { name: button, exact: true }).click()
    }
    await saveAs('Web page', undefined)
    const files = ['a.html', 'a.ponte', 'a.zip', 'a.pdf'].map((name) => join(app.userData, name))
    for (const [index, button] of ['Web page', 'Ponte report', 'All in one ZIP file', 'PDF'].entries()) {
      await saveAs(button, files[index])
      await app.page.getByText(`${basename(files[index] ?? '')} is saved.`).waitFor()
    }
    await app.page.getByRole('button', { name: 'Open its folder' }).click()
    await expect.poll(() => app.evaluate(() => (globalThis as { shown?: string[] }).shown)).toEqual([files[3]])
    const [html = '', json = '', zip = '', pdf = ''] = await Promise.all(files.map((file) => readFile(file, 'latin1')))
    expect(Object.keys(unzipSync(Buffer.from(zip, 'latin1'))).sort()).toEqual(['report.html', 'report.json', 'report.pdf', 'report.txt'])
    expect([html.includes('<!doctype html>'), (JSON.parse(json) as { verdict: { outcome: string } }).verdict.outcome]).toEqual([
      true,
      'problem',
    ])
    expect([pdf.startsWith('%PDF-'), pdf.includes('/StructTreeRoot'), /hunter2/.test(html + json)]).toEqual([true, true, false])

    await saveAs('Text', join(app.userData, 'a.html', 'a.txt'))
    await app.page.getByText('The file could not be written, and nothing was saved.').waitFor()
    expect((await readdir(app.userData)).filter((name) => name.startsWith('a.')).sort()).toEqual(['a.html', 'a.pdf', 'a.ponte', 'a.zip'])
  })

  test('Closing the window while a check runs ends Ponte, and keeps where the window was', async () => {
    const port = await serve(serveSilence())
    await diagnose(`ws://127.0.0.1:${port}`)
    await app.page.getByRole('heading', { level: 1 }).waitFor()
    await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.setBounds({ x: 40, y: 50, width: 900, height: 700 })
      setTimeout(() => window?.close(), 50)
    })
    expect(await app.ended).toBe(0)
    expect(JSON.parse(await readFile(join(app.userData, 'window.json'), 'utf8'))).toMatchObject({ x: 40, y: 50, width: 900, height: 700 })
  })
})

describe('Without a window', () => {
  // The built main alone: what it decides before Electron is ready is the same in every runtime.
  const environment = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    STAND_IN_NO_PAGES: '1',
    STAND_IN_PACKAGED: '1',
    LC_ALL: 'en_US.UTF-8',
  }

  test.each([
    { words: ['--version'], status: 0, out: /^\d+\.\d+\.\d+\n$/, error: /^$/ },
    { words: ['--', 'diagnose', '--help'], status: 0, out: /diagnose ADDRESS/, error: /^$/ },
    { words: ['--no-sandbox', '--', 'diagnose', 'nowhere:99999'], status: 2, out: /^$/, error: /^[^\n]+\n$/ },
    { words: ['--', 'unknown-word'], status: 2, out: /^$/, error: /unknown-word/ },
  ])('The command line $words is answered as in the terminal', async ({ words, status, out, error }) => {
    const said = await runWithoutWindow(words, environment)
    expect(said).toEqual({ status, out: expect.stringMatching(out) as string, error: expect.stringMatching(error) as string })
  })

  test('A diagnosis on the packed command line writes its report to stdout, after an address too', async () => {
    const port = await closedPort()
    const { status, out } = await runWithoutWindow(['--', 'diagnose', `ws://127.0.0.1:${port}`, '--json'], environment)
    expect([status, (JSON.parse(out) as { verdict: object }).verdict]).toEqual([1, expect.objectContaining({ outcome: 'problem' })])
  })

  test.runIf(process.platform === 'linux')('Without a display one line names the terminal and the browser', async () => {
    const said = await runWithoutWindow([], environment)
    expect(said).toEqual({
      status: 2,
      out: '',
      error: expect.stringMatching(/^There is no display here.*ponte diagnose.*--browser.*\n$/) as string,
    })
  })
})
