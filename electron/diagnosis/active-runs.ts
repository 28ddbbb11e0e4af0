// The diagnoses of one connected interface: starts, cancels and ends them, and tells what happens. Doors only carry its calls and events.
import { randomUUID } from 'node:crypto'
import type { ArgumentOf, DiagnosisEvent, ResultOf } from '../../shared/ipc/contract.ts'
import { explainError } from '../../shared/error-text/explain-error.ts'
import type { InputProblem } from '../../shared/target/input-problem.ts'
import { readCallCode } from '../../shared/report/call-code.ts'
import { parseTarget } from '../../shared/target/parse-target.ts'
import { runDiagnosis } from './run-diagnosis.ts'
import type { DiagnosisRequest, Machine } from './run-diagnosis.ts'
import { ServerFiles } from './server-files.ts'
import { thisMachine, toAsciiHost } from './this-machine.ts'
import { defaultRunSeconds } from './timeouts.ts'

export class ActiveRuns {
  readonly #emit: (event: DiagnosisEvent) => void
  readonly #machine: Machine
  readonly #runs = new Map<string, AbortController>()
  /** What was opened as a server's own side. */
  readonly serverFiles = new ServerFiles()
  #isEnded = false

  constructor(emit: (event: DiagnosisEvent) => void, machine: Machine = thisMachine) {
    this.#emit = (event) => {
      if (!this.#isEnded) emit(event)
    }
    this.#machine = machine
  }

  startDiagnosis({ input, options = {}, serverFile, callCode }: ArgumentOf<'startDiagnosis'>): Promise<ResultOf<'startDiagnosis'>> {
    const parsed = parseTarget(input, toAsciiHost)
    if (parsed.status === 'rejected')
      return Promise.resolve({ status: 'rejected', problem: parsed.problem, ...meaningOf(input, parsed.problem) })
    const serverDescription = serverFile === undefined ? undefined : this.serverFiles.find(serverFile)
    if (serverFile !== undefined && !serverDescription)
      return Promise.resolve({ status: 'rejected', problem: { id: 'server-file.gone', params: {} } })
    const callResult = callCode === undefined ? undefined : readCallCode(callCode)
    const runId = this.#begin((id, signal) =>
      this.#diagnose(
        id,
        {
          target: parsed.target,
          options: {
            proxy: 'auto',
            ...options,
            ...(serverDescription ? { hasServerDescription: true } : {}),
            ...(callResult ? { hasCallReport: true } : {}),
            ...(this.#machine.namesUsedBefore ? { hasHistory: true } : {}),
          },
          timeLimitMs: defaultRunSeconds * 1000,
          ...(serverDescription ? { serverDescription } : {}),
          ...(callResult ? { callResult } : {}),
        },
        signal,
      ),
    )
    return Promise.resolve({ status: 'started', runId, target: parsed.target })
  }

  startProxyCheck({ input = '' }: ArgumentOf<'startProxyCheck'>): Promise<ResultOf<'startProxyCheck'>> {
    if (input.trim() === '') {
      const runId = this.#begin((id, signal) => this.#checkSettings(id, signal))
      return Promise.resolve({ status: 'started', runId })
    }
    const parsed = parseTarget(input, toAsciiHost)
    if (parsed.status === 'rejected') return Promise.resolve({ status: 'rejected', problem: parsed.problem })
    const { target } = parsed
    const runId = this.#begin((id, signal) =>
      this.#diagnose(id, { target, options: { proxy: 'auto', checksProxies: true }, timeLimitMs: defaultRunSeconds * 1000 }, signal),
    )
    return Promise.resolve({ status: 'started', runId, target })
  }

  cancelDiagnosis({ runId }: ArgumentOf<'cancelDiagnosis'>): Promise<ResultOf<'cancelDiagnosis'>> {
    const cancelling = this.#runs.get(runId)
    cancelling?.abort()
    return Promise.resolve({ wasRunning: cancelling !== undefined })
  }

  /** Cancels every run and falls silent. */
  endAll(): void {
    this.#isEnded = true
    for (const cancelling of this.#runs.values()) cancelling.abort()
  }

  /** Begins a run. The reply goes out before the first event, so that the interface knows which run the events belong to. */
  #begin(run: (runId: string, signal: AbortSignal) => Promise<void>): string {
    const runId = randomUUID()
    const cancelling = new AbortController()
    this.#runs.set(runId, cancelling)
    setImmediate(() => void this.#toEnd(runId, run(runId, cancelling.signal)))
    return runId
  }

  async #toEnd(runId: string, running: Promise<void>): Promise<void> {
    try {
      await running
    } catch (error) {
      const log = await this.#machine.writeFault(error)
      this.#emit({ kind: 'fault', runId, raw: error instanceof Error ? error.message : String(error), log })
    } finally {
      this.#runs.delete(runId)
    }
  }

  async #diagnose(runId: string, request: DiagnosisRequest, signal: AbortSignal): Promise<void> {
    const report = await runDiagnosis(request, this.#machine, signal, (event) => this.#emit({ ...event, runId }))
    this.#emit({ kind: 'report', runId, report })
  }

  async #checkSettings(runId: string, signal: AbortSignal): Promise<void> {
    const { checkProxySettings } = await import('./check-proxy-settings.ts')
    const { proxyCheck, facts } = await checkProxySettings(this.#machine, signal, (event) => this.#emit({ ...event, runId }))
    this.#emit({ kind: 'proxy-settings', runId, proxyCheck, facts: [...facts] })
  }
}

/** An error text without an address cannot be tried, but it can be explained. */
function meaningOf(input: string, problem: InputProblem): Pick<Extract<ResultOf<'startDiagnosis'>, { status: 'rejected' }>, 'explanation'> {
  if (problem.id !== 'input.no-address') return {}
  const explanation = explainError(input, toAsciiHost)
  return explanation.outcome === 'problem' ? { explanation } : {}
}
