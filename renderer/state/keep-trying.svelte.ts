// Repeats the check of a result at a decent pace until its outcome changes, an hour is over, or somebody stops it.
import { compareReports } from '../../shared/report/compare-reports.ts'
import type { Aspect } from '../../shared/analysis/comparison-row.ts'
import type { ArgumentOf, DiagnosisEvent, PonteApi } from '../../shared/ipc/contract.ts'
import type { Report } from '../../shared/report/report.ts'

/** The wait before the first try: a server that is being started needs some seconds. Each wait is twice the one before, */
const firstWaitMs = 5000
/** but no longer than this: once a minute is noise for no server, and soon enough for a person. */
const longestWaitMs = 60_000
/** Whoever waits longer has gone. */
const longestMs = 3_600_000

/** What one try came to. */
export interface Try {
  /** Milliseconds since 1970, as the clock of this computer has them. */
  readonly at: number
  readonly outcome: Report['verdict']['outcome']
  /** The first stage that is otherwise than in the result that was there at the start. */
  readonly changed?: Aspect
}

/** What goes on. */
export type Phase =
  | { readonly kind: 'waiting'; readonly nextAt: number }
  | { readonly kind: 'checking' }
  /** `changed`: this try came to another outcome. */
  | { readonly kind: 'changed'; readonly report: Report }
  | { readonly kind: 'stopped' | 'out-of-time' | 'failed' }

/** Time, which tests pass by themselves. */
export interface Clock {
  readonly nowMs: () => number
  /** Works once after that time; gives the function that prevents it. */
  readonly after: (waitMs: number, work: () => void) => () => void
}

const pageClock: Clock = {
  nowMs: () => performance.now(),
  after: (waitMs, work) => {
    const timer = setTimeout(work, waitMs)
    return () => clearTimeout(timer)
  },
}

/** The tries of one result. */
export class KeepTryingState {
  phase: Phase = $state.raw({ kind: 'stopped' })
  tries: readonly Try[] = $state.raw([])
  readonly #api: PonteApi
  readonly #clock: Clock
  readonly #onChange: (report: Report) => void
  #first: Report | undefined
  #argument: ArgumentOf<'startDiagnosis'> = { input: '' }
  #endsAtMs = 0
  #waitMs = firstWaitMs
  #preventNext = (): void => {}
  /** The run of this try, once the engine has named it. */
  #runId: string | undefined
  /** Events that the engine sent before its answer with the run's id arrived. */
  #early: DiagnosisEvent[] = []
  readonly #endListening: () => void

  /** `onChange` is called with the report whose outcome is another one. */
  constructor(api: PonteApi, onChange: (report: Report) => void, clock = pageClock) {
    this.#api = api
    this.#clock = clock
    this.#onChange = onChange
    this.#endListening = api.onDiagnosis((event) => this.#receive(event))
  }

  get isTrying(): boolean {
    return this.phase.kind === 'waiting' || this.phase.kind === 'checking'
  }

  /** Begins, with what that result was asked for. */
  start(first: Report, argument: ArgumentOf<'startDiagnosis'>): void {
    if (this.isTrying) return
    this.#first = first
    this.#argument = argument
    this.#waitMs = firstWaitMs
    this.#endsAtMs = this.#clock.nowMs() + longestMs
    this.tries = []
    this.#wait()
  }

  /** Ends the tries, also the one that is under way. */
  stop(): void {
    if (!this.isTrying) return
    const runId = this.#runId
    this.#end({ kind: 'stopped' })
    // When the engine is gone there is nothing left to stop.
    if (runId !== undefined) this.#api.cancelDiagnosis({ runId }).catch(() => undefined)
  }

  /** Stops, and hears of nothing any more. */
  close(): void {
    this.stop()
    this.#endListening()
  }

  #wait(): void {
    if (this.#clock.nowMs() + this.#waitMs > this.#endsAtMs) {
      this.#end({ kind: 'out-of-time' })
      return
    }
    this.phase = { kind: 'waiting', nextAt: Date.now() + this.#waitMs }
    this.#preventNext = this.#clock.after(this.#waitMs, () => void this.#try())
    this.#waitMs = Math.min(2 * this.#waitMs, longestWaitMs)
  }

  async #try(): Promise<void> {
    const checking: Phase = { kind: 'checking' }
    this.phase = checking
    this.#early = []
    // A connection that is gone is said by the frame.
    const answer = await this.#api.startDiagnosis(this.#argument).catch(() => undefined)
    if (this.phase !== checking) {
      // Stopped before the engine had answered.
      if (answer?.status === 'started') this.#api.cancelDiagnosis({ runId: answer.runId }).catch(() => undefined)
      return
    }
    if (answer?.status !== 'started') {
      this.#end({ kind: 'failed' })
      return
    }
    this.#runId = answer.runId
    for (const event of this.#early) this.#receive(event)
  }

  #receive(event: DiagnosisEvent): void {
    if (this.phase.kind !== 'checking' || (event.kind !== 'report' && event.kind !== 'fault')) return
    if (this.#runId === undefined) this.#early.push(event)
    else if (event.runId === this.#runId) {
      this.#runId = undefined
      if (event.kind === 'report') this.#note(event.report)
      else this.#end({ kind: 'failed' })
    }
  }

  #note(report: Report): void {
    if (!this.#first) return
    const { isVerdictSame, firstChanged } = compareReports(this.#first, report)
    const { outcome } = report.verdict
    this.tries = [...this.tries, { at: Date.now(), outcome, ...(firstChanged === undefined ? {} : { changed: firstChanged }) }]
    // A check that was broken off does not know.
    if (isVerdictSame || report.completion !== 'complete') {
      this.#wait()
      return
    }
    this.#end({ kind: 'changed', report })
    this.#onChange(report)
  }

  #end(phase: Phase): void {
    this.#preventNext()
    this.#runId = undefined
    this.phase = phase
  }
}
