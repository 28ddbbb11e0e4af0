// What the window itself says, outside its page: menus, dialogs, notifications. In the language of the system: the page's own choice is the page's.
import { createTranslator } from '../../../shared/i18n/create-translator.ts'
import type { LanguageCode } from '../../../shared/i18n/languages.ts'
import { chooseLanguage, isPseudoLanguage } from '../../../shared/i18n/languages.ts'
import type { Translator } from '../../../shared/i18n/translator.ts'

type Loaded = Promise<{ readonly default: Readonly<Record<string, string>> }>

const load: Readonly<Record<'en' | 'pt' | 'it', () => Loaded>> = {
  en: () => import('../../../shared/i18n/messages/en/window.json', { with: { type: 'json' } }),
  pt: () => import('../../../shared/i18n/messages/pt/window.json', { with: { type: 'json' } }),
  it: () => import('../../../shared/i18n/messages/it/window.json', { with: { type: 'json' } }),
}

/** Loads the voice of the window in the language that suits these preferences best. */
export async function loadWindowTexts(preferredTags: readonly string[]): Promise<Translator> {
  const code: LanguageCode = chooseLanguage(preferredTags)
  return createTranslator(code, (await load[isPseudoLanguage(code) ? 'en' : (code as 'en' | 'pt' | 'it')]()).default)
}
