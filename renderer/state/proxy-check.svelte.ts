// The look for proxies: the field, a running check, its answer, or a fault of Ponte. It outlives the view, so that an answer is still there when the
// person comes back from another place. It follows the engine's events and judges nothing.
import type { ProxyCheck } from '../../shared/analysis/proxy-check.ts'
import type { StoredMessage } from '../../shared/i18n/message.ts'
import type { DiagnosisEvent, PonteApi } from '../../shared/ipc/contract.ts'
import type { Report } from '../../shared/report/report.ts'
import { withStep, type Step } from './steps.ts'

/** The screens and what each shows. */
export type ProxyScreen =
  | { readonly kind: 'ask'; readonly problem?: StoredMessage }
  | { readonly kind: 'progress'; readonly runId: string; readonly startedAtMs: number; readonly isStopping: boolean }
  /** `report`: where an address was checked, the whole report that the answer is part of. */
  | { readonly kind: 'answer'; readonly proxyCheck: ProxyCheck; readonly report?: Report }
  | { readonly kind: 'fault'; readonly raw: string; readonly log?: string }

/** The life of the looks for proxies of one window, one at a time. */
export class ProxyCheckState {
  /** The address in the field; without one the settings alone are looked at. */
  input = $state('')
  screen: ProxyScreen = $state.raw({ kind: 'ask' })
  steps: readonly Step[] = $state.raw([])
  /** Tells that the engine has been asked to start and has not answered yet. */
  isStarting = $state(false)
  readonly #api: PonteApi
  readonly #nowMs: () => number
  /** Events of a run that the engine began before its answer with the run's id arrived. */
  #early: DiagnosisEvent[] = []

  constructor(api: PonteApi, nowMs: () => number = () => performance.now()) {
    this.#api = api
    this.#nowMs = nowMs
    api.onDiagnosis((event) => this.#receive(event))
  }

  /** Looks for proxies, with the address that is in the field. */
  async start(): Promise<void> {
    if (this.isStarting) return
    this.isStarting = true
    this.#early = []
    try {
      const input = this.input.trim()
      const answer = await this.#api.startProxyCheck(input === '' ? {} : { input })
      this.isStarting = false
      if (answer.status === 'rejected') this.screen = { kind: 'ask', problem: answer.problem }
      else this.#follow(answer.runId)
    } catch (error) {
      this.isStarting = false
      this.screen = { kind: 'fault', raw: String(error) }
    }
  }

  /** Stops the running check; what was found until then still arrives as an event. */
  async stop(): Promise<void> {
    if (this.screen.kind !== 'progress' || this.screen.isStopping) return
    this.screen = { ...this.screen, isStopping: true }
    try {
      await this.#api.cancelDiagnosis({ runId: this.screen.runId })
    } catch (error) {
      this.screen = { kind: 'fault', raw: String(error) }
    }
  }

  /** Goes back to the field and what is in it. */
  returnToField(): void {
    this.screen = { kind: 'ask' }
  }

  #follow(runId: string): void {
    this.steps = []
    this.screen = { kind: 'progress', runId, startedAtMs: this.#nowMs(), isStopping: false }
    for (const event of this.#early) this.#receive(event)
    this.#early = []
  }

  #receive(event: DiagnosisEvent): void {
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
      case 'proxy-settings':
        this.screen = { kind: 'answer', proxyCheck: event.proxyCheck }
        return
      case 'report':
        if (event.report.proxyCheck) this.screen = { kind: 'answer', proxyCheck: event.report.proxyCheck, report: event.report }
        return
      case 'fault':
        this.screen = { kind: 'fault', raw: event.raw, log: event.log }
        return
      case 'computer-part':
      case 'report-to-show': // belongs to the first place
        return
      default:
        event satisfies never
    }
  }
}

const states = new WeakMap<PonteApi, ProxyCheckState>()

/** The looks for proxies of an interface, the same each time that the view is shown. */
export function proxyCheckOf(api: PonteApi): ProxyCheckState {
  const state = states.get(api) ?? new ProxyCheckState(api)
  states.set(api, state)
  return state
}
