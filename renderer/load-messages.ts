// Fetches the texts of one language, each language in files of its own so that only the one on screen is loaded.
// The report's sentences and the interface's are needed; the terminal's are not.
import type { LanguageCode } from '../shared/i18n/languages.ts'
import { isPseudoLanguage } from '../shared/i18n/languages.ts'

/** The texts of one language by their ids. */
export type Messages = Readonly<Record<string, string>>

/** By path, for every language folder that is there; build/check-messages.mjs sees to it that none is missing or incomplete. */
const files = import.meta.glob<Messages>(['../shared/i18n/messages/*/{diagnosis,interface}.json', '!**/notes/*'], { import: 'default' })

/** Loads all texts that the interface can show in a language; rejects when a file cannot be fetched. */
export async function loadMessages(code: LanguageCode): Promise<Messages> {
  // The pseudo-languages are made from the English texts by the translator.
  const folder = isPseudoLanguage(code) ? 'en' : code
  const [diagnosis, own] = await Promise.all([load(`${folder}/diagnosis.json`), load(`${folder}/interface.json`)])
  return { ...diagnosis, ...own }
}

function load(file: string): Promise<Messages> {
  const fetchFile = files[`../shared/i18n/messages/${file}`]
  return fetchFile ? fetchFile() : Promise.reject(new Error(`there are no messages ${file}`))
}
