// Entry of the window door (dist/window/main.js): a command of the terminal, one line where there is no display, or the window. Only puts the parts together.
import { homedir } from 'node:os'
import { join } from 'node:path'
import { app } from 'electron'
import { faultLogFile, writeFault } from '../../diagnosis/fault-log.ts'
import { ponteVersion } from '../../ponte-version.ts'
import { readStartWish } from './start-wish.ts'

// As in the terminal door: getaddrinfo blocks one of libuv's threads for as long as a dead resolver lets it.
process.env['UV_THREADPOOL_SIZE'] ??= '16'

// Packed, the program itself stands before the words; from the sources the program's folder, too.
const wish = readStartWish(process.argv.slice(app.isPackaged ? 1 : 2), process.cwd())

// Awaited at the top level: Electron starts what belongs to a window (display, graphics, its other processes) only after this module has been
// evaluated, so that a command needs none of it (Electron 45, ElectronBrowserMainParts::PostEarlyInitialization).
if (wish.kind === 'command') await runInTerminal(wish.words)
else if (isWithoutDisplay(process.platform, process.env)) await sayThatThereIsNoDisplay()
else await openWindow(wish.file)

async function runInTerminal(words: readonly string[]): Promise<never> {
  // Electron ends with the status 0 whatever `process.exitCode` says; and a reader that closes early is no error.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  const { runCommand } = await import('../terminal/run-command.ts')
  const status = await runCommand(words)
  await new Promise<void>((resolve) => process.stdout.write('', () => process.stderr.write('', () => resolve())))
  process.exit(status)
}

/** X11 and Wayland each name their display in a variable; other systems always have one. */
function isWithoutDisplay(platform: string, environment: Readonly<Record<string, string | undefined>>): boolean {
  return platform === 'linux' && !environment['DISPLAY'] && !environment['WAYLAND_DISPLAY']
}

async function sayThatThereIsNoDisplay(): Promise<never> {
  const { languageOfSystem } = await import('../load-translator.ts')
  const { loadWindowTexts } = await import('./load-window-texts.ts')
  const translator = await loadWindowTexts([languageOfSystem(process.env)])
  process.stderr.write(`${translator.format({ id: 'window.no-display', params: {} })}\n`)
  process.exit(2)
}

/** Loads the window door and starts it. Its end is not waited for: Electron becomes ready only after this module has been evaluated. */
async function openWindow(file: string | undefined): Promise<void> {
  const [{ createEngine }, { readInterfaceFiles }, { openWindowDoor }, { loadWindowTexts }, { resolveProxy }] = await Promise.all([
    import('../create-engine.ts'),
    import('../interface-files.ts'),
    import('./open-window-door.ts'),
    import('./load-window-texts.ts'),
    import('./chromium-proxy.ts'),
  ])
  const { electron = '', chrome: chromium = '', node } = process.versions as Readonly<Record<string, string>> & { readonly node: string }
  void openWindowDoor({
    createEngine: (emit) => createEngine(emit, { resolveProxy }),
    about: { version: ponteVersion, door: 'window' },
    nowMs: () => performance.now(),
    reportFault: (error) => void writeFault(error),
    readFiles: () => readInterfaceFiles(join(import.meta.dirname, '../renderer')),
    preload: join(import.meta.dirname, 'preload.cjs'),
    loadTexts: loadWindowTexts,
    aboutFacts: { version: ponteVersion, electron, chromium, node, log: faultLogFile(process.platform, process.env, homedir()) },
    // Packed, it lies beside the archive, where other programs can read it.
    licencesFile: join(app.isPackaged ? process.resourcesPath : join(import.meta.dirname, '..'), 'licences.txt'),
    ...(file === undefined ? {} : { file }),
  }).catch(endWithFault)
}

async function endWithFault(error: unknown): Promise<void> {
  await writeFault(error)
  app.exit(4) // a fault of Ponte itself, as in the terminal door
}
