// What a door needs from the rest of Ponte. A door shows and carries; it has no diagnosis of its own.
import type { ArgumentOf, DiagnosisEvent, ResultOf } from '../../shared/ipc/contract.ts'

/** Runs diagnoses for one connected interface. */
export interface Engine {
  startDiagnosis(argument: ArgumentOf<'startDiagnosis'>): Promise<ResultOf<'startDiagnosis'>>
  cancelDiagnosis(argument: ArgumentOf<'cancelDiagnosis'>): Promise<ResultOf<'cancelDiagnosis'>>
  /** Ends every run of this interface; nothing is emitted to it any more. */
  endAll(): void
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
