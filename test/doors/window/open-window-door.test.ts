// The window door put together, with Electron played by a fake: what is switched on and off, in which order, and who may call what.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { loadWindowTexts } from '../../../electron/doors/window/load-window-texts.ts'
import type { WindowDoorServices } from '../../../electron/doors/window/open-window-door.ts'
import { callNames } from '../../../shared/ipc/wire.ts'
import type { Report } from '../../../shared/report/report.ts'
import { exampleFiles } from '../browser/example-door.ts'
import { refusedReport, worksReport } from '../../fakes/sample-report.ts'
import { exampleEvent, exampleRunId, FakeDoorServices } from '../fake-engine.ts'
import { fakeElectron } from './fake-electron.ts'

let electron: ReturnType<typeof fakeElectron>
let services: FakeDoorServices & Omit<WindowDoorServices, keyof FakeDoorServices>

beforeEach(() => {
  electron = fakeElectron()
  services = Object.assign(new FakeDoorServices('window'), {
    readFiles: () => Promise.resolve(exampleFiles),
    preload: '/ponte/preload.cjs',
    loadTexts: loadWindowTexts,
    aboutFacts: { version: '1.2.3', electron: '', chromium: '', node: '', log: '' },
    licencesFile: '/ponte/licences.txt',
  })
  vi.doMock('electron', () => electron)
})

afterEach(() => {
  vi.doUnmock('electron')
  vi.resetModules()
})

async function startDoor(): Promise<void> {
  const { openWindowDoor } = await import('../../../electron/doors/window/open-window-door.ts')
  const opened = openWindowDoor(services)
  electron.seen.becomeReady()
  await opened
}

async function openDoor() {
  await startDoor()
  const [window] = electron.seen.windows
  if (window === undefined) throw new Error('no window')
  return { window, contents: window.webContents, session: electron.seen.session }
}

test('The sandbox and the scheme are set before Electron is ready, and the window is shown when it can be seen', async () => {
  const { window } = await openDoor()
  expect(window.loaded).toBe('app://bundle/index.html')
  window.emit('ready-to-show')
  expect(electron.seen.log).toEqual([
    'sandbox',
    'no hardware acceleration',
    'schemes [{"scheme":"app","privileges":{"standard":true,"secure":true}}]',
    'window',
    expect.stringMatching(/^menu (Ponte )?File Edit View Window( Help)?$/),
    'show',
  ])
})

test.each([true, false])('The page runs isolated and sandboxed; packaged (%s) it has no developer tools', async (isPackaged) => {
  electron.app.isPackaged = isPackaged
  const { window } = await openDoor()
  expect(window.options).toMatchObject({ show: false })
  expect(window.options['webPreferences']).toEqual({
    preload: '/ponte/preload.cjs',
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    spellcheck: false,
    devTools: !isPackaged,
  })
})

test('A second start opens nothing, and brings the first window to the front', async () => {
  await openDoor()
  electron.app.emit('second-instance', {}, ['ponte'], '/')
  expect(electron.seen.log.slice(-2)).toEqual(['restore', 'focus'])
  electron.seen.log.length = 0
  electron.app.hasLock = false
  await startDoor()
  expect(electron.seen.log).toEqual(['quit'])
})

test('Ponte ends with its window', async () => {
  await openDoor()
  electron.app.emit('window-all-closed')
  expect(electron.seen.log.at(-1)).toEqual('quit')
})

test('No page leaves itself, opens another or embeds one', async () => {
  const { contents } = await openDoor()
  const names = ['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview']
  expect(names.filter((name) => !contents.isPrevented(name))).toEqual([])
  expect(contents.windowOpenHandler?.({ url: 'app://bundle/index.html' })).toEqual({ action: 'deny' })
})

test('The page may load its own files and nothing else', async () => {
  const { session } = await openDoor()
  expect(session.isLoading('app://bundle/assets/main.js')).toBe(true)
  const others = [
    'http://127.0.0.1/',
    'ws://127.0.0.1/',
    'file:///etc/passwd',
    'app://bundle/missing.js',
    'app://other/index.html',
    'devtools://devtools/x',
    'blob:app://bundle/1',
  ]
  expect(others.filter((url) => session.isLoading(url))).toEqual([])
})

test('Developer tools load while Ponte is developed', async () => {
  electron.app.isPackaged = false
  const { session } = await openDoor()
  expect([session.isLoading('devtools://devtools/bundled/index.html'), session.isLoading('http://127.0.0.1/')]).toEqual([true, false])
})

test('Own files come with their type and a policy that leaves no way out', async () => {
  const { session } = await openDoor()
  const answer = session.schemes.get('app')?.(new Request('app://bundle/index.html'))
  expect([answer?.status, await answer?.text()]).toEqual([200, exampleFiles.get('index.html')?.bytes.toString()])
  expect(Object.fromEntries(answer?.headers ?? [])).toEqual({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': expect.stringContaining("connect-src 'none'") as string,
    'x-content-type-options': 'nosniff',
  })
  expect(session.schemes.get('app')?.(new Request('app://bundle/..%2fpackage.json')).status).toBe(404)
  expect([...session.schemes.keys()]).toEqual(['app'])
})

