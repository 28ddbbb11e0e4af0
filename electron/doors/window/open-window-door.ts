// The window door: Electron's main process, put together from the guards beside this file. Diagnosing happens behind DoorServices.
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { BrowserWindow } from 'electron'
import { app, ipcMain, Menu, Notification, protocol, session, shell } from 'electron'
import type { ArgumentOf, DiagnosisEvent, ResultOf } from '../../../shared/ipc/contract.ts'
import type { Translator } from '../../../shared/i18n/translator.ts'
import { compareReports } from '../../../shared/report/compare-reports.ts'
import type { Report } from '../../../shared/report/report.ts'
import { formatTarget } from '../../../shared/target/target.ts'
import { ponteHomepage } from '../../ponte-version.ts'
import type { DoorServices } from '../engine.ts'
import type { InterfaceFiles } from '../interface-files.ts'
import { answerWindow } from './answer-window.ts'
import type { AboutFacts } from './dialogs.ts'
import { askForReport, say, showAbout } from './dialogs.ts'
import { DragOut } from './drag-out.ts'
import { guardContents } from './guard-contents.ts'
import { guardSession } from './guard-session.ts'
import { createInterfaceWindow, showInterfaceWindow } from './interface-window.ts'
import type { ReportToShow } from './kept-report.ts'
import { KeptReport } from './kept-report.ts'
import { menuTemplate } from './menu.ts'
import { openOutside } from './open-outside.ts'
import { ownScheme, startUrl } from './own-address.ts'
import { readReportFile } from './read-report-file.ts'
import { recoverPage } from './recover-page.ts'
import { SaveDialog } from './save-dialog.ts'
import { readStartWish } from './start-wish.ts'

/** What the window door needs beyond what every door needs. */
export interface WindowDoorServices extends DoorServices {
  readonly readFiles: () => Promise<InterfaceFiles>
  /** Path of the bundled preload script. */
  readonly preload: string
  /** A report that the start was asked to open. */
  readonly file?: string
  readonly loadTexts: (preferredTags: readonly string[]) => Promise<Translator>
  /** What *About* tells, and the file with the licences of what Ponte contains. */
  readonly aboutFacts: AboutFacts
  readonly licencesFile: string
}

/** Prepares what Electron must know before it is ready, then opens the window; a second start only shows the window of the first. */
export async function openWindowDoor(services: WindowDoorServices): Promise<void> {
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  prepareElectron()
  // macOS opens files by an event, which can come before anything is ready.
  const opening = new FilesToOpen(services.file)
  app.on('open-file', (event, path) => {
    event.preventDefault()
    opening.open(path)
  })
  app.on('second-instance', (_event, argv, folder) => {
    const wish = readStartWish(argv.slice(1), folder)
    opening.open(wish.kind === 'window' ? wish.file : undefined)
  })

  const [files, translator] = await Promise.all([
    services.readFiles(),
    services.loadTexts(app.getPreferredSystemLanguages()),
    app.whenReady(),
  ])
  const isDevelopment = !app.isPackaged
  guardSession(session.defaultSession, files, isDevelopment)
  const window = await createInterfaceWindow(services.preload, join(app.getPath('userData'), 'window.json'), isDevelopment)
  const keptReport = new KeptReport()
  const dragOut = new DragOut(window)
  let lastReport: Report | undefined
  const notifyOfEnd = (event: DiagnosisEvent) => {
    if (event.kind !== 'report') return
    const isNews = !lastReport || !isRepeatedOutcome(lastReport, event.report)
    lastReport = event.report
    if (isNews && !window.isDestroyed() && !window.isFocused()) notify(window, translator)
  }
  const tell = answerWindow(
    ipcMain,
    window.webContents,
    {
      ...services,
      saving: new SaveDialog(window),
      dragReport: (request) => dragOut.start(request),
      beginEmail: (request) => beginEmail(window, translator, request),
    },
    { keptReport, onEvent: notifyOfEnd },
  )
  recoverPage(window, { translator, keptReport, reportFault: services.reportFault, quit: () => app.quit() })
  const openFile = async (path: string) => {
    const opened = await readReportFile(path)
    if (opened.status === 'refused') return say(window, translator, opened.sentence)
    tell(toShow(opened.report))
  }
  setMenu(window, translator, services, openFile)
  const first = opening.takeFirst()
  const opened = first === undefined ? undefined : await readReportFile(first)
  if (opened?.status === 'read') keptReport.choose(toShow(opened.report))
  await window.loadURL(startUrl)
  opening.startOpening((path) => {
    if (window.isDestroyed()) return
    showInterfaceWindow(window)
    if (path !== undefined) openFile(path).catch(services.reportFault)
  })
  if (opened?.status === 'refused') await say(window, translator, opened.sentence)
}

