// Keeps the last report for a page that was loaded again after a crash, or one that was opened before there was a page: it is told as soon as the page
// hears. Held in memory only.
import type { DiagnosisEvent } from '../../../shared/ipc/contract.ts'

/** How the page is told. */
export type ReportToShow = Extract<DiagnosisEvent, { kind: 'report-to-show' }>

/** The report that belongs on screen although the page has not made it. */
export class KeptReport {
  #last: ReportToShow | undefined
  #isWanted = false

  /** Notes the report of a run that has ended. */
  note(event: DiagnosisEvent): void {
    if (event.kind === 'report') this.#last = { ...event, kind: 'report-to-show' }
  }

  /** Chooses a report that was opened from a file. */
  choose(event: ReportToShow): void {
    this.#last = event
    this.#isWanted = true
  }

  /** The page is gone and comes back: what it showed is wanted again. */
  keepForNextPage(): void {
    this.#isWanted = true
  }

  /** Gives the report that the page should show, once. */
  take(): ReportToShow | undefined {
    if (!this.#isWanted) return undefined
    this.#isWanted = false
    return this.#last
  }
}
