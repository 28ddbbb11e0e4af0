// A voice for terminals, where control characters act: what peers, files and command lines bring into a sentence is made visible first.
import type { Translator } from '../../../shared/i18n/translator.ts'
import { visibleText } from '../../../shared/report/visible-text.ts'

/** The same voice, which lets no parameter clear the screen, reorder the line or begin another one. */
export function visibleTranslator(translator: Translator): Translator {
  return {
    ...translator,
    format: ({ id, params }) => {
      const shown = Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? visibleText(value) : value])
      // A saved report of an unknown version may hold any text as an id, and ids that nobody knows are said as they are.
      return translator.format({ id: visibleText(id), params: Object.fromEntries(shown) as typeof params })
    },
  }
}