test('Every permission but copying for the own page, every device and every download is denied', async () => {
  const { session } = await openDoor()
  const permissions = [
    'clipboard-read clipboard-sanitized-write display-capture fullscreen geolocation hid idle-detection keyboardLock media mediaKeySystem',
    'midi midiSysex notifications pointerLock openExternal serial speaker-selection storage-access top-level-storage-access usb window-management unknown',
    'fileSystem background-sync accessibility-events screen-wake-lock sensors deprecated-sync-clipboard-read',
  ].flatMap((line) => line.split(' '))
  const granted: string[] = []
  const askFrom = (origin: string, isMainFrame: boolean, permission: string) => {
    const note = (isGranted: boolean | undefined) => isGranted !== false && granted.push(`${permission} ${origin}`)
    session.permissionRequest?.({}, permission, note, { requestingUrl: `${origin}/index.html`, isMainFrame })
    if (isMainFrame) note(session.permissionCheck?.({}, permission, `${origin}/`))
  }
  for (const permission of permissions) {
    askFrom('app://bundle', true, permission)
    askFrom('app://bundle', false, permission)
    askFrom('app://bundle.evil.example', true, permission)
    askFrom('https://evil.example', true, permission)
  }
  expect(granted).toEqual(['clipboard-sanitized-write app://bundle', 'clipboard-sanitized-write app://bundle'])
  expect(session.devicePermission?.({ deviceType: 'usb' })).toBe(false)
  let isPrevented = false
  session.emit('will-download', { preventDefault: () => (isPrevented = true) })
  expect(isPrevented).toBe(true)
})

test('The channels are those of the contract, and each refuses every sender but the window’s main frame', async () => {
  const { contents } = await openDoor()
  const { handlers } = electron.ipcMain
  expect([...handlers.keys()]).toEqual(callNames.map((name) => `ponte:call:${name}`))
  const foreign = [
    { sender: contents, senderFrame: null },
    { sender: contents, senderFrame: { origin: 'app://bundle' } },
    { sender: contents, senderFrame: { origin: 'https://evil.example' } },
    { sender: {}, senderFrame: contents.mainFrame },
  ]
  const refused = { status: 'refused', problem: { code: 'untrusted-sender', raw: '' } }
  for (const handler of handlers.values()) {
    for (const event of foreign) expect(await handler(event, { input: 'ws://127.0.0.1' })).toEqual(refused)
  }
  contents.mainFrame.origin = 'https://evil.example'
  for (const handler of handlers.values()) expect(await handler({ sender: contents, senderFrame: contents.mainFrame }, {})).toEqual(refused)
  expect(services.engines.flatMap(({ started, cancelled }) => [...started, ...cancelled])).toEqual([])
})

test('On every channel an argument that breaks the contract is refused before the engine sees it', async () => {
  const { contents } = await openDoor()
  const event = { sender: contents, senderFrame: contents.mainFrame }
  const values = [undefined, null, 0, 'x', true, [{}], () => undefined, { x: 1 }, { input: 5 }, { runId: '../x' }, { input: '', runId: '' }]
  for (const handler of electron.ipcMain.handlers.values()) {
    for (const value of values) {
      services.clockMs += 1000
      expect(await handler(event, value)).toMatchObject({ status: 'refused', problem: { code: 'invalid-argument' } })
    }
  }
  expect(services.faults).toEqual([])
})

test('The own page is answered, hears of its runs, and loses them when it is loaded again or closed', async () => {
  const { contents } = await openDoor()
  const event = { sender: contents, senderFrame: contents.mainFrame }
  expect(await electron.ipcMain.handlers.get('ponte:call:describePonte')?.(event, {})).toEqual({
    status: 'answered',
    result: { version: '1.2.3', door: 'window' },
  })
  services.engines[0]?.emit(exampleEvent)
  contents.emit('did-navigate')
  expect(services.engines.map(({ isEnded }) => isEnded)).toEqual([true, false])
  contents.isGone = true
  contents.emit('destroyed')
  services.engines[1]?.emit(exampleEvent)
  expect(services.engines.map(({ isEnded }) => isEnded)).toEqual([true, true])
  expect(contents.sent).toEqual([['ponte:event:diagnosis', exampleEvent]])
})

test('Somebody who looks elsewhere is told once that a check has ended, and again only when it comes to something else', async () => {
  const { window } = await openDoor()
  const end = (report: Report) => {
    services.engines[0]?.emit({ kind: 'report', runId: exampleRunId, report })
    return electron.seen.notified.length
  }
  const told = [end(refusedReport)]
  window.hasFocus = false
  told.push(
    end(refusedReport),
    end({ ...worksReport, target: refusedReport.target }),
    end({ ...worksReport, target: refusedReport.target }),
  )
  told.push(end(refusedReport), end(worksReport))
  window.hasFocus = true
  told.push(end(refusedReport))
  expect(told).toEqual([0, 0, 1, 1, 2, 3, 3])
  // What was found is not written where others may read it.
  expect(electron.seen.notified[0]).toEqual({ title: 'Ponte', body: 'The check is finished' })
})
