// Reads a report that was opened with a double click. The file may come from anybody: its size is looked at first, and nothing in it is trusted.
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import * as v from 'valibot'
import type { StoredMessage } from '../../../shared/i18n/message.ts'
import { reportSchema } from '../../../shared/report/report-schema.ts'
import type { Report } from '../../../shared/report/report.ts'
import { parseJson } from '../../../shared/facts/parse-json.ts'

/** The largest report that is read; one of a thousand facts has a tenth of it. */
const maxMegabytes = 5

/** Not to wait for the other end of a pipe; Windows has no such flag. */
const nonBlocking = process.platform === 'win32' ? 0 : constants.O_NONBLOCK

/** A report, or the sentence that says why there is none. */
export type ReadReportFile =
  { readonly status: 'read'; readonly report: Report } | { readonly status: 'refused'; readonly sentence: StoredMessage }

/** Reads one file. Never rejects for what the file is. */
export async function readReportFile(path: string): Promise<ReadReportFile> {
  const file = basename(path)
  const refuse = (id: StoredMessage['id'], params: StoredMessage['params'] = {}): ReadReportFile => ({
    status: 'refused',
    sentence: { id, params: { file, ...params } },
  })
  const text = await readText(path)
  if (text === 'folder') return refuse('window.open.folder')
  if (text === 'too-large') return refuse('window.open.too-large', { megabytes: maxMegabytes })
  if (typeof text !== 'object') return refuse('window.open.unreadable')
  const parsed = v.safeParse(reportSchema, parseJson(text.text), { abortEarly: true })
  return parsed.success ? { status: 'read', report: parsed.output } : refuse('window.open.not-a-report')
}

async function readText(path: string): Promise<'folder' | 'too-large' | 'unreadable' | { readonly text: string }> {
  try {
    await using handle = await open(path, constants.O_RDONLY | nonBlocking)
    const stats = await handle.stat()
    if (stats.isDirectory()) return 'folder'
    // A pipe or a device could go on for ever.
    if (!stats.isFile()) return 'unreadable'
    if (stats.size > maxMegabytes * 2 ** 20) return 'too-large'
    return { text: await handle.readFile('utf8') }
  } catch (error) {
    if (error instanceof Error && 'code' in error) return error.code === 'EISDIR' ? 'folder' : 'unreadable'
    throw error
  }
}
