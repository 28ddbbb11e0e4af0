// Fetches the texts of one language, each catalogue in a file of its own, so that nothing is loaded before it is shown.
import { createTranslator } from '../shared/i18n/create-translator.ts'
import type { MessageText } from '../shared/i18n/create-translator.ts'
import type { Translator } from '../shared/i18n/translator.ts'
import type { LanguageCode } from '../shared/i18n/languages.ts'
import { isPseudoLanguage } from '../shared/i18n/languages.ts'

/** The texts of one language by their ids. */
export type Messages = Readonly<Record<string, MessageText>>

/** What belongs together and is loaded together: the files below `messages/LANGUAGE/` that the interface may show. */
export type Catalogue =
  'interface' | 'diagnosis' | 'action' | 'computer' | 'error-text' | 'history' | 'keep-trying' | 'proxy-check' | 'report' | 'save'

/** One function per file. The texts of the terminal, and of the window around the page, are said nowhere here. */
const files = import.meta.glob<Messages>(
  ['../shared/i18n/messages/*/*.json', '!../shared/i18n/messages/notes/*.json', '!../shared/i18n/messages/*/{terminal,window}.json'],
  { import: 'default' },
)

async function load(folder: string, catalogue: Catalogue): Promise<Messages> {
  return (await files[`../shared/i18n/messages/${folder}/${catalogue}.json`]?.()) ?? {}
}

/** A voice beside the one on screen, as for a message in another language; rejects when a file cannot be fetched. */
export async function loadVoice(code: LanguageCode, catalogues: readonly Catalogue[]): Promise<Translator> {
  return createTranslator(code, await loadTexts(code, catalogues))
}

/** Loads catalogues of a language; rejects when a file cannot be fetched. The generated languages are made from the English texts. */
export async function loadTexts(code: LanguageCode, catalogues: readonly Catalogue[]): Promise<Messages> {
  const folder = isPseudoLanguage(code) ? 'en' : code
  const loaded = await Promise.all(catalogues.map((catalogue) => load(folder, catalogue)))
  return Object.assign({}, ...loaded) as Messages
}
