// The checks of this person on this computer: kept here and sent nowhere, bounded, and gone when the person says so.
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import * as v from 'valibot'
import type { ResultOf } from '../../shared/ipc/contract.ts'
import { reportSchema } from '../../shared/report/report-schema.ts'
import type { Report } from '../../shared/report/report.ts'
import { formatTarget } from '../../shared/target/target.ts'
import type { KeptTrouble } from './kept-file.ts'
import { KeptFile } from './kept-file.ts'

/** More checks than this nobody looks through. */
const mostReports = 50
/** Reports together, in characters: a large one has 100,000. */
const mostCharacters = 5_000_000
/** A check that is repeated within this time and finds the same takes the place of the one before. */
const repeatedWithinMs = 3_600_000

const fileSchema = v.strictObject({
  schemaVersion: v.literal(1),
  /** Newest first. */
  reports: v.pipe(v.array(v.any()), v.maxLength(mostReports), v.array(reportSchema)),
})
type Kept = v.InferOutput<typeof fileSchema>

export class History {
  readonly #file: KeptFile<Kept>
  #trouble: KeptTrouble | undefined

  constructor(folder: string, now: () => Date) {
    this.#file = new KeptFile<Kept>(join(folder, 'history.json'), fileSchema, { schemaVersion: 1, reports: [] }, now)
  }

  /** Keeps a report as the newest. */
  async keep(report: Report): Promise<void> {
    this.#note(await this.#file.change((kept) => ({ ...kept, reports: withNewest(kept.reports, report) })))
  }

  /** Lists what is kept, newest first, with the trouble that there was. */
  async list(): Promise<Pick<ResultOf<'listHistory'>, 'checks' | 'trouble'>> {
    const { content, trouble } = await this.#file.read()
    this.#note(trouble)
    return {
      checks: content.reports.map((report) => ({
        id: idOf(report),
        createdAt: report.createdAt,
        target: report.target,
        verdict: report.verdict,
        ...(report.verdict.outcome === 'problem' && report.findings[0] ? { message: report.findings[0].message } : {}),
      })),
      ...(this.#trouble ? { trouble: this.#trouble } : {}),
    }
  }

  /** Gives one of them; nothing when it is there no more. */
  async read(id: string): Promise<Report | undefined> {
    return (await this.#file.read()).content.reports.find((report) => idOf(report) === id)
  }

  /** The hosts that were checked, newest first. */
  async hosts(): Promise<readonly string[]> {
    return (await this.#file.read()).content.reports
      .filter(({ verdict }) => verdict.cause !== 'name-not-found')
      .map(({ target }) => target.host)
  }

  /** Forgets all of them. */
  async clear(): Promise<void> {
    this.#trouble = undefined
    this.#note(await this.#file.change((kept) => ({ ...kept, reports: [] })))
  }

  /** Trouble is told until the list is cleared: it happens when nobody looks. */
  #note(trouble: KeptTrouble | undefined): void {
    this.#trouble = trouble ?? this.#trouble
  }
}

/** Follows from the content, so that it is the same in every process. */
function idOf(report: Report): string {
  const { createdAt, target, durationMs } = report
  return createHash('sha256')
    .update(JSON.stringify([createdAt, durationMs, target]))
    .digest('hex')
    .slice(0, 32)
}

function withNewest(reports: readonly Report[], newest: Report): Report[] {
  const [last, ...earlier] = reports
  const kept = [newest, ...(last && isRepeated(last, newest) ? earlier : reports)].slice(0, mostReports)
  let characters = 0
  return kept.filter((report) => (characters += JSON.stringify(report).length) <= mostCharacters)
}

function isRepeated(last: Report, newest: Report): boolean {
  return (
    formatTarget(last.target) === formatTarget(newest.target) &&
    JSON.stringify(last.options) === JSON.stringify(newest.options) &&
    last.verdict.outcome === newest.verdict.outcome &&
    last.verdict.cause === newest.verdict.cause &&
    Date.parse(newest.createdAt) - Date.parse(last.createdAt) < repeatedWithinMs
  )
}
