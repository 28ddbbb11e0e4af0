// Gives a voice to what the doors say themselves, without the interface: the sentences of terminal.json. Each language is loaded when it is needed.
import { createTranslator } from '../../shared/i18n/create-translator.ts'
import type { LanguageCode } from '../../shared/i18n/languages.ts'
import { chooseLanguage, isPseudoLanguage } from '../../shared/i18n/languages.ts'
import type { Translator } from '../../shared/i18n/translator.ts'

type LoadTexts = () => Promise<{ readonly default: Readonly<Record<string, string>> }>

const english: LoadTexts = () => import('../../shared/i18n/messages/en/terminal.json', { with: { type: 'json' } })

const otherLanguages: Readonly<Partial<Record<LanguageCode, LoadTexts>>> = {}

/** Finds the translator for a person who prefers these BCP 47 tags, best first; English where there is none. */
export async function loadTranslator(preferredTags: readonly string[]): Promise<Translator> {
  const code = chooseLanguage(preferredTags)
  const load = otherLanguages[code]
  if (load !== undefined) return createTranslator(code, (await load()).default)
  return createTranslator(isPseudoLanguage(code) ? code : 'en', (await english()).default)
}
