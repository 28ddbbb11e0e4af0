// Reads a document that the interface was given: a file that may come from anybody. Size first, then JSON, then the schema; nothing in it is run.
import * as v from 'valibot'
import type { ArgumentOf, ResultOf } from '../../shared/ipc/contract.ts'
import { readServerFile } from '../../shared/report/read-server-file.ts'
import { reportSchema } from '../../shared/report/report-schema.ts'
import { ServerFiles } from './server-files.ts'
import { parseJson } from '../../shared/facts/parse-json.ts'

/** What the engine makes of a document. */
type OpenedDocument = ResultOf<'openDocument'>

/** Says what a document is; a server's own side is kept for the checks to come. What cannot be opened is said with the reason. */
export function openDocument({ text }: ArgumentOf<'openDocument'>, serverFiles = new ServerFiles()): OpenedDocument {
  const document = parseJson(text)
  // A hostile file can have as many mistakes as it has bytes; one is enough to refuse it.
  const parsed = v.safeParse(reportSchema, document, { abortEarly: true })
  if (parsed.success) return { kind: 'report', report: parsed.output }
  const read = readServerFile(text.replace(/^\uFEFF/, ''))
  if (read.status === 'read') {
    const { description, listing } = read
    return { kind: 'server-file', id: serverFiles.keep(description), description, unreadLines: listing?.unreadLines ?? 0 }
  }
  if (read.problem === 'damaged') return unreadable('damaged-server-file')
  if (read.problem !== 'not-recognised' && read.problem !== 'too-large') return unreadable(read.problem)
  if (document === undefined) return unreadable('not-json')
  return unreadable(isFromNewerVersion(document) ? 'newer-version' : 'not-a-report')
}

type Reason = Extract<OpenedDocument, { kind: 'unreadable' }>['reason']

function unreadable(reason: Reason): OpenedDocument {
  return { kind: 'unreadable', reason }
}

function isFromNewerVersion(document: unknown): boolean {
  return v.is(v.looseObject({ schemaVersion: v.pipe(v.number(), v.integer(), v.minValue(2)) }), document)
}
