// Does with a report file all that Ponte can do with one. What it throws is a fault of Ponte.
import * as v from 'valibot'
import { openDocument } from '../../electron/diagnosis/open-document.ts'
import { textReport } from '../../electron/doors/terminal/text-report.ts'
import type { Translator } from '../../shared/i18n/translator.ts'
import { actionMessage, emailDraft } from '../../shared/report/action-message.ts'
import { compareReports } from '../../shared/report/compare-reports.ts'
import { explain } from '../../shared/report/explain.ts'
import { htmlReport } from '../../shared/report/html/html-report.ts'
import { judgeAgain, judgementChange } from '../../shared/report/judge-again.ts'
import { redact } from '../../shared/report/redaction/redact.ts'
import { reportSchema } from '../../shared/report/report-schema.ts'

/** What came of a file: the page that it makes, where it is a report. */
export interface UsedReport {
  readonly isReport: boolean
  readonly page?: string
}

/** Opens, explains, judges again, redacts, compares and writes in every format. Throws when any of it does, or when a result is no report. */
export function useReport(text: string, translator: Translator): UsedReport {
  const opened = openDocument({ text })
  if (opened.kind !== 'report') return { isReport: false }
  const { report } = opened
  const page = htmlReport(report, translator, { timeZone: 'UTC', message: actionMessage(report, translator, 'UTC') })
  textReport(explain(report, translator), translator, 80)
  const message = actionMessage(report, translator, 'UTC')
  if (message) emailDraft(message)
  const again = judgeAgain(report)
  judgementChange(report, again)
  compareReports(report, again)
  for (const target of ['kept', 'hidden'] as const) {
    const redacted = redact(report, { target }).report
    v.parse(reportSchema, JSON.parse(JSON.stringify(redacted)))
    judgeAgain(redacted)
    htmlReport(redacted, translator, { timeZone: 'UTC' })
  }
  return { isReport: true, page }
}
