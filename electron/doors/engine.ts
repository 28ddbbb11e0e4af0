// What a door needs from the rest of Ponte. A door shows and carries; it has no diagnosis of its own.
import type { ArgumentOf, CallName, DiagnosisEvent, ResultOf } from '../../shared/ipc/contract.ts'

/** The calls that the engine answers; what Ponte is, the door says itself. */
export type EngineCallName = Exclude<CallName, 'describePonte'>

/** Does the work behind the calls of one connected interface. */
export type Engine = {
  [Name in EngineCallName]: (argument: ArgumentOf<Name>) => Promise<ResultOf<Name>>
} & {
  /** Ends everything that this interface began; nothing is emitted to it any more. */
  endAll: () => void
}

/** What every interface of one door shares. */
export interface DoorServices {
  readonly createEngine: (emit: (event: DiagnosisEvent) => void) => Engine
  readonly about: ResultOf<'describePonte'>
  /** Writes down a crash of Ponte itself. */
  readonly reportFault: (error: unknown) => void
  /** A monotonic clock in milliseconds. */
  readonly nowMs: () => number
}
