// An engine under the test's control, for components: it records what it is asked and tells what the test says.
import type { ArgumentOf, DiagnosisEvent, PonteApi, ResultOf } from '../../shared/ipc/contract.ts'

/** An event without the run that it belongs to. */
export type EventOfTheRun = DiagnosisEvent extends infer Event ? (Event extends unknown ? Omit<Event, 'runId'> : never) : never

/** The fake's only run. */
export const fakeRunId = '00000000-0000-4000-8000-000000000001'

/** What the engine answers when it is asked to start. */
type StartAnswer = ResultOf<'startDiagnosis'> | Error

/** A PonteApi and the strings behind it. */
export class FakePonteApi implements PonteApi {
  readonly started: ArgumentOf<'startDiagnosis'>[] = []
  readonly cancelled: ArgumentOf<'cancelDiagnosis'>[] = []
  readonly #answer: StartAnswer
  readonly #listeners = new Set<(event: DiagnosisEvent) => void>()

  constructor(answer: StartAnswer) {
    this.#answer = answer
  }

  readonly startDiagnosis: PonteApi['startDiagnosis'] = (argument) => {
    this.started.push(argument)
    return this.#answer instanceof Error ? Promise.reject(this.#answer) : Promise.resolve(this.#answer)
  }

  /** What was asked of the look for proxies, and how that begins. */
  readonly proxyChecks: ArgumentOf<'startProxyCheck'>[] = []
  proxyAnswer: ResultOf<'startProxyCheck'> = { status: 'started', runId: fakeRunId }
  readonly startProxyCheck: PonteApi['startProxyCheck'] = (argument) => {
    this.proxyChecks.push(argument)
    return Promise.resolve(this.proxyAnswer)
  }

  readonly cancelDiagnosis: PonteApi['cancelDiagnosis'] = (argument) => {
    this.cancelled.push(argument)
    return Promise.resolve({ wasRunning: true })
  }

  /** What the engine makes of every document. */
  opened: ResultOf<'openDocument'> = { kind: 'unreadable', reason: 'not-json' }
  openDocument: PonteApi['openDocument'] = () => Promise.resolve(this.opened)

  /** What is known of this computer. */
  computer: ResultOf<'readThisComputer'> = { status: 'not-known', reason: 'unreadable' }
  readonly readings: string[] = []
  /** How a reading comes to its end. */
  endReading = (): Promise<ResultOf<'readThisComputer'>> => Promise.resolve(this.computer)
  readonly readThisComputer: PonteApi['readThisComputer'] = ({ runId }) => {
    this.readings.push(runId)
    return this.endReading()
  }

  /** Tells of one part of a reading. */
  tellPart(state: Extract<DiagnosisEvent, { kind: 'computer-part' }>['state'], runId: string): void {
    this.tell({ kind: 'computer-part', state }, runId)
  }

  /** The checks that the engine has kept. */
  history: ResultOf<'listHistory'> = { keepsHistory: true, checks: [] }
  /** The report behind every one of them. */
  keptReport: ResultOf<'readHistory'> = {}
  readonly changed: ArgumentOf<'changeSettings'>[] = []
  readonly listHistory: PonteApi['listHistory'] = () => Promise.resolve(this.history)
  readHistory: PonteApi['readHistory'] = () => Promise.resolve(this.keptReport)
  readonly readSettings: PonteApi['readSettings'] = () => Promise.resolve({ keepsHistory: this.history.keepsHistory })

  readonly clearHistory: PonteApi['clearHistory'] = () => {
    this.history = { ...this.history, checks: [] }
    return Promise.resolve({})
  }

  readonly changeSettings: PonteApi['changeSettings'] = (change) => {
    this.changed.push(change)
    return Promise.resolve({ wasKept: true })
  }

  readonly prepared: ArgumentOf<'prepareReport'>[] = []
  readonly made: ArgumentOf<'makeReportFile'>[] = []
  /** What can be hidden in every report. */
  redactions: Pick<ResultOf<'prepareReport'>, 'redactions' | 'originals'> = { redactions: [], originals: [] }
  readonly prepareReport: PonteApi['prepareReport'] = (argument) => {
    this.prepared.push(argument)
    return Promise.resolve({ report: argument.report, ...this.redactions })
  }

  readonly makeReportFile: PonteApi['makeReportFile'] = (argument) => {
    this.made.push(argument)
    return Promise.resolve({ base64: btoa('a file') })
  }

  /** Which door this is; the window saves with a dialog. */
  door: 'window' | 'browser' = 'browser'
  readonly asked: ArgumentOf<'saveReport'>['format'][] = []
  /** What came of every dialog. */
  saved: ResultOf<'saveReport'> = { status: 'no-dialog' }
  shownCount = 0
  readonly saveReport: PonteApi['saveReport'] = ({ format }) => {
    this.asked.push(format)
    return Promise.resolve(this.saved)
  }

  readonly savedDescriptions: ArgumentOf<'saveServerFile'>['description'][] = []
  readonly saveServerFile: PonteApi['saveServerFile'] = ({ description }) => {
    this.savedDescriptions.push(description)
    return Promise.resolve(this.saved)
  }

  readonly showSavedReport: PonteApi['showSavedReport'] = () => {
    this.shownCount += 1
    return Promise.resolve({ wasShown: true })
  }

  readonly dragged: ArgumentOf<'dragReport'>['format'][] = []
  readonly dragReport: PonteApi['dragReport'] = ({ format }) => {
    this.dragged.push(format)
    return Promise.resolve({ wasStarted: true })
  }

  readonly emails: ArgumentOf<'beginEmail'>['language'][] = []
  emailOutcome: ResultOf<'beginEmail'>['outcome'] = 'begun'
  readonly beginEmail: PonteApi['beginEmail'] = ({ language }) => {
    this.emails.push(language)
    return Promise.resolve({ outcome: this.emailOutcome })
  }

  readonly describePonte: PonteApi['describePonte'] = () => Promise.resolve({ version: '1.2.3', door: this.door })

  readonly onDiagnosis: PonteApi['onDiagnosis'] = (listener) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Tells the interface something about the fake's run, or about another one. */
  tell(event: EventOfTheRun, runId = fakeRunId): void {
    for (const listener of this.#listeners) listener({ ...event, runId })
  }
}