/** A report from a file belongs to no run of this start. */
function toShow(report: Report): ReportToShow {
  return { kind: 'report-to-show', runId: randomUUID(), report }
}

/** The name under which Windows knows the program, the same as in its Start menu entry (appId of the packages): without it notifications stay away. */
const windowsAppId = 'org.ponte.Ponte'

/** What must be said before Electron is ready. */
function prepareElectron(): void {
  app.enableSandbox()
  if (process.platform === 'win32') app.setAppUserModelId(windowsAppId)
  // Text and a few lines need no graphics card, and a broken driver is the commonest reason for a window that stays white.
  app.disableHardwareAcceleration()
  protocol.registerSchemesAsPrivileged([{ scheme: ownScheme, privileges: { standard: true, secure: true } }])
  app.on('web-contents-created', (_event, contents) => guardContents(contents))
  // On macOS too: without its window Ponte has nothing to do.
  app.on('window-all-closed', () => app.quit())
}

/** Files that the system asks to be opened; those that come before the page is there wait for it. */
class FilesToOpen {
  #open: ((path: string | undefined) => void) | undefined
  #first: string | undefined

  constructor(first: string | undefined) {
    this.#first = first
  }

  open(path: string | undefined): void {
    if (this.#open) this.#open(path)
    else this.#first = path ?? this.#first
  }

  takeFirst(): string | undefined {
    const first = this.#first
    this.#first = undefined
    return first
  }

  startOpening(open: (path: string | undefined) => void): void {
    this.#open = open
    const waiting = this.takeFirst()
    if (waiting !== undefined) open(waiting)
  }
}

function setMenu(
  window: BrowserWindow,
  translator: Translator,
  { aboutFacts, licencesFile, reportFault }: WindowDoorServices,
  openFile: (path: string) => Promise<void>,
): void {
  const openReport = async () => {
    const path = await askForReport(window, translator)
    if (path !== undefined) await openFile(path)
  }
  const tellAbout = async () => {
    // A file of Ponte's own, never one that the page names.
    if ((await showAbout(window, translator, aboutFacts)) === 'licences') await shell.openPath(licencesFile)
  }
  const template = menuTemplate(process.platform, !app.isPackaged, (id) => translator.format({ id, params: {} }), {
    openReport: () => void openReport().catch(reportFault),
    showAbout: () => void tellAbout().catch(reportFault),
    lookForNewVersion: () => void openOutside(window, translator, 'homepage', ponteHomepage).catch(reportFault),
  })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

/** Begins an e-mail with the message that belongs to a report, written here and not by the page. */
async function beginEmail(
  window: BrowserWindow,
  translator: Translator,
  { report, ...words }: ArgumentOf<'beginEmail'>,
): Promise<ResultOf<'beginEmail'>> {
  const [{ messageToSend, optionsOf }, { emailDraft }] = await Promise.all([
    import('../report-files.ts'),
    import('../../../shared/report/action-message.ts'),
  ])
  const message = await messageToSend(report, optionsOf(words))
  if (!message) return { outcome: 'declined' }
  const opened = await openOutside(window, translator, 'email', emailDraft(message))
  return { outcome: opened === 'opened' ? 'begun' : opened }
}

/** A check that is tried again and again is told of when it comes to something else. */
function isRepeatedOutcome(last: Report, report: Report): boolean {
  return formatTarget(last.target) === formatTarget(report.target) && compareReports(last, report).isVerdictSame
}

/** Says that a check has ended to somebody who is looking at something else. What it found is not written where others may read it. */
function notify(window: BrowserWindow, translator: Translator): void {
  if (!Notification.isSupported()) return
  const notification = new Notification({ title: 'Ponte', body: translator.format({ id: 'window.notification.title', params: {} }) })
  notification.on('click', () => {
    if (!window.isDestroyed()) showInterfaceWindow(window)
  })
  notification.show()
}
