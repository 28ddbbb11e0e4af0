// The stand-in's WebContents: a page of a real Chromium, its requests answered by the session that main has set up, its preload in a world of its own.
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import type { DevTools, Parameters } from './devtools.ts'
import type { StandInIpcMain } from './ipc-main.ts'
import { toElectronUrl, toPageUrl } from './page-url.ts'
import type { StandInSession } from './session.ts'
import { pageScript, preloadScript } from './worlds.ts'

const preloadWorld = 'preload'

interface PagePreferences {
  readonly preload: string | undefined
  readonly runsScripts: boolean
}

/** ISO 216, in inches. */
const paperInches = { A4: { paperWidth: 8.27, paperHeight: 11.69 } } as const

/** What main asks of printing; margins in inches. */
interface PrintOptions {
  readonly generateTaggedPDF: boolean
  readonly generateDocumentOutline: boolean
  readonly printBackground: boolean
  readonly pageSize: 'A4'
  readonly margins: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }
}

interface PausedRequest {
  readonly requestId: string
  readonly request: { readonly url: string }
  readonly resourceType: string
  readonly frameId: string
}

export class StandInWebContents extends EventEmitter {
  readonly mainFrame = { origin: 'null', url: '' }
  readonly session: StandInSession
  /** Kept when the page exists. */
  readonly attached: Promise<void>
  readonly #devtools: Promise<DevTools>
  readonly #ipcMain: StandInIpcMain
  #sessionId = ''
  #targetId = ''
  #frameId = ''
  #preloadContext: number | undefined
  #isGone = false
  #ownNavigations = 0
  #openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' })

  constructor(devtools: Promise<DevTools>, session: StandInSession, ipcMain: StandInIpcMain, preferences: PagePreferences) {
    super()
    this.session = session
    this.#devtools = devtools
    this.#ipcMain = ipcMain
    this.attached = this.#attach(preferences)
  }

  get targetId(): string {
    return this.#targetId
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.#openHandler = handler
  }

  isDestroyed(): boolean {
    return this.#isGone
  }

  getURL(): string {
    return this.mainFrame.url
  }

