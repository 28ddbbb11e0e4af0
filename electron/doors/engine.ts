// What a door needs from the rest of Ponte. A door shows and carries; it has no diagnosis of its own.
import type { ArgumentOf, CallName, DiagnosisEvent, ResultOf } from '../../shared/ipc/contract.ts'

/** The calls that the door answers itself: what Ponte is, and what only a window can ask the system. */
export const doorCallNames = [
  'describePonte',
  'saveReport',
  'saveServerFile',
  'showSavedReport',
  'dragReport',
  'beginEmail',
] as const satisfies readonly CallName[]

/** The calls that the engine answers. */
export type EngineCallName = Exclude<CallName, (typeof doorCallNames)[number]>

/** Does the work behind the calls of one connected interface. */
export type Engine = {
  [Name in EngineCallName]: (argument: ArgumentOf<Name>) => Promise<ResultOf<Name>>
} & {
  /** Ends everything that this interface began; nothing is emitted to it any more. */
  endAll: () => void
}

/** Saves files with a dialog of the system. */
export interface ReportSaving {
  readonly save: (argument: ArgumentOf<'saveReport'>) => Promise<ResultOf<'saveReport'>>
  readonly saveServerFile: (argument: ArgumentOf<'saveServerFile'>) => Promise<ResultOf<'saveServerFile'>>
  /** Shows the last file in its folder; false when none was saved. */
  readonly showLast: () => boolean
}

/** What every interface of one door shares. */
export interface DoorServices {
  readonly createEngine: (emit: (event: DiagnosisEvent) => void) => Engine
  readonly about: ResultOf<'describePonte'>
  /** Absent where the browser saves. */
  readonly saving?: ReportSaving
  /** Hands a file of a report to the system's drag and drop; false when it could not. */
  readonly dragReport?: (argument: ArgumentOf<'dragReport'>) => Promise<boolean>
  /** Absent where a page can follow the link to an e-mail itself. */
  readonly beginEmail?: (argument: ArgumentOf<'beginEmail'>) => Promise<ResultOf<'beginEmail'>>
  /** Writes down a crash of Ponte itself. */
  readonly reportFault: (error: unknown) => void
  /** A monotonic clock in milliseconds. */
  readonly nowMs: () => number
}
