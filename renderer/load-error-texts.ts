// Fetches the sentences about pasted errors of one language. They are not needed before an error is pasted, so the first screen does not load them.
import { createTranslator } from '../shared/i18n/create-translator.ts'
import type { LanguageCode } from '../shared/i18n/languages.ts'
import type { Translator } from '../shared/i18n/translator.ts'
import type { Messages } from './load-messages.ts'

type Load = () => Promise<{ readonly default: Messages }>

const english: Load = () => import('../shared/i18n/messages/en/error-text.json')

const loads: Readonly<Record<LanguageCode, Load>> = {
  en: english,
  pt: () => import('../shared/i18n/messages/pt/error-text.json'),
  it: () => import('../shared/i18n/messages/it/error-text.json'),
  'en-XA': english,
  'ar-XB': english,
}

/** The voice on screen with the sentences about errors added; rejects when the file cannot be fetched. */
export async function loadErrorTexts(code: LanguageCode, voice: Translator): Promise<Translator> {
  const own = createTranslator(code, (await loads[code]()).default)
  return { ...voice, format: (message) => (message.id.startsWith('error-text.') ? own : voice).format(message) }
}
