// What redaction is, as data: what the person chooses, and what was replaced by which label. How it is done is in redact.ts.
import type { Report } from '../report.ts'

/** What kinds of private things have labels. A label is the kind and a number: `name-2`. */
export const redactionKinds = [
  'address', // an IP address; its label keeps where it can lead
  'name', // of a computer or a domain
  'user',
  'mac',
  'email',
  'file', // a file or folder
  'path', // of the target's address
  'secret', // a value that stands where passwords and tokens stand
  'interface', // a network connection of this computer
  'program',
  'certificate', // a fingerprint
  'text', // words that are on no list of harmless ones
  'bytes', // such words in what a peer sent; masked in place, so that the protocol can still be recognised
] as const
export type RedactionKind = (typeof redactionKinds)[number]

/** What the person wants to be seen. */
export interface RedactionChoice {
  /** Whether the address that was checked, and what the name servers say of it, stays readable. Secrets in its path are replaced all the same. */
  readonly target: 'kept' | 'hidden'
  /** Single things, by their labels, that are to be shown or hidden against that. */
  readonly items?: Readonly<Record<string, 'shown' | 'hidden'>>
}

/** One private thing, wherever it stands. Labels do not change with the choice. */
export interface Redaction {
  readonly label: string
  readonly kind: RedactionKind
  /** How often it stands in the report. */
  readonly count: number
  /** Whether it belongs to the address that was checked. */
  readonly isTarget: boolean
  readonly isHidden: boolean
}

/** A report that can be given away, and what was replaced in it. */
export interface RedactedReport {
  readonly report: Report
  /** Everything that can be hidden, in the order in which it stands in the report. */
  readonly redactions: readonly Redaction[]
  /** What each label stands for: for the preview on this screen alone, never saved or sent. */
  readonly originals: ReadonlyMap<string, string>
}
