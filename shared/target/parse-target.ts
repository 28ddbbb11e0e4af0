// Turns what a person typed or pasted into a Target, or into one sentence that says what was expected. Pure: looks nothing up.
import { findAddresses } from './find-address.ts'
import type { ParsedAddress, ToAsciiHost } from './parse-address.ts'
import { maxInputLength } from './input-problem.ts'
import { parseAddress, withoutUserinfo } from './parse-address.ts'

/** `Target.input` is cut to this. */
const maxStoredInput = 2000

/** Names of errors have the shape of a host name: `ERR_CONNECTION_REFUSED`, `net::ERR_TIMED_OUT`, `ECONNRESET`. */
const errorName = /^(?:net::)?(?:(?:ERR|HPE|NS|WSA|SSL)_|E[A-Z]{4,}$)/

/** Understands an address, or an error text that contains one. User names and passwords are dropped and appear nowhere in the result. */
export function parseTarget(text: string, toAsciiHost: ToAsciiHost): ParsedAddress {
  if (text.length > maxInputLength) return { status: 'rejected', problem: { id: 'input.too-long', params: { limit: maxInputLength } } }
  const cleaned = cleanUp(text)
  if (cleaned === '') return { status: 'rejected', problem: { id: 'input.empty', params: {} } }

  const joined = withoutQuotes(cleaned).replace(/\s*([:/])\s*/g, '$1')
  if (errorName.test(joined)) return { status: 'rejected', problem: { id: 'input.no-address', params: {} } }
  if (/\s/.test(joined)) return parseSentence(withoutCredentials(cleaned), toAsciiHost)
  const parsed = withInput(parseAddress(joined, toAsciiHost))
  if (parsed.status === 'parsed' || !/\s/.test(cleaned)) return parsed
  // "java.net.UnknownHostException: example.com" is two words, not an address with a slip.
  const inSentence = parseSentence(withoutCredentials(cleaned), toAsciiHost)
  return inSentence.status === 'parsed' ? inSentence : parsed
}

/** One pair of quotes or brackets after the other, from the ends: a pattern for the trailing ones alone would take quadratic time. */
function withoutQuotes(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && `"'<(`.includes(text.charAt(start))) start += 1
  while (end > start && `>"')`.includes(text.charAt(end - 1))) end -= 1
  return text.slice(start, end)
}

function parseSentence(sentence: string, toAsciiHost: ToAsciiHost): ParsedAddress {
  let firstRejected: ParsedAddress | undefined
  for (const candidate of findAddresses(sentence)) {
    const parsed = parseAddress(candidate, toAsciiHost)
    if (parsed.status === 'parsed') {
      const scheme =
        parsed.target.scheme === 'tcp' && !/tcp:\/\//i.test(candidate) && /websocket/i.test(sentence) ? 'ws' : parsed.target.scheme
      return withInput({ status: 'parsed', target: { ...parsed.target, scheme, input: sentence } })
    }
    firstRejected ??= parsed
  }
  return firstRejected ?? { status: 'rejected', problem: { id: 'input.no-address', params: {} } }
}

/** Full-width forms become plain ones (NFKC), the ideographic full stop becomes a dot; other punctuation of Chinese and Japanese sentences parts words; invisible and control characters go. */
function cleanUp(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '')
    .replace(/[，、；！（）「」『』【】《》]/g, ' ')
    .normalize('NFKC')
    .replace(/。/g, '.')
    .replace(/[\p{Cf}]/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
}

/** Removes `user:password@` from every word of a text that holds one, whether a scheme stands before it or not. */
function withoutCredentials(text: string): string {
  return text
    .split(' ')
    .map((word) => {
      const start = word.indexOf('://')
      if (start !== -1) return `${word.slice(0, start + 3)}${withoutUserinfo(word.slice(start + 3))}`
      return word.includes(':') && word.indexOf(':') < word.lastIndexOf('@') ? withoutUserinfo(word) : word
    })
    .join(' ')
}

function withInput(parsed: ParsedAddress): ParsedAddress {
  if (parsed.status === 'rejected') return parsed
  return { status: 'parsed', target: { ...parsed.target, input: parsed.target.input.slice(0, maxStoredInput) } }
}
