// The module `electron` of the stand-in: as much of it as Ponte's main uses, with pages in a real Chromium. What cannot be seen without a real window
// (menus, dialogs, notifications, the system's own panels) is noted in `standIn`, for a test to look at and to answer.
import { EventEmitter } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DevTools } from './devtools.ts'
import { StandInIpcMain } from './ipc-main.ts'
import { StandInSession } from './session.ts'
import { StandInWebContents } from './web-contents.ts'

interface MenuItem {
  readonly role?: string
  readonly label?: string
  readonly click?: () => void
  readonly submenu?: readonly MenuItem[]
}

interface WindowOptions {
  readonly webPreferences?: { readonly preload?: string; readonly partition?: string; readonly javascript?: boolean }
}

/** What a test may look at or say in advance. */
export const standIn = {
  windows: [] as BrowserWindow[],
  menu: [] as readonly MenuItem[],
  /** What the person answers to the next dialogs, one after the other. */
  dialogAnswers: [] as object[],
  dialogs: [] as object[],
  notifications: [] as object[],
  opened: [] as string[],
  shownInFolder: [] as string[],
  openedOutside: [] as string[],
  schemes: [] as object[],
  log: [] as string[],
  hasFocus: true,
}

const hasPages = process.env['STAND_IN_NO_PAGES'] === undefined
const devtools = hasPages ? import('./devtools.ts').then((module) => module.DevTools.launch()) : new Promise<DevTools>(() => {})
const hasLock = process.env['STAND_IN_SECOND'] === undefined
/** Where this stand-in keeps what Electron would keep per user. */
const userData = process.env['STAND_IN_USER_DATA'] ?? join(tmpdir(), `ponte-stand-in-user-${process.pid}`)

// A packed program's words begin behind its own name, those of Node behind the script's.
const isPackaged = process.env['STAND_IN_PACKAGED'] !== undefined
if (isPackaged) process.argv.splice(1, 1)
Object.assign(process, { resourcesPath: userData })

class App extends EventEmitter {
  readonly isPackaged = isPackaged
  readonly commandLine = { appendSwitch: (name: string, value = '') => void standIn.log.push(`switch ${name} ${value}`.trim()) }
  isReadyNow = false
  // Electron becomes ready after the main module has been evaluated, which takes no turn of the loop less than this.
  readonly #ready = (hasPages ? devtools : new Promise((resolve) => setImmediate(resolve))).then(() => void (this.isReadyNow = true))

  requestSingleInstanceLock = () => hasLock
  enableSandbox = () => void standIn.log.push('sandbox')
  disableHardwareAcceleration = () => void standIn.log.push('no hardware acceleration')
  setAppUserModelId = (id: string) => void standIn.log.push(`model ${id}`)
  whenReady = () => this.#ready
  getPath = (name: string) => join(userData, name === 'userData' ? '' : name)
  getPreferredSystemLanguages = () => (process.env['STAND_IN_LANGUAGES'] ?? 'en-US').split(',')
  getLocale = () => 'en-US'
  getFileIcon = () => Promise.resolve({})
  focus = () => void standIn.log.push('focus app')
  relaunch = () => void standIn.log.push('relaunch')

  quit = () => {
    this.emit('before-quit', { preventDefault: () => undefined })
    this.exit(0)
  }

  exit = (status = 0) => {
    void Promise.allSettled(hasPages ? [devtools.then((chromium) => chromium.close())] : []).then(() => process.exit(status))
  }
}

export const app = new App()
export const ipcMain = new StandInIpcMain()
const defaultSession = new StandInSession()
export const session = { defaultSession, fromPartition: () => new StandInSession() }
export const protocol = {
  registerSchemesAsPrivileged: (schemes: object[]) => {
    if (app.isReadyNow) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    standIn.schemes.push(...schemes)
  },
}
export const nativeTheme = Object.assign(new EventEmitter(), { themeSource: 'system', shouldUseDarkColors: false })
export const screen = Object.assign(new EventEmitter(), {
  displays: [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }],
  getAllDisplays: () => screen.displays,
})
export const shell = {
  openPath: (path: string) => Promise.resolve(standIn.opened.push(path) ? '' : ''),
  showItemInFolder: (path: string) => void standIn.shownInFolder.push(path),
  openExternal: (address: string) => Promise.resolve(void standIn.openedOutside.push(address)),
}

