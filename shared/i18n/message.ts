// What a sentence is before it is words: an id and its parameters. Reports store these, never text.
import type { MessageParams } from './message-params.ts'

/** Every sentence that Ponte can say, by its id in `messages/en.json`. */
export type MessageId = keyof MessageParams

/** The sentences that take no parameters. */
export type PlainMessageId = { [Id in MessageId]: keyof MessageParams[Id] extends never ? Id : never }[MessageId]

/** The other sentences; the plain ones are one member of the union below, because the compiler gives up on a union of all. */
type SpokenWithParams = Exclude<MessageId, PlainMessageId>

/** A sentence to be said, with parameters of the types that the English text asks for. */
export type Message =
  | { readonly [Id in SpokenWithParams]: { readonly id: Id; readonly params: MessageParams[Id] } }[SpokenWithParams]
  | { readonly id: PlainMessageId; readonly params: Readonly<Record<never, never>> }

/** A sentence as a report holds it: perhaps written by another version, whose id this one does not know. */
export interface StoredMessage {
  readonly id: string
  readonly params: Readonly<Record<string, string | number>>
}
