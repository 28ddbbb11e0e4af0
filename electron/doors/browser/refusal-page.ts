// The page that says in words why the door stays closed and how to come in. Without script, style and link: it is shown to strangers too.
import type { Translator } from '../../../shared/i18n/translator.ts'

/** Why somebody is not let in. */
export type RefusalReason = 'no-session' | 'key-wrong' | 'key-used' | 'key-expired' | 'foreign-page' | 'wrong-host'

/** Writes the page in the translator's language; the sentence is the message `browser-door.<reason>`. */
export function refusalPage(reason: RefusalReason, translator: Translator): string {
  const sentence = translator.format({ id: `browser-door.${reason}`, params: {} })
  return `<!doctype html>
<html lang="${escapeHtml(translator.language)}" dir="${translator.direction}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Ponte</title>
<h1>Ponte</h1>
<p>${escapeHtml(sentence)}</p>
</html>
`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