export const dialog = {
  showMessageBox: (...values: unknown[]) => answerDialog(values),
  showOpenDialog: (...values: unknown[]) => answerDialog(values),
  showSaveDialog: (...values: unknown[]) => answerDialog(values),
  showErrorBox: (title: string, content: string) => void standIn.dialogs.push({ title, content }),
}

function answerDialog(values: readonly unknown[]): Promise<unknown> {
  const options = values.at(-1) as { cancelId?: number }
  standIn.dialogs.push(options)
  return Promise.resolve(standIn.dialogAnswers.shift() ?? { response: options.cancelId ?? 0, filePaths: [], canceled: true, filePath: '' })
}

export const Menu = {
  buildFromTemplate: (template: readonly MenuItem[]) => template,
  setApplicationMenu: (menu: readonly MenuItem[]) => void (standIn.menu = menu),
  getApplicationMenu: () => ({ items: standIn.menu }),
}

export class Notification extends EventEmitter {
  static isSupported = () => true
  readonly #options: object

  constructor(options: object) {
    super()
    this.#options = options
  }

  show(): void {
    standIn.notifications.push(this.#options)
  }
}

export class BrowserWindow extends EventEmitter {
  static getAllWindows = () => standIn.windows
  readonly options: WindowOptions
  readonly webContents: StandInWebContents
  bounds: { x?: number; y?: number; width: number; height: number }
  isShown = false
  #isGone = false

  constructor(options: WindowOptions & { x?: number; y?: number; width?: number; height?: number }) {
    super()
    // The benchmark wants to know no more than when main asks for its window.
    if (process.env['STAND_IN_MEASURE'] !== undefined) {
      process.stdout.write(String(performance.now() - Number((globalThis as { mainStartedAtMs?: number }).mainStartedAtMs)))
      process.exit(0)
    }
    this.options = options
    const { x, y, width = 800, height = 600 } = options
    this.bounds = { ...(x === undefined ? {} : { x }), ...(y === undefined ? {} : { y }), width, height }
    const { partition, preload, javascript } = options.webPreferences ?? {}
    const ownSession = partition === undefined ? defaultSession : new StandInSession()
    this.webContents = new StandInWebContents(devtools, ownSession, ipcMain, { preload, runsScripts: javascript !== false })
    standIn.windows.push(this)
    app.emit('web-contents-created', {}, this.webContents)
    this.webContents.on('dom-ready', () => this.emit('ready-to-show'))
  }

  loadURL = (url: string) => this.webContents.loadURL(url)
  show = () => void (this.isShown = true)
  focus = () => void standIn.log.push('focus')
  isFocused = () => standIn.hasFocus
  isMinimized = () => false
  restore = () => undefined
  isDestroyed = () => this.#isGone
  isMaximized = () => false
  maximize = () => void standIn.log.push('maximize')
  isFullScreen = () => false
  getNormalBounds = () => ({ x: 0, y: 0, ...this.bounds })
  setBounds = (bounds: { x: number; y: number; width: number; height: number }) => {
    this.bounds = bounds
    this.emit('resize')
  }

  close = () => {
    this.emit('close', { preventDefault: () => undefined })
    this.destroy()
  }

  destroy = () => {
    if (this.#isGone) return
    this.#isGone = true
    standIn.windows = standIn.windows.filter((window) => window !== this)
    void this.webContents.destroy().then(() => {
      this.emit('closed')
      if (standIn.windows.length === 0) app.emit('window-all-closed')
    })
  }
}

// A test speaks to main through the process's channel, as Playwright does to a real Electron: with a function that gets the module.
const electronModule = { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, Notification, protocol, screen, session, shell, standIn }
if (process.send) {
  process.on('message', ({ id, source, argument }: { id: number; source: string; argument: unknown }) => {
    const run = async () => {
      // eslint-disable-next-line no-eval -- a function of the test itself
      const evaluate = (0, eval)(`(${source})`) as (electron: object, argument: unknown) => unknown
      return await evaluate(electronModule, argument)
    }
    run().then(
      (result) => process.send?.({ id, result }),
      (error: unknown) => process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
  })
  process.on('disconnect', () => app.exit(0)) // the test is gone
  if (hasPages) void devtools.then(({ endpoint }) => process.send?.({ endpoint }))
}
