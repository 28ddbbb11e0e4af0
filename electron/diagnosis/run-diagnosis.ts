// Runs one diagnosis: starts what the plan names as soon as the facts allow it, keeps time, and makes the report.
// It decides nothing about the network: what to try is the plan's, what it means the rules'.
import { settledOutcome } from '../../shared/analysis/analyze.ts'
import type { CallResult } from '../../shared/facts/call-result.ts'
import type { Fact, ValueOf } from '../../shared/facts/fact.ts'
import type { NotRunReason, Outcome } from '../../shared/facts/outcome.ts'
import { planProbes } from '../../shared/plan/plan-probes.ts'
import type { PlannedProbe } from '../../shared/plan/planned-probe.ts'
import type { Fault, Report } from '../../shared/report/report.ts'
import type { RunOptions } from '../../shared/rules/rule.ts'
import type { Target } from '../../shared/target/target.ts'
import { ConnectionStore } from '../probes/connections.ts'
import type { Clock, ProbeContext, ProbeLimits } from '../probes/probe-context.ts'
import type { Network } from '../probes/network.ts'
import { loadProbe, runProbe } from '../probes/run-probe.ts'
import { chooseProxy } from '../system/proxy-setting.ts'
import { createTrustStore } from '../system/trust-store.ts'
import { buildReport } from './build-report.ts'
import type { WriteFault } from './fault-log.ts'
import { graceAfterAbortMs, graceMs } from './timeouts.ts'

/** What is to be found out. */
export interface DiagnosisRequest {
  readonly target: Target
  readonly options: RunOptions
  /** For the proxy mode `given`; may hold credentials, which go no further than the proxy. */
  readonly proxyUrl?: string
  /** What the server wrote down about itself; the options say so, too. */
  readonly serverDescription?: ValueOf<'server-description'>
  /** What the server counted, from its code; the options say so, too. */
  readonly callResult?: CallResult
  /** The whole run, in milliseconds. */
  readonly timeLimitMs: number
}

/** The machine that the run happens on. */
export interface Machine {
  readonly clock: Clock
  readonly network: Network
  readonly limits: ProbeLimits
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly writeFault: WriteFault
  /** Hosts that were checked here before, where checks are kept. */
  readonly namesUsedBefore?: () => Promise<readonly string[]>
  /** The window's Chromium, where there is one. */
  readonly resolveProxy?: (url: string) => Promise<string>
}

/** What a run tells while it goes on. */
export type RunEvent =
  | { readonly kind: 'probe-started'; readonly probe: PlannedProbe }
  | { readonly kind: 'probe-slow'; readonly probeId: string }
  | { readonly kind: 'fact'; readonly fact: Fact }

/** Runs a diagnosis to its end, to its time limit, or until the signal is aborted; there is a report in each case. */
export function runDiagnosis(
  request: DiagnosisRequest,
  machine: Machine,
  signal: AbortSignal,
  onEvent: (event: RunEvent) => void = () => undefined,
): Promise<Report> {
  return new Run(request, machine, onEvent).toEnd(signal)
}

class Run {
  readonly #request: DiagnosisRequest
  readonly #machine: Machine
  readonly #onEvent: (event: RunEvent) => void
  readonly #facts: Fact[] = []
  readonly #faults: Fault[] = []
  readonly #started = new Set<string>()
  readonly #slow = new Set<string>()
  readonly #running = new Set<string>()
  readonly #ending = new AbortController()
  readonly #connections = new ConnectionStore()
  readonly #context: Omit<ProbeContext, 'reportSlow'>
  readonly #finished = Promise.withResolvers<undefined>()
  /** Settles a little after the end was called, for probes that did not hear it. */
  readonly #givenUp = Promise.withResolvers<Outcome<never>>()
  #completion: Report['completion'] = 'complete'
  #grace: NodeJS.Timeout | undefined
  #patience: NodeJS.Timeout | undefined

