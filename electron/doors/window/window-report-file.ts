// The files that the window can make of a report: all that every door can, and what takes printing: a PDF, alone and in the ZIP.
import type { ArgumentOf } from '../../../shared/ipc/contract.ts'

/** The bytes of one file. */
export async function windowReportFile({ report, format, ...words }: ArgumentOf<'saveReport'>): Promise<Uint8Array> {
  const { optionsOf, reportFile, reportPage } = await import('../report-files.ts')
  const options = optionsOf(words)
  if (format !== 'pdf' && format !== 'zip') return reportFile(report, format, options)
  const { printPage } = await import('./print-page.ts')
  const pdf = await printPage(await reportPage(report, options))
  return format === 'pdf' ? pdf : reportFile(report, format, options, pdf)
}
