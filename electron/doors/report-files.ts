// Makes the files that a report can be saved as. Which of them, and where, is the caller's business; what is private was decided before.
import type { ProxyCheck } from '../../shared/analysis/proxy-check.ts'
import type { LanguageCode } from '../../shared/i18n/languages.ts'
import { chooseLanguage } from '../../shared/i18n/languages.ts'
import type { Translator } from '../../shared/i18n/translator.ts'
import type { ActionMessage } from '../../shared/report/action-message.ts'
import type { Report } from '../../shared/report/report.ts'
import { jsonText } from './terminal/json-text.ts'
import { loadTranslator } from './load-translator.ts'

/** What a report can be saved as without a page to print; a PDF needs one. */
export const reportFormats = ['json', 'txt', 'html', 'zip'] as const
export type ReportFormat = (typeof reportFormats)[number]

/** In which words a file is written. */
export interface ReportFileOptions {
  readonly language: LanguageCode
  /** The language of whoever must act, where it is another one. */
  readonly actorLanguage?: LanguageCode
  /** IANA time zone in which times are given. */
  readonly timeZone: string
}

/** The options of a page's request: of its languages only those that Ponte has. */
export function optionsOf({
  language,
  actorLanguage = language,
  timeZone,
}: {
  readonly language: string
  readonly actorLanguage?: string
  readonly timeZone: string
}): ReportFileOptions {
  return { language: chooseLanguage([language]), actorLanguage: chooseLanguage([actorLanguage, language]), timeZone }
}

/** Longest line of a text for a chat or an e-mail (RFC 5322 section 2.1.1). */
const mailWidth = 78

/** The bytes of one file. A PDF goes into the ZIP where the door can print one. */
export async function reportFile(report: Report, format: ReportFormat, options: ReportFileOptions, pdf?: Uint8Array): Promise<Uint8Array> {
  switch (format) {
    case 'json':
      return bytes(jsonText(report))
    case 'txt':
      return bytes(await reportText(report, options))
    case 'html':
      return bytes(await reportPage(report, options))
    case 'zip':
      return zipOf(report, options, pdf)
  }
}

/** The report as a page that stands alone; what a PDF is printed from, too. */
export async function reportPage(report: Report, options: ReportFileOptions): Promise<string> {
  const [translator, message, { htmlReport }] = await Promise.all([
    loadTranslator(options.language, 'report'),
    messageToSend(report, options),
    import('../../shared/report/html/html-report.ts'),
  ])
  return htmlReport(report, translator, { timeZone: options.timeZone, message })
}

/** The report as text, with the message to send at its end. */
export async function reportText(report: Report, options: ReportFileOptions, width = mailWidth): Promise<string> {
  const [translator, message, { explain }, { textReport }, { visibleTranslator }] = await Promise.all([
    loadTranslator(options.language, 'report'),
    messageToSend(report, options),
    import('../../shared/report/explain.ts'),
    import('./terminal/text-report.ts'),
    import('./terminal/visible-translator.ts'),
  ])
  const voice = visibleTranslator(translator)
  const verdict = textReport(explain(report, voice), voice, width)
  const text = report.proxyCheck ? `${await proxyAnswer(report, report.proxyCheck, voice, width)}\n${verdict}` : verdict
  return message ? `${text}\n${voice.format({ id: 'report-file.message', params: {} })}\n\n${message.body}\n` : text
}

/** The question about proxies was asked first, so its answer stands first. */
async function proxyAnswer(report: Report, check: ProxyCheck, voice: Translator, width: number): Promise<string> {
  const [{ explainProxyCheck }, { proxyText }] = await Promise.all([
    import('../../shared/report/explain-proxy-check.ts'),
    import('./terminal/proxy-text.ts'),
  ])
  return proxyText(explainProxyCheck(check, report.findings, voice), voice, width)
}

/** The message to whoever must act, in the language chosen for them. */
export async function messageToSend(
  report: Report,
  { language, actorLanguage, timeZone }: ReportFileOptions,
): Promise<ActionMessage | undefined> {
  const { actionMessage } = await import('../../shared/report/action-message.ts')
  return actionMessage(report, await loadTranslator(actorLanguage ?? language, 'report'), timeZone)
}

/** All formats in one file, with names that say nothing of what is inside. */
async function zipOf(report: Report, options: ReportFileOptions, pdf: Uint8Array | undefined): Promise<Uint8Array> {
  const { zipSync } = await import('fflate')
  const [json, text, page] = await Promise.all((['json', 'txt', 'html'] as const).map((format) => reportFile(report, format, options)))
  // The time of the check, so that the same report makes the same file. ZIP knows no earlier year than 1980 and no later one than 2107.
  const year = new Date(report.createdAt).getUTCFullYear()
  const mtime = year > 1980 && year < 2107 ? new Date(report.createdAt) : new Date('2000-01-01T12:00:00Z')
  const files = { 'report.json': json ?? bytes(''), 'report.txt': text ?? bytes(''), 'report.html': page ?? bytes('') }
  return zipSync(pdf ? { ...files, 'report.pdf': pdf } : files, { mtime })
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
