// Ponte's window as a test uses it: the built main and preload in a real Electron where its runtime is present, else in the stand-in. Both
// give the same: the page, and a way to run a function in main.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, _electron, type Page } from 'playwright-core'
import type * as StandIn from '../stand-in-electron/electron.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const program = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform as string] ?? 'electron'
const realRuntime = [process.env['ELECTRON_OVERRIDE_DIST_PATH'], join(root, 'node_modules/electron/dist')]
  .map((folder) => folder && join(folder, program))
  .find((path) => path !== undefined && path !== '' && existsSync(path))

/** Which of the two runs here: said by the suite in one line. */
export const runtimeInUse = realRuntime === undefined ? 'the stand-in for Electron' : `Electron at ${realRuntime}`

/** The module `electron`; in the stand-in with `standIn` beside. Only what both have works in both. */
export type ElectronModule = typeof StandIn

export interface WindowAppSetup {
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

export interface WindowApp {
  readonly page: Page
  /** Where this start keeps its settings. */
  readonly userData: string
  /** Runs a function in main; it must not use anything around it. */
  evaluate<Result, Argument>(run: (electron: ElectronModule, argument: Argument) => Result, argument?: Argument): Promise<Awaited<Result>>
  /** Waits until main has ended, and gives its exit status. */
  readonly ended: Promise<number | null>
  close(): Promise<void>
}

/** Starts Ponte's window and waits for its page. */
export async function openWindowApp(setup: WindowAppSetup = {}): Promise<WindowApp> {
  const userData = mkdtempSync(join(tmpdir(), 'ponte-window-'))
  const env = { ...process.env, XDG_STATE_HOME: join(userData, 'state'), ...setup.env } as Record<string, string>
  const started =
    realRuntime === undefined ? await openStandIn(setup, env, userData) : await openElectron(realRuntime, setup, env, userData)
  const close = async () => {
    await started.close()
    rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
  }
  return { ...started, userData, close }
}

type Started = Omit<WindowApp, 'userData'>

async function openElectron(
  executablePath: string,
  { args = [] }: WindowAppSetup,
  env: Record<string, string>,
  userData: string,
): Promise<Started> {
  // As root Chromium starts only without its sandbox; the test's pages are Ponte's own.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const app = await _electron.launch({ executablePath, args: [...asRoot, `--user-data-dir=${userData}`, root, ...args], env })
  const { promise: ended, resolve } = Promise.withResolvers<number | null>()
  app.process().once('exit', resolve)
  return {
    page: await app.firstWindow(),
    evaluate: (run, argument) => app.evaluate(run as never, argument as never),
    ended,
    close: () => app.close(),
  }
}

async function openStandIn({ args = [] }: WindowAppSetup, env: Record<string, string>, userData: string): Promise<Started> {
  // Its pages need no display; main looks for one on Linux.
  const child = startStandIn(args, { DISPLAY: ':0', ...env, STAND_IN_USER_DATA: userData })
  const ended = new Promise<number | null>((resolve) => child.once('exit', (status) => resolve(status)))
  const answers = new Map<number, PromiseWithResolvers<unknown>>()
  const endpoint = Promise.withResolvers<string>()
  child.on('message', (message: { id?: number; result?: unknown; error?: string; endpoint?: string }) => {
    if (message.endpoint !== undefined) endpoint.resolve(message.endpoint)
    const answer = answers.get(message.id ?? -1)
    if (message.error === undefined) answer?.resolve(message.result)
    else answer?.reject(new Error(message.error))
  })
  void ended.then((status) => endpoint.reject(new Error(`main ended with ${status}`)))
  let lastId = 0
  const evaluate: WindowApp['evaluate'] = async (run, argument) => {
    const id = ++lastId
    const answer = Promise.withResolvers<unknown>()
    answers.set(id, answer)
    child.send({ id, source: run.toString(), argument })
    return (await answer.promise) as never
  }
  const browser = await chromium.connectOverCDP(await endpoint.promise)
  return {
    page: await findPage(browser),
    evaluate,
    ended,
    close: async () => {
      await browser.close()
      if (child.connected) child.disconnect()
      await ended
    },
  }
}

/** Starts the built main in the stand-in. */
function startStandIn(args: readonly string[], env: Record<string, string | undefined>): ChildProcess {
  const register = join(root, 'test/stand-in-electron/register.ts')
  return spawn(process.execPath, ['--import', register, join(root, 'dist/window/main.js'), ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
}

async function findPage(browser: Browser): Promise<Page> {
  const [context] = browser.contexts()
  if (context === undefined) throw new Error('Chromium has no context')
  const isOwn = (page: Page) => page.url().includes('bundle')
  for (;;) {
    const page = context.pages().find(isOwn)
    if (page) return page
    await Promise.race([context.waitForEvent('page'), ...context.pages().map((known) => known.waitForEvent('framenavigated'))])
  }
}

/** Runs the built main in the stand-in to its end, without any page, and gives what it said. */
export async function runWithoutWindow(args: readonly string[], env: Record<string, string | undefined>) {
  const child = startStandIn(args, env)
  const said = { out: '', error: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (said.out += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said.error += text))
  const [status] = (await once(child, 'close')) as [number | null]
  return { ...said, status }
}
