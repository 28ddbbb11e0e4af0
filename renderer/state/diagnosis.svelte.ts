// What is on screen: the field, a running check, its result, or a fault of Ponte. It follows the engine's events and judges nothing.
import { createContext } from 'svelte'
import type { StoredMessage } from '../../shared/i18n/message.ts'
import type { DiagnosisEvent, DiagnosisOptions, PonteApi, ResultOf } from '../../shared/ipc/contract.ts'
import type { Report } from '../../shared/report/report.ts'
import { formatTarget, type Target } from '../../shared/target/target.ts'
import { withStep, type Step } from './steps.ts'

/** What a pasted error without an address means. */
export type ErrorExplanation = NonNullable<Extract<ResultOf<'startDiagnosis'>, { status: 'rejected' }>['explanation']>

/** The screens and what each shows. */
export type Screen =
  | { readonly kind: 'start'; readonly problem?: StoredMessage; readonly explanation?: ErrorExplanation }
  | {
      readonly kind: 'progress'
      readonly runId: string
      readonly target: Target
      readonly startedAtMs: number
      readonly isStopping: boolean
    }
  /** `before`: the report of the check that this one repeats, with or without a change. */
  | { readonly kind: 'result'; readonly report: Report; readonly before?: Report }
  | { readonly kind: 'fault'; readonly raw: string; readonly log?: string }

/** What the check of a report was asked to do otherwise than by default. */
export function optionsOf({ options: { proxy, addressFamily } }: Report): DiagnosisOptions {
  return { ...(proxy === 'direct' ? { proxy } : {}), ...(addressFamily ? { addressFamily } : {}) }
}

/** The life of the checks of one window, one at a time. */
export class DiagnosisState {
  /** What is in the field; kept while other screens are shown. */
  input = $state('')
  screen: Screen = $state.raw({ kind: 'start' })
  steps: readonly Step[] = $state.raw([])
  /** Tells that the engine has been asked to start and has not answered yet. */
  isStarting = $state(false)
  isConnectionLost = $state(false)
  /** The id of the server's own file that checks use as evidence. */
  serverFile: string | undefined = $state()
  /** What `await-call` said on the server, as evidence for checks. */
  callCode: string | undefined = $state()
  readonly #api: PonteApi
  readonly #nowMs: () => number
  /** What the check on screen was asked to do otherwise than by default. */
  #options: DiagnosisOptions = {}
  /** The report that the next one is compared with. */
  #before: Report | undefined
  /** Events of a run that the engine began before its answer with the run's id arrived. */
  #early: DiagnosisEvent[] = []

  constructor(api: PonteApi, nowMs: () => number = () => performance.now()) {
    this.#api = api
    this.#nowMs = nowMs
    api.onDiagnosis((event) => this.#receive(event))
  }

  /** Starts a check of what is in the field. */
  async start(): Promise<void> {
    await this.#start(this.input, {}, undefined)
  }

  /** Checks the same once more, to see whether something has changed. */
  async again(): Promise<void> {
    await this.#start(this.input, this.#options, this.#result())
  }

  /** Checks again with a change, to see what it changes. */
  async startWith(input: string, options: DiagnosisOptions): Promise<void> {
    await this.#start(input, options, this.#result())
  }

  /** Checks the address of an earlier report again as it was checked then, to see what has changed. */
  async repeat(report: Report): Promise<void> {
    await this.#start(formatTarget(report.target), optionsOf(report), report)
  }

  /** Shows what a repetition of the check on screen has found, in its place. */
  showRepeated(report: Report): void {
    if (this.screen.kind === 'result') this.screen = { kind: 'result', report, before: this.screen.report }
  }

  #result(): Report | undefined {
    return this.screen.kind === 'result' ? this.screen.report : undefined
  }

  async #start(input: string, options: DiagnosisOptions, before: Report | undefined): Promise<void> {
    if (this.isStarting || this.isConnectionLost) return
    this.input = input
    this.#options = options
    this.#before = before
    this.isStarting = true
    this.#early = []
    try {
      const answer = await this.#api.startDiagnosis({
        input: this.input,
        ...(this.serverFile === undefined ? {} : { serverFile: this.serverFile }),
        ...(this.callCode === undefined ? {} : { callCode: this.callCode }),
        ...(Object.keys(this.#options).length > 0 ? { options: this.#options } : {}),
      })
      this.isStarting = false
      if (answer.status === 'rejected') {
        const { problem, explanation } = answer
        this.screen = { kind: 'start', problem, ...(explanation ? { explanation } : {}) }
      } else this.#follow(answer.runId, answer.target)
    } catch (error) {
      this.isStarting = false
      this.fail(error)
    }
  }

  /** Stops the running check; its partial report arrives as an event. */
  async stop(): Promise<void> {
    if (this.screen.kind !== 'progress' || this.screen.isStopping) return
    this.screen = { ...this.screen, isStopping: true }
    try {
      await this.#api.cancelDiagnosis({ runId: this.screen.runId })
    } catch (error) {
      this.fail(error)
    }
  }

  /** Goes back to the field and what is in it. */
  returnToStart(): void {
    this.screen = { kind: 'start' }
  }

  /** Goes back to the field and empties it for another address. */
  startAnew(): void {
    this.input = ''
    this.serverFile = undefined
    this.callCode = undefined
    this.returnToStart()
  }

  /** Shows that Ponte itself went wrong. After the connection is gone that is said instead: what fails then follows from it. */
  fail(error: unknown): void {
    if (!this.isConnectionLost) this.screen = { kind: 'fault', raw: String(error) }
  }

  /** Notes that the engine is gone for good; what is on screen stays readable. */
  loseConnection(): void {
    this.isConnectionLost = true
  }

  #follow(runId: string, target: Target): void {
    this.steps = []
    this.screen = { kind: 'progress', runId, target, startedAtMs: this.#nowMs(), isStopping: false }
    for (const event of this.#early) this.#receive(event)
    this.#early = []
  }

  #receive(event: DiagnosisEvent): void {
    if (event.kind === 'report-to-show') {
      this.isStarting = false
      this.screen = { kind: 'result', report: event.report }
      return
    }
    if (this.isStarting) {
      this.#early.push(event)
      return
    }
    if (this.screen.kind !== 'progress' || event.runId !== this.screen.runId) return
    switch (event.kind) {
      case 'probe-started':
        this.steps = withStep(this.steps, event.probe.id, { probe: event.probe })
        return
      case 'probe-slow':
        this.steps = withStep(this.steps, event.probeId, { isSlow: true })
        return
      case 'fact':
        this.steps = withStep(this.steps, event.fact.id, { fact: event.fact })
        return
      case 'report':
        this.screen = { kind: 'result', report: event.report, ...(this.#before ? { before: this.#before } : {}) }
        return
      case 'fault':
        this.screen = { kind: 'fault', raw: event.raw, log: event.log }
        return
      case 'computer-part':
      case 'proxy-settings': // of a look for proxies, which has a screen of its own
        return
      default:
        event satisfies never
    }
  }
}

/** The checks of the component tree, given by App.svelte. */
export const [useDiagnosis, provideDiagnosis] = createContext<DiagnosisState>()
