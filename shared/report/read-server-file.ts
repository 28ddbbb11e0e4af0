// Reads what the person gave as the server's own side: the document of `describe-server`, or the output of a command that lists sockets.
// The text is a stranger's: it is bounded, checked, and none of it is kept when it is refused.
import * as v from 'valibot'
import { assertNever } from '../facts/assert-never.ts'
import type { ListingFormat, ValueOf } from '../facts/fact.ts'
import { parseJson } from '../facts/parse-json.ts'
import type { Message } from '../i18n/message.ts'
import { readListing } from '../server-text/read-listing.ts'
import { maxReportBytes } from './report-limits.ts'
import { serverDescriptionSchema } from './server-description-schema.ts'

/** What was read, and how. */
export interface ServerFile {
  readonly description: ValueOf<'server-description'>
  /** The command that was recognised, and how many of its lines were not understood; absent for a document. */
  readonly listing?: { readonly format: ListingFormat; readonly unreadLines: number }
}

/** Why a text is not used. */
type ServerFileProblem =
  | 'too-large'
  | 'not-recognised'
  | 'newer-version' // a description, of a version that is not known here
  | 'damaged' // a description that breaks its own form
  | 'too-many-listeners'

/** The sentence for it. */
export function serverFileMessage(problem: ServerFileProblem): Message {
  switch (problem) {
    case 'too-large':
      return { id: 'server-file.too-large', params: { megabytes: maxReportBytes / 1_000_000 } }
    case 'not-recognised':
      return { id: 'server-file.not-recognised', params: {} }
    case 'newer-version':
      return { id: 'server-file.newer-version', params: {} }
    case 'damaged':
      return { id: 'server-file.damaged', params: {} }
    case 'too-many-listeners':
      return { id: 'server-file.too-many-listeners', params: {} }
    default:
      return assertNever(problem)
  }
}

/** A hostile file can have as many mistakes as it has bytes; one is enough to refuse it. */
const firstIssueOnly = { abortEarly: true }

/** An address list this long is no machine's. */
const mostAddresses = 256

/** Reads a text; characters are counted as bytes at least. */
export function readServerFile(
  text: string,
): ({ readonly status: 'read' } & ServerFile) | { readonly status: 'refused'; readonly problem: ServerFileProblem } {
  if (text.length > maxReportBytes) return refused('too-large')
  // A text that begins like JSON and breaks off is none either.
  const document = /^\s*[[{]/.test(text) ? parseJson(text) : undefined
  if (isDescription(document)) return readDescription(document)
  const read = readListing(text)
  if (read.status !== 'read') return refused(read.status)
  const { format, listeners, addresses, unreadLines } = read
  return {
    status: 'read',
    description: { listing: format, addresses: addresses.slice(0, mostAddresses), listeners },
    listing: { format, unreadLines },
  }
}

function readDescription(document: { readonly schemaVersion?: unknown }): ReturnType<typeof readServerFile> {
  if (typeof document.schemaVersion === 'number' && document.schemaVersion !== 1) return refused('newer-version')
  const parsed = v.safeParse(serverDescriptionSchema, document, firstIssueOnly)
  if (!parsed.success) return refused('damaged')
  const { schemaVersion: _version, kind: _kind, ponte: _ponte, ...description } = parsed.output
  return { status: 'read', description }
}

function refused(problem: ServerFileProblem): { readonly status: 'refused'; readonly problem: ServerFileProblem } {
  return { status: 'refused', problem }
}

function isDescription(document: unknown): document is { readonly schemaVersion?: unknown } {
  return typeof document === 'object' && document !== null && 'kind' in document && document.kind === 'server-description'
}
