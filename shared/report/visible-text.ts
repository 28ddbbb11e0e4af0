// Makes hostile text safe to show as text: what is invisible, reorders or controls becomes visible. It does not escape for any markup.

import type { StoredMessage } from '../i18n/message.ts'

/** C0 and C1 controls, bidirectional and zero-width characters, byte order mark, lone surrogates (bad-peers 1.9). */
const unshowable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/gu

/** Replaces every character that cannot be seen by its code point, as `<U+202E>`. */
export function visibleText(text: string): string {
  return text.replace(unshowable, (character) => `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`)
}

/** A sentence whose id and parameters, which a peer or a stranger's report may have chosen, are all visible. */
export function visibleMessage({ id, params }: StoredMessage): StoredMessage {
  return {
    id: visibleText(id),
    params: Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? visibleText(value) : value]),
    ),
  }
}
