// What a command may do with the terminal it runs in.
import type { LanguageCode } from '../../../shared/i18n/languages.ts'
import type { Translator } from '../../../shared/i18n/translator.ts'

export interface Terminal {
  writeOut(text: string): void
  writeError(text: string): void
  /** The language that was asked for, or the system's. */
  language(): LanguageCode
  /** The voice in the language that was asked for, or in the system's; loaded once. */
  translator(): Promise<Translator>
  /** Calls back at the first interrupt; the second one ends the program. */
  onInterrupt(listener: () => void): void
}
