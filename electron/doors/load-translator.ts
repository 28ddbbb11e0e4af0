// The terminal's voice in one language. Texts of a language are loaded when it is spoken.
import { createTranslator } from '../../shared/i18n/create-translator.ts'
import type { LanguageCode } from '../../shared/i18n/languages.ts'
import { chooseLanguage, isPseudoLanguage } from '../../shared/i18n/languages.ts'
import type { Translator } from '../../shared/i18n/translator.ts'

type Texts = Readonly<Record<string, string>>
type Loaded = Promise<readonly { readonly default: Texts }[]>

/** What a translator has to say: what a terminal says, or as well what a saved report and the message about it say, or a look at proxies. */
export type Vocabulary = 'terminal' | 'report' | 'proxy-check'

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

const loadReportTexts: typeof load = {
  en: () =>
    Promise.all([
      import('../../shared/i18n/messages/en/action.json', { with: { type: 'json' } }),
      import('../../shared/i18n/messages/en/report-file.json', { with: { type: 'json' } }),
      import('../../shared/i18n/messages/en/proxy-check.json', { with: { type: 'json' } }),
    ]),
  pt: () =>
    Promise.all([
      import('../../shared/i18n/messages/pt/action.json', { with: { type: 'json' } }),
      import('../../shared/i18n/messages/pt/report-file.json', { with: { type: 'json' } }),
      import('../../shared/i18n/messages/pt/proxy-check.json', { with: { type: 'json' } }),
    ]),
  it: () =>
    Promise.all([
      import('../../shared/i18n/messages/it/action.json', { with: { type: 'json' } }),
      import('../../shared/i18n/messages/it/report-file.json', { with: { type: 'json' } }),
      import('../../shared/i18n/messages/it/proxy-check.json', { with: { type: 'json' } }),
    ]),
}

const loadProxyTexts: typeof load = {
  en: () => Promise.all([import('../../shared/i18n/messages/en/proxy-check.json', { with: { type: 'json' } })]),
  pt: () => Promise.all([import('../../shared/i18n/messages/pt/proxy-check.json', { with: { type: 'json' } })]),
  it: () => Promise.all([import('../../shared/i18n/messages/it/proxy-check.json', { with: { type: 'json' } })]),
}

const loadMore: Readonly<Record<Vocabulary, typeof load | undefined>> = {
  terminal: undefined,
  report: loadReportTexts,
  'proxy-check': loadProxyTexts,
}

/** Loads a language's texts; the generated languages use the English ones. */
export async function loadTranslator(code: LanguageCode, vocabulary: Vocabulary = 'terminal'): Promise<Translator> {
  const language = isPseudoLanguage(code) ? 'en' : (code as 'en' | 'pt' | 'it')
  const files = await Promise.all([load[language](), ...[loadMore[vocabulary]?.[language]() ?? []]])
  return createTranslator(code, Object.assign({}, ...files.flat().map(({ default: texts }) => texts)) as Texts)
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
