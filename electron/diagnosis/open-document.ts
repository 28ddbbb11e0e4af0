// Reads a document that the interface was given: a file that may come from anybody. Size first, then JSON, then the schema; nothing in it is run.
import * as v from 'valibot'
import type { ArgumentOf, ResultOf } from '../../shared/ipc/contract.ts'
import { reportSchema } from '../../shared/report/report-schema.ts'

/** What the engine makes of a document. */
type OpenedDocument = ResultOf<'openDocument'>

/** Says what a document is. What it is not is said as the reason why it cannot be opened. */
export function openDocument({ text }: ArgumentOf<'openDocument'>): OpenedDocument {
  const document = parseJson(text)
  if (document === undefined) return { kind: 'unreadable', reason: 'not-json' }
  // A hostile file can have as many mistakes as it has bytes; one is enough to refuse it.
  const parsed = v.safeParse(reportSchema, document, { abortEarly: true })
  if (parsed.success) return { kind: 'report', report: parsed.output }
  return { kind: 'unreadable', reason: isFromNewerVersion(document) ? 'newer-version' : 'not-a-report' }
}

/** Gives `undefined` for what is no JSON. Files of some editors begin with a byte order mark, which JSON does not know (RFC 8259 section 8.1). */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function isFromNewerVersion(document: unknown): boolean {
  return v.is(v.looseObject({ schemaVersion: v.pipe(v.number(), v.integer(), v.minValue(2)) }), document)
}
