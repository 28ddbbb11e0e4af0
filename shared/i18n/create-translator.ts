// Makes a Translator of a language's messages. Parses each message once, when it is first said.
import { IntlMessageFormat } from 'intl-messageformat'
import type { LanguageCode } from './languages.ts'
import { directionOf } from './languages.ts'
import type { StoredMessage } from './message.ts'
import { pseudoMessage } from './pseudo-language.ts'
import type { Translator } from './translator.ts'

/** First strong isolate and pop directional isolate (UAX 9): an address keeps its order inside right-to-left text. */
const isolateStart = '\u2068'
const isolateEnd = '\u2069'

/** Makes the voice of a language from its messages (flat, id to ICU text). The generated languages take the English messages. */
export function createTranslator(code: LanguageCode, messages: Readonly<Record<string, string>>): Translator {
  const parsed = new Map<string, IntlMessageFormat>()
  const direction = directionOf(code)
  const locale = code === 'ar-XB' ? 'ar' : code === 'en-XA' ? 'en' : code

  const parse = (id: string): IntlMessageFormat | undefined => {
    const known = parsed.get(id)
    if (known) return known
    const text = Object.hasOwn(messages, id) ? messages[id] : undefined
    if (text === undefined) return undefined
    const message = parseMessage(text, code, locale)
    parsed.set(id, message)
    return message
  }

  return {
    language: locale,
    direction,
    format: ({ id, params }: StoredMessage): string => {
      const message = parse(id)
      if (!message) return id === 'message.unknown' ? id : String(parse('message.unknown')?.format({ id }) ?? id)
      return sayWith(message, id, direction === 'rtl' ? isolated(params) : params)
    },
  }
}

function parseMessage(text: string, code: LanguageCode, locale: string): IntlMessageFormat {
  // Tags are not used: a < in a message is a <.
  const plain = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true })
  if (code === 'en-XA') return new IntlMessageFormat(pseudoMessage(plain.getAst(), 'accented'), locale)
  if (code === 'ar-XB') return new IntlMessageFormat(pseudoMessage(plain.getAst(), 'mirrored'), locale)
  return plain
}

/** A stored message may lack a parameter that this version's text needs: the id is shown instead of half a sentence. */
function sayWith(message: IntlMessageFormat, id: string, params: StoredMessage['params']): string {
  try {
    return String(message.format({ ...params }))
  } catch (error) {
    if (error instanceof Error) return `${id}: ${error.message}`
    throw error
  }
}

function isolated(params: StoredMessage['params']): StoredMessage['params'] {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? `${isolateStart}${value}${isolateEnd}` : value]))
}
