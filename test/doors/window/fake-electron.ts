// The part of Electron that the window door uses, without a window: it records what it is told and plays what Chromium would do.
// Only for `vi.mock('electron', …)`; each test file has its own copy.
import { EventEmitter } from 'node:events'

type Listener = (...parameters: never[]) => unknown

export interface FakeFrame {
  origin: string
}

export interface FakeInvokeEvent {
  sender: unknown
  senderFrame: FakeFrame | null
}

type Handler = (event: FakeInvokeEvent, argument: unknown) => Promise<unknown>

class FakeContents extends EventEmitter {
  mainFrame: FakeFrame = { origin: 'app://bundle' }
  isGone = false
  readonly sent: unknown[][] = []
  windowOpenHandler: ((details: { url: string }) => { action: string }) | undefined

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.windowOpenHandler = handler
  }

  send(...parameters: unknown[]): void {
    if (this.isGone) throw new TypeError('Object has been destroyed')
    this.sent.push(parameters)
  }

  isDestroyed(): boolean {
    return this.isGone
  }

  /** Emits an event that can be prevented, and tells whether it was. */
  isPrevented(name: string): boolean {
    let prevented = false
    this.emit(name, { preventDefault: () => (prevented = true) })
    return prevented
  }
}

class FakeSession extends EventEmitter {
  readonly schemes = new Map<string, (request: Request) => Response>()
  beforeRequest: ((details: { url: string }, callback: (answer: { cancel?: boolean }) => void) => void) | undefined
  permissionRequest:
    | ((
        contents: unknown,
        permission: string,
        callback: (isGranted: boolean) => void,
        details: { requestingUrl: string; isMainFrame: boolean },
      ) => void)
    | undefined
  permissionCheck: ((...parameters: unknown[]) => boolean) | undefined
  devicePermission: ((details: unknown) => boolean) | undefined

  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Response) => void this.schemes.set(scheme, handler),
  }

  readonly webRequest = {
    onBeforeRequest: (listener: NonNullable<FakeSession['beforeRequest']>) => void (this.beforeRequest = listener),
  }

  setPermissionRequestHandler(handler: NonNullable<FakeSession['permissionRequest']>): void {
    this.permissionRequest = handler
  }

  setPermissionCheckHandler(handler: NonNullable<FakeSession['permissionCheck']>): void {
    this.permissionCheck = handler
  }

  setDevicePermissionHandler(handler: NonNullable<FakeSession['devicePermission']>): void {
    this.devicePermission = handler
  }

  /** Tells whether a request of the page would be let through. */
  isLoading(url: string): boolean {
    let isCancelled: boolean | undefined
    this.beforeRequest?.({ url }, ({ cancel }) => (isCancelled = cancel))
    return isCancelled === false
  }
}

class FakeIpcMain {
  readonly handlers = new Map<string, Handler>()

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.handlers.set(channel, handler)
  }
}

/** What the module `electron` gives, and beside it what a test wants to see. */
export function fakeElectron() {
  const log: string[] = []
  const windows: FakeWindow[] = []
  const session = new FakeSession()
  const ready = Promise.withResolvers<undefined>()
  const exposed: Record<string, Record<string, Listener>> = {}
  const notified: unknown[] = []

  class FakeWindow extends EventEmitter {
    readonly webContents = new FakeContents()
    readonly options: Record<string, unknown>
    loaded = ''

    constructor(options: Record<string, unknown>) {
      super()
      log.push('window')
      this.options = options
      windows.push(this)
      app.emit('web-contents-created', {}, this.webContents)
    }

    show(): void {
      log.push('show')
    }

    isDestroyed(): boolean {
      return false
    }

    hasFocus = true
    isFocused(): boolean {
      return this.hasFocus
    }

    isMinimized(): boolean {
      return true
    }

    restore(): void {
      log.push('restore')
    }

    focus(): void {
      log.push('focus')
    }

    loadURL(url: string): Promise<void> {
      this.loaded = url
      return Promise.resolve()
    }
  }

  const app = Object.assign(new EventEmitter(), {
    isPackaged: true,
    hasLock: true,
    requestSingleInstanceLock: () => app.hasLock,
    enableSandbox: () => void log.push('sandbox'),
    disableHardwareAcceleration: () => void log.push('no hardware acceleration'),
    setAppUserModelId: () => undefined,
    getPath: () => '/nowhere',
    getPreferredSystemLanguages: () => ['en-US'],
    whenReady: () => ready.promise,
    quit: () => void log.push('quit'),
  })
  const ipcRenderer = Object.assign(new EventEmitter(), {
    invoked: [] as unknown[][],
    answer: {},
    invoke: (...parameters: unknown[]): Promise<unknown> => {
      ipcRenderer.invoked.push(parameters)
      return Promise.resolve(ipcRenderer.answer)
    },
  })
  return {
    app,
    BrowserWindow: FakeWindow,
    contextBridge: { exposeInMainWorld: (name: string, api: Record<string, Listener>) => void (exposed[name] = api) },
    ipcMain: new FakeIpcMain(),
    ipcRenderer,
    Menu: {
      buildFromTemplate: (template: readonly { label: string }[]) => template,
      setApplicationMenu: (template: readonly { label: string }[]) => void log.push(`menu ${template.map(({ label }) => label).join(' ')}`),
    },
    protocol: { registerSchemesAsPrivileged: (schemes: unknown) => void log.push(`schemes ${JSON.stringify(schemes)}`) },
    session: { defaultSession: session },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }] },
    dialog: {},
    shell: {},
    Notification: class extends EventEmitter {
      static isSupported = () => true
      readonly #options: unknown

      constructor(options: unknown) {
        super()
        this.#options = options
      }

      show(): void {
        notified.push(this.#options)
      }
    },
    seen: { notified, log, windows, session, exposed, becomeReady: () => ready.resolve(undefined) },
  }
}