  send(channel: string, ...values: unknown[]): void {
    if (this.#isGone) throw new TypeError('Object has been destroyed')
    void this.#tellPreload({ channel, values })
  }

  reload(): void {
    this.#ownNavigations += 1
    void this.#command('Page.reload')
  }

  async loadURL(url: string): Promise<void> {
    await this.attached
    this.#ownNavigations += 1
    const loaded = Promise.withResolvers<undefined>()
    const devtools = await this.#devtools
    devtools.once(`${this.#sessionId} Page.loadEventFired`, () => loaded.resolve(undefined))
    const { errorText, loaderId } = await this.#command('Page.navigate', { url: toPageUrl(url) })
    if (errorText !== undefined) throw new Error(`${JSON.stringify(errorText)} loading '${url}'`)
    // Without a loader it was a change of the fragment, within the page.
    if (loaderId === undefined) this.#ownNavigations -= 1
    else await loaded.promise
  }

  /** Runs a script in the page and gives what it gives. */
  async executeJavaScript(expression: string): Promise<unknown> {
    const { result } = await this.#command('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
    return (result as { value?: unknown }).value
  }

  /** Prints with the same printing that Electron's Chromium has. */
  async printToPDF({ margins, pageSize, ...options }: PrintOptions): Promise<Uint8Array> {
    const { data } = await this.#command('Page.printToPDF', {
      ...options,
      ...paperInches[pageSize],
      marginTop: margins.top,
      marginBottom: margins.bottom,
      marginLeft: margins.left,
      marginRight: margins.right,
    })
    return Buffer.from(String(data), 'base64')
  }

  /** The system's drag cannot be seen from here: what main asks for is noted. */
  readonly drags: { readonly file: string }[] = []
  startDrag = (item: { readonly file: string }) => void this.drags.push(item)

  /** Makes the renderer crash, as `process.crash()` in it would. */
  forcefullyCrashRenderer(): void {
    this.#command('Page.crash').catch(() => undefined) // the page cannot answer any more
  }

  /** Closes the page and says so. */
  async destroy(): Promise<void> {
    if (this.#isGone) return
    this.#isGone = true
    this.emit('destroyed')
    await this.attached
    await (await this.#devtools).send('Target.closeTarget', { targetId: this.#targetId })
  }

  async #attach({ preload, runsScripts }: PagePreferences): Promise<void> {
    const devtools = await this.#devtools
    const target = await devtools.send('Target.createTarget', { url: 'about:blank', newWindow: true, width: 1100, height: 800 })
    this.#targetId = String(target['targetId'])
    const attached = await devtools.send('Target.attachToTarget', { targetId: this.#targetId, flatten: true })
    this.#sessionId = String(attached['sessionId'])
    this.#listen(devtools)
    for (const domain of ['Page', 'Runtime', 'Inspector']) await this.#command(`${domain}.enable`)
    const { frameTree } = await this.#command('Page.getFrameTree')
    this.#frameId = (frameTree as { frame: { id: string } }).frame.id
    await this.#command('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
    await this.#command('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true })
    if (!runsScripts) await this.#command('Emulation.setScriptExecutionDisabled', { value: true })
    const secret = randomUUID()
    await this.#command('Runtime.addBinding', { name: '__sendToMain', executionContextName: preloadWorld })
    await this.#command('Page.addScriptToEvaluateOnNewDocument', { source: pageScript(secret) })
    if (preload === undefined) return
    const source = preloadScript(secret, readFileSync(preload, 'utf8'))
    await this.#command('Page.addScriptToEvaluateOnNewDocument', { source, worldName: preloadWorld })
  }

  #listen(devtools: DevTools): void {
    const on = (method: string, listener: (params: never) => unknown) => {
      devtools.on(`${this.#sessionId} ${method}`, (params) => void listener(params as never))
    }
    on('Fetch.requestPaused', (params: PausedRequest) => this.#answer(params))
    on('Runtime.executionContextCreated', ({ context }: { context: { id: number; name: string; auxData: { frameId: string } } }) => {
      if (context.name === preloadWorld && context.auxData.frameId === this.#frameId) this.#preloadContext = context.id
    })
    on('Runtime.bindingCalled', ({ payload }: { payload: string }) => this.#invoke(payload))
    on('Page.frameNavigated', ({ frame }: { frame: { parentId?: string; url: string; securityOrigin: string } }) => {
      if (frame.parentId !== undefined) return
      this.mainFrame.url = toElectronUrl(frame.url)
      this.mainFrame.origin = toElectronUrl(`${frame.securityOrigin}/`).slice(0, -1)
      this.emit('did-navigate', {}, this.mainFrame.url)
    })
    on('Page.domContentEventFired', () => this.emit('dom-ready'))
    on('Inspector.targetCrashed', () => {
      this.#preloadContext = undefined
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 139 })
    })
    on('Page.windowOpen', ({ url }: { url: string }) => {
      if (this.#openHandler({ url: toElectronUrl(url) }).action !== 'deny') throw new Error('the stand-in opens no windows for a page')
    })
    on('Target.attachedToTarget', ({ targetInfo }: { targetInfo: { type: string; targetId: string } }) => {
      if (targetInfo.type === 'page') void devtools.send('Target.closeTarget', { targetId: targetInfo.targetId })
    })
  }

  async #command(method: string, params: Parameters = {}): Promise<Parameters> {
    return (await this.#devtools).send(method, params, this.#sessionId)
  }

  async #answer({ requestId, request, resourceType, frameId }: PausedRequest): Promise<unknown> {
    const url = toElectronUrl(request.url)
    const refuse = (errorReason: string) => this.#command('Fetch.failRequest', { requestId, errorReason })
    if (resourceType === 'Document' && !this.#isAllowedToNavigate(url, frameId === this.#frameId)) return await refuse('Aborted')
    if (await this.session.isCancelled(url)) return await refuse('BlockedByClient')
    const response = await this.session.respond(url)
    if (response === undefined) return await refuse('InternetDisconnected')
    return await this.#command('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    })
  }

  /** What main loads is not asked about; what the page wants to go to is. */
  #isAllowedToNavigate(url: string, isMainFrame: boolean): boolean {
    if (isMainFrame && this.#ownNavigations > 0) {
      this.#ownNavigations -= 1
      return true
    }
    let isPrevented = false
    const details = { url, isMainFrame, preventDefault: () => (isPrevented = true) }
    this.emit('will-frame-navigate', details)
    if (isMainFrame) this.emit('will-navigate', details, url)
    return !isPrevented
  }

  async #invoke(payload: string): Promise<void> {
    const { id, channel, values } = JSON.parse(payload) as { id: number; channel: string; values: unknown[] }
    try {
      const result = await this.#ipcMain.invoke(channel, { sender: this, senderFrame: this.mainFrame }, values)
      await this.#tellPreload({ id, result })
    } catch (error) {
      await this.#tellPreload({ id, error: `Error invoking remote method '${channel}': ${String(error)}` })
    }
  }

  async #tellPreload(message: object): Promise<void> {
    const contextId = this.#preloadContext
    if (contextId === undefined || this.#isGone) return
    const expression = `__hearFromMain(${JSON.stringify(message)})`
    // The page may be gone before this arrives; Electron loses such messages, too.
    await this.#command('Runtime.evaluate', { expression, contextId }).catch(() => undefined)
  }
}
