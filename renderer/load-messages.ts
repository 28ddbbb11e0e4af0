// Fetches the texts of one language, each language in files of its own so that only the one on screen is loaded.
// The report's sentences and the interface's are needed; the terminal's are not.
import type { MessageText } from '../shared/i18n/create-translator.ts'
import type { LanguageCode } from '../shared/i18n/languages.ts'

/** The texts of one language by their ids. */
export type Messages = Readonly<Record<string, MessageText>>

type Load = () => Promise<readonly { readonly default: Messages }[]>

const english: Load = () =>
  Promise.all([import('../shared/i18n/messages/en/diagnosis.json'), import('../shared/i18n/messages/en/interface.json')])

const loads: Readonly<Record<LanguageCode, Load>> = {
  en: english,
  pt: () => Promise.all([import('../shared/i18n/messages/pt/diagnosis.json'), import('../shared/i18n/messages/pt/interface.json')]),
  it: () => Promise.all([import('../shared/i18n/messages/it/diagnosis.json'), import('../shared/i18n/messages/it/interface.json')]),
  // The pseudo-languages are made from the English texts by the translator.
  'en-XA': english,
  'ar-XB': english,
}

/** Loads all texts that the interface can show in a language; rejects when a file cannot be fetched. */
export async function loadMessages(code: LanguageCode): Promise<Messages> {
  const [diagnosis, own] = await loads[code]()
  return { ...diagnosis?.default, ...own?.default }
}
