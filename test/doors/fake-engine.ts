// An engine that diagnoses nothing: it records what it is asked and emits what a test tells it to.
import type { ArgumentOf, DiagnosisEvent, ResultOf } from '../../shared/ipc/contract.ts'
import type { DoorServices, Engine } from '../../electron/doors/engine.ts'

export const exampleRunId = '0f8fad5b-d9cb-469f-a165-70867728950e'

const exampleTarget = { scheme: 'ws', host: '127.0.0.1', port: 8080, path: '/', input: 'ws://127.0.0.1:8080' } as const

export class FakeEngine implements Engine {
  readonly started: string[] = []
  readonly cancelled: string[] = []
  isEnded = false
  readonly emit: (event: DiagnosisEvent) => void

  constructor(emit: (event: DiagnosisEvent) => void) {
    this.emit = emit
  }

  startDiagnosis({ input }: ArgumentOf<'startDiagnosis'>): Promise<ResultOf<'startDiagnosis'>> {
    this.started.push(input)
    return Promise.resolve({ status: 'started', runId: exampleRunId, target: exampleTarget })
  }

  startProxyCheck(): Promise<ResultOf<'startProxyCheck'>> {
    return Promise.resolve({ status: 'started', runId: exampleRunId })
  }

  cancelDiagnosis({ runId }: ArgumentOf<'cancelDiagnosis'>): Promise<ResultOf<'cancelDiagnosis'>> {
    this.cancelled.push(runId)
    return Promise.resolve({ wasRunning: true })
  }

  openDocument(): Promise<ResultOf<'openDocument'>> {
    return Promise.resolve({ kind: 'unreadable', reason: 'not-json' })
  }

  prepareReport({ report }: ArgumentOf<'prepareReport'>): Promise<ResultOf<'prepareReport'>> {
    return Promise.resolve({ report, redactions: [], originals: [] })
  }

  makeReportFile(): Promise<ResultOf<'makeReportFile'>> {
    return Promise.resolve({ base64: '' })
  }

  readThisComputer(): Promise<ResultOf<'readThisComputer'>> {
    return Promise.resolve({ status: 'not-known', reason: 'unreadable' })
  }

  listHistory(): Promise<ResultOf<'listHistory'>> {
    return Promise.resolve({ keepsHistory: true, checks: [] })
  }

  readHistory(): Promise<ResultOf<'readHistory'>> {
    return Promise.resolve({})
  }

  clearHistory(): Promise<ResultOf<'clearHistory'>> {
    return Promise.resolve({})
  }

  readSettings(): Promise<ResultOf<'readSettings'>> {
    return Promise.resolve({ keepsHistory: true })
  }

  changeSettings(): Promise<ResultOf<'changeSettings'>> {
    return Promise.resolve({ wasKept: true })
  }

  endAll(): void {
    this.isEnded = true
  }
}

/** Services with fake engines, which can be looked at afterwards, and a clock that a test can turn. */
export class FakeDoorServices implements DoorServices {
  readonly engines: FakeEngine[] = []
  readonly faults: unknown[] = []
  readonly about: DoorServices['about']
  clockMs = 0

  constructor(door: 'window' | 'browser') {
    this.about = { version: '1.2.3', door }
  }

  readonly createEngine = (emit: (event: DiagnosisEvent) => void): FakeEngine => {
    const engine = new FakeEngine(emit)
    this.engines.push(engine)
    return engine
  }

  readonly reportFault = (error: unknown): void => void this.faults.push(error)

  readonly nowMs = (): number => this.clockMs
}

/** An event of a run, as small as the contract allows. */
export const exampleEvent: DiagnosisEvent = { kind: 'probe-slow', runId: exampleRunId, probeId: 'tcp-connect 127.0.0.1 8080' }