  constructor(request: DiagnosisRequest, machine: Machine, onEvent: (event: RunEvent) => void) {
    this.#request = request
    this.#machine = machine
    this.#onEvent = onEvent
    const { target, options, proxyUrl, serverDescription, callResult } = request
    const { clock, network, limits, environment, namesUsedBefore, resolveProxy } = machine
    const question = { environment, target, ...(proxyUrl === undefined ? {} : { proxyUrl }) }
    const choice = chooseProxy(options.proxy, question)
    const { credentials, pacUrl } = choice.status === 'succeeded' ? choice.value : {}
    this.#context = {
      ...question,
      clock,
      network,
      limits,
      signal: this.#ending.signal,
      connections: this.#connections,
      trust: createTrustStore(environment),
      ...(credentials ? { proxyCredentials: credentials } : {}),
      ...(pacUrl === undefined ? {} : { pacUrl }),
      ...(serverDescription ? { serverDescription } : {}),
      ...(callResult ? { callResult } : {}),
      ...(namesUsedBefore ? { namesUsedBefore } : {}),
      ...(resolveProxy ? { resolveProxy } : {}),
    }
  }

  async toEnd(signal: AbortSignal): Promise<Report> {
    const { clock } = this.#machine
    const createdAt = clock.now()
    const startMs = clock.monotonicMs()
    const cancel = (): void => this.#end('cancelled', 'cancelled')
    signal.addEventListener('abort', cancel, { once: true })
    const limit = setTimeout(() => this.#end('out-of-time', 'out-of-time'), this.#request.timeLimitMs)
    if (signal.aborted) cancel()
    try {
      this.#advance()
      await this.#finished.promise
    } finally {
      // After a crash of the run itself, probes may still be running.
      this.#end('fault-of-ponte')
      for (const timer of [limit, this.#grace, this.#patience]) clearTimeout(timer)
      signal.removeEventListener('abort', cancel)
      this.#connections.closeAll()
    }
    return buildReport({
      ...this.#request,
      facts: this.#facts,
      faults: this.#faults,
      completion: this.#completion,
      createdAt,
      durationMs: clock.monotonicMs() - startMs,
    })
  }

  /** Starts everything that the plan names by now and that has not been started; ends when nothing runs any more. */
  #advance(): void {
    const { target, options } = this.#request
    const context = { target, options, facts: this.#facts, slow: this.#slow }
    const due = this.#ending.signal.aborted ? [] : planProbes(context).filter(({ id }) => !this.#started.has(id))
    for (const probe of due) this.#start(probe)
    if (this.#running.size === 0) {
      this.#finished.resolve(undefined)
      return
    }
    const settled = settledOutcome(context)
    if (settled) this.#grace ??= setTimeout(() => this.#end('no-longer-needed'), graceMs[settled])
  }

  #start(probe: PlannedProbe): void {
    this.#started.add(probe.id)
    this.#running.add(probe.id)
    this.#onEvent({ kind: 'probe-started', probe })
    this.#toFact(probe)
      .then((fact) => {
        this.#running.delete(probe.id)
        this.#facts.push(fact)
        this.#onEvent({ kind: 'fact', fact })
        this.#advance()
      })
      .catch(this.#finished.reject)
  }

  async #toFact(probe: PlannedProbe): Promise<Fact> {
    const { clock } = this.#machine
    // What the loading costs is not the network's doing, and a module that cannot be loaded fails again, as a fault, when it is run.
    await Promise.allSettled([loadProbe(probe.kind)])
    const startedAt = clock.now().toISOString()
    const startMs = clock.monotonicMs()
    const reportSlow = (): void => this.#noteSlow(probe.id)
    const outcome = await Promise.race([this.#attempt(probe, { ...this.#context, reportSlow }), this.#givenUp.promise])
    const durationMs = Math.round((clock.monotonicMs() - startMs) * 100) / 100
    // The plan pairs kind and input, and runProbe kind and value: the compiler cannot follow a pair through a variable.
    return { ...probe, startedAt, durationMs, outcome } as Fact
  }

  /** A crash of a probe is ours: it becomes a fault with its place in the log, and its fact stays unknown. */
  async #attempt(probe: PlannedProbe, context: ProbeContext): Promise<Outcome<unknown>> {
    try {
      return await runProbe(probe, context)
    } catch (error) {
      const log = await this.#machine.writeFault(error)
      this.#faults.push({ factId: probe.id, raw: (error instanceof Error ? error.message : String(error)).slice(0, 500), log })
      return { status: 'not-run', reason: 'fault-of-ponte' }
    }
  }

  /** Called from the timers of probes, where nobody would catch a crash of the plan. */
  #noteSlow(probeId: string): void {
    if (this.#ending.signal.aborted) return
    try {
      this.#slow.add(probeId)
      this.#onEvent({ kind: 'probe-slow', probeId })
      this.#advance()
    } catch (error) {
      this.#finished.reject(error)
    }
  }

  #end(reason: NotRunReason, completion?: Report['completion']): void {
    if (this.#ending.signal.aborted) return
    if (completion !== undefined) this.#completion = completion
    this.#ending.abort(reason)
    this.#patience = setTimeout(() => this.#givenUp.resolve({ status: 'not-run', reason }), graceAfterAbortMs)
  }
}
