// Reads a saved report, which may come from anybody: size first, then JSON, then the schema.
import { open } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import * as v from 'valibot'
import { parseJson } from '../../../shared/facts/parse-json.ts'
import type { ServerFile } from '../../../shared/report/read-server-file.ts'
import { readServerFile, serverFileMessage } from '../../../shared/report/read-server-file.ts'
import { maxReportBytes } from '../../../shared/report/report-limits.ts'
import { reportSchema } from '../../../shared/report/report-schema.ts'
import type { Report } from '../../../shared/report/report.ts'
import { Problem } from './problem.ts'

/** A hostile file can have as many mistakes as it has bytes; one is enough to refuse it. */
const firstIssueOnly = { abortEarly: true }

/** Throws a `Problem` with one sentence for a file that is missing, too large, no JSON, of another version, or no report. */
export async function readReport(file: string): Promise<Report> {
  const text = await readBounded(file)
  const parsed = v.safeParse(reportSchema, parseJson(text), firstIssueOnly)
  if (parsed.success) return parsed.output
  throw new Problem({ id: 'terminal.not-a-report', params: { file } })
}

/** Reads the server's own side, as `describe-server` or a command that lists sockets has written it; throws as `readReport` does. */
export async function readServerSide(file: string): Promise<ServerFile> {
  const read = readServerFile(await readBounded(file))
  if (read.status === 'read') return read
  throw new Problem(serverFileMessage(read.problem))
}

async function readBounded(file: string): Promise<string> {
  try {
    await using handle = await open(file, 'r')
    // Not by its size: pipes and devices have none.
    const bytes = await buffer(handle.createReadStream({ end: maxReportBytes }))
    if (bytes.length <= maxReportBytes) return bytes.toString('utf8')
    throw new Problem({ id: 'terminal.report-too-large', params: { file, megabytes: maxReportBytes / 1_000_000 } })
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem({ id: 'terminal.cannot-read', params: { file, reason: error instanceof Error ? error.message : String(error) } })
  }
}
