// Makes a Translator of a language's messages. Parses each message once, when it is first said.
import { IntlMessageFormat } from 'intl-messageformat'
import type { LanguageCode } from './languages.ts'
import { directionOf, isPseudoLanguage } from './languages.ts'
import type { StoredMessage } from './message.ts'
import { pseudoMessage } from './pseudo-language.ts'
import type { Translator } from './translator.ts'

/** First strong isolate and pop directional isolate (UAX 9): an address keeps its order inside right-to-left text. */
const isolateStart = '\u2068'
const isolateEnd = '\u2069'

type Say = (params: StoredMessage['params']) => string

/** Makes the voice of a language from its messages (flat, id to ICU text). The generated languages take the English messages. */
export function createTranslator(code: LanguageCode, messages: Readonly<Record<string, string>>): Translator {
  const sayings = new Map<string, Say>()
  const direction = directionOf(code)
  const locale = code === 'ar-XB' ? 'ar' : code === 'en-XA' ? 'en' : code

  const find = (id: string): Say | undefined => {
    const known = sayings.get(id)
    if (known) return known
    const text = Object.hasOwn(messages, id) ? messages[id] : undefined
    if (text === undefined) return undefined
    const say = isPseudoLanguage(code) || !isPlain(text) ? parsedSaying(id, parseMessage(text, code, locale)) : plainSaying(id, text)
    sayings.set(id, say)
    return say
  }

  return {
    language: locale,
    direction,
    format: ({ id, params }: StoredMessage): string => {
      const say = find(id)
      if (!say) return id === 'message.unknown' ? id : (find('message.unknown')?.({ id }) ?? id)
      return say(direction === 'rtl' ? isolated(params) : params)
    },
  }
}

/** Most texts hold nothing but names in braces: those are filled in without the ICU data, whose loading is the slowest part of a start. */
function isPlain(text: string): boolean {
  return /^[^{}']*(?:\{\w{1,40}\}[^{}']*)*$/.test(text)
}

function plainSaying(id: string, text: string): Say {
  return (params) => {
    const missing = [...text.matchAll(/\{(\w+)\}/g)].find(([, name = '']) => !Object.hasOwn(params, name))
    return missing ? `${id}: ${missing[0]}` : text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name]))
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
function parsedSaying(id: string, message: IntlMessageFormat): Say {
  return (params) => {
    try {
      return String(message.format({ ...params }))
    } catch (error) {
      if (error instanceof Error) return `${id}: ${error.message}`
      throw error
    }
  }
}

function isolated(params: StoredMessage['params']): StoredMessage['params'] {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? `${isolateStart}${value}${isolateEnd}` : value]),
  )
}
