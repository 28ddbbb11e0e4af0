// The shape of one line of the side-by-side view.
import type { FactId } from '../facts/fact.ts'
import type { Message } from '../i18n/message.ts'

/** The lines of the side-by-side view, in the order in which a connection happens. */
export const aspects = [
  ...(['name', 'address', 'port', 'reach', 'proxy', 'encryption', 'certificate', 'protocol', 'path'] as const),
  ...(['firewall', 'arrival', 'front', 'clock'] as const), // only where the server's owner has spoken
] as const
export type Aspect = (typeof aspects)[number]

/** What was attempted beside what is there. `unknown` is neither same nor different. */
export interface ComparisonRow {
  readonly aspect: Aspect
  readonly attempted: Message
  readonly offered: Message
  /** What the server's own file says about it, beside what the wire shows; absent without a file, or where it says nothing of this. */
  readonly described?: Message
  readonly match: 'same' | 'different' | 'unknown'
  readonly evidence: readonly FactId[]
}
