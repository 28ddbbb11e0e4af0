// One interface that is connected to a door: a window, or a tab of the browser. It has its own engine, so that it hears of its own runs only.
import type { DiagnosisEvent } from '../../shared/ipc/contract.ts'
import type { CallAnswer } from '../../shared/ipc/wire.ts'
import { callNames, maxPendingCalls } from '../../shared/ipc/wire.ts'
import type { CallHandlers } from './answer-call.ts'
import { answerCall, refusal } from './answer-call.ts'
import type { DoorServices, Engine, EngineCallName } from './engine.ts'
import { doorCallNames } from './engine.ts'

/** More than a person with a held-down key makes; each started run opens connections to somebody. */
const maxCallsPerSecond = 40

/** Answers the calls of one interface within its limits, until it goes away. */
export class ConnectedInterface {
  readonly #services: DoorServices
  readonly #engine: Engine
  readonly #handlers: CallHandlers
  #pendingCalls = 0
  #secondStartedMs = -Infinity
  #callsInSecond = 0

  constructor(services: DoorServices, emit: (event: DiagnosisEvent) => void) {
    const engine = services.createEngine(emit)
    this.#services = services
    this.#engine = engine
    this.#handlers = {
      ...engineHandlers(engine),
      describePonte: () => Promise.resolve(services.about),
      saveReport: (argument) => services.saving?.save(argument) ?? Promise.resolve({ status: 'no-dialog' }),
      dragReport: async (argument) => ({ wasStarted: (await services.dragReport?.(argument)) ?? false }),
      beginEmail: (argument) => services.beginEmail?.(argument) ?? Promise.resolve({ outcome: 'no-program' }),
      saveServerFile: (argument) => services.saving?.saveServerFile(argument) ?? Promise.resolve({ status: 'no-dialog' }),
      showSavedReport: () => Promise.resolve({ wasShown: services.saving?.showLast() ?? false }),
    }
  }

  /** Answers one call; never rejects. */
  async answer(call: string, argument: unknown): Promise<CallAnswer> {
    if (this.#isTooFast() || this.#pendingCalls >= maxPendingCalls) return refusal('too-many-calls')
    this.#pendingCalls += 1
    try {
      return await answerCall(this.#handlers, call, argument, this.#services.reportFault)
    } finally {
      this.#pendingCalls -= 1
    }
  }

  /** Ends the runs: nobody is left to hear of them. */
  end(): void {
    this.#engine.endAll()
  }

  #isTooFast(): boolean {
    const nowMs = this.#services.nowMs()
    if (nowMs - this.#secondStartedMs >= 1000) {
      this.#secondStartedMs = nowMs
      this.#callsInSecond = 0
    }
    this.#callsInSecond += 1
    return this.#callsInSecond > maxCallsPerSecond
  }
}

/** Every call of the engine under its name; a test may exchange one later. */
function engineHandlers(engine: Engine): Pick<CallHandlers, EngineCallName> {
  const ofDoor: readonly string[] = doorCallNames
  const names = callNames.filter((name): name is EngineCallName => !ofDoor.includes(name))
  // The name picks argument and result alike, which the compiler cannot follow through a union.
  return Object.fromEntries(names.map((name) => [name, (argument: never) => engine[name](argument)])) as Pick<CallHandlers, EngineCallName>
}
