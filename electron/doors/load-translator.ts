// The terminal's voice in one language. Texts of a language are loaded when it is spoken.
import { createTranslator } from '../../shared/i18n/create-translator.ts'
import type { LanguageCode } from '../../shared/i18n/languages.ts'
import { chooseLanguage, isPseudoLanguage } from '../../shared/i18n/languages.ts'
import type { Translator } from '../../shared/i18n/translator.ts'

type Texts = Readonly<Record<string, string>>
type Loaded = Promise<readonly { readonly default: Texts }[]>

const load: Readonly<Record<'en' | 'pt' | 'it', () => Loaded>> = {
  en: () =>
    Promise.all([
      import('../../shared/i18n/messages/en/diagnosis.json', { with: { type: 'json' } }),
      import('../../shared/i18n/messages/en/error-text.json', { with: { type: 'json' } }),
      import('../../shared/i18n/messages/en/terminal.json', { with: { type: 'json' } }),
    ]),
  pt: () =>
    Promise.all([
      import('../../shared/i18n/messages/pt/diagnosis.json', { with: { type: 'json' } }),
      import('../../shared/i18n/messages/pt/error-text.json', { with: { type: 'json' } }),
      import('../../shared/i18n/messages/pt/terminal.json', { with: { type: 'json' } }),
    ]),
  it: () =>
    Promise.all([
      import('../../shared/i18n/messages/it/diagnosis.json', { with: { type: 'json' } }),
      import('../../shared/i18n/messages/it/error-text.json', { with: { type: 'json' } }),
      import('../../shared/i18n/messages/it/terminal.json', { with: { type: 'json' } }),
    ]),
}

/** Loads a language's texts; the generated languages use the English ones. */
export async function loadTranslator(code: LanguageCode): Promise<Translator> {
  const files = await load[isPseudoLanguage(code) ? 'en' : (code as 'en' | 'pt' | 'it')]()
  return createTranslator(code, Object.assign({}, ...files.map(({ default: texts }) => texts)) as Texts)
}

/** The language of the person at this terminal: POSIX's variables in their order (POSIX.1-2017 section 8.2), then the system's. */
export function languageOfSystem(
  environment: Readonly<Record<string, string | undefined>>,
  platform: string = process.platform,
): LanguageCode {
  const set = [environment['LC_ALL'], environment['LC_MESSAGES'], environment['LANG']].find((value) => value)
  if (set) return chooseLanguage([set.replace(/[.@].*$/, '')])
  // Only Windows keeps the language elsewhere; asking for it loads the ICU data.
  return platform === 'win32' ? chooseLanguage([new Intl.DateTimeFormat().resolvedOptions().locale]) : 'en'
}
