// Makes a Translator of a language's messages. Parses each message once, when it is first said.
import { TYPE } from '@formatjs/icu-messageformat-parser'
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { IntlMessageFormat } from 'intl-messageformat'
import type { LanguageCode } from './languages.ts'
import { directionOf, isPseudoLanguage } from './languages.ts'
import type { StoredMessage } from './message.ts'
import { pseudoMessage } from './pseudo-language.ts'
import type { Translator } from './translator.ts'

/** First strong isolate and pop directional isolate (UAX 9): an address keeps its order inside right-to-left text. */
const isolateStart = '\u2068'
const isolateEnd = '\u2069'

/** A message as ICU text, or already parsed: the interface's build parses what needs it, so that the parser need not be shipped. */
export type MessageText = string | readonly MessageFormatElement[]

type Say = (params: StoredMessage['params']) => string

/** Makes the voice of a language from its messages (flat, id to ICU text). The generated languages take the English messages. */
export function createTranslator(code: LanguageCode, messages: Readonly<Record<string, MessageText>>): Translator {
  const sayings = new Map<string, Say>()
  const direction = directionOf(code)
  const locale = code === 'ar-XB' ? 'ar' : code === 'en-XA' ? 'en' : code

  const find = (id: string): Say | undefined => {
    const known = sayings.get(id)
    if (known) return known
    const text = Object.hasOwn(messages, id) ? messages[id] : undefined
    if (text === undefined) return undefined
    const say =
      typeof text === 'string' && isPlain(text) && !isPseudoLanguage(code)
        ? plainSaying(id, text)
        : parsedSaying(id, makeFormat(text, code, locale))
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
export function isPlain(text: string): boolean {
  return /^[^{}']*(?:\{\w{1,40}\}[^{}']*)*$/.test(text)
}

function plainSaying(id: string, text: string): Say {
  return (params) => {
    const missing = [...text.matchAll(/\{(\w+)\}/g)].find(([, name = '']) => !Object.hasOwn(params, name))
    return missing ? `${id}: ${missing[0]}` : text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name]))
  }
}

function makeFormat(text: MessageText, code: LanguageCode, locale: string): IntlMessageFormat {
  const elements = elementsOf(text, locale)
  if (code === 'en-XA') return new IntlMessageFormat(pseudoMessage(elements, 'accented'), locale)
  if (code === 'ar-XB') return new IntlMessageFormat(pseudoMessage(elements, 'mirrored'), locale)
  return new IntlMessageFormat([...elements], locale)
}

function elementsOf(text: MessageText, locale: string): readonly MessageFormatElement[] {
  if (typeof text !== 'string') return text
  if (isPlain(text)) return plainElements(text)
  // Tags are not used: a < in a message is a <.
  return new IntlMessageFormat(text, locale, undefined, { ignoreTag: true }).getAst()
}

/** What the parser makes of a text that holds nothing but names in braces. */
function plainElements(text: string): readonly MessageFormatElement[] {
  return text.split(/\{(\w+)\}/).flatMap((value, index): MessageFormatElement[] => {
    if (index % 2 === 1) return [{ type: TYPE.argument, value }]
    return value === '' ? [] : [{ type: TYPE.literal, value }]
  })
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
