// Says sentences in one language. Knows nothing of reports; unknown ids are said as such, never guessed.
import type { StoredMessage } from './message.ts'

/** A language's voice. */
export interface Translator {
  /** BCP 47 tag of the language that is spoken, after fallback. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  /** Words for a message. Text parameters are isolated so that addresses keep their order in right-to-left text. */
  format(message: StoredMessage): string
}
