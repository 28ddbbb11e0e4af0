// Turns what a person typed or pasted into a Target, or into one sentence that says what was expected. Pure: looks nothing up.
import { findAddresses } from './find-address.ts'
import type { ParsedAddress, ToAsciiHost } from './parse-address.ts'
import { maxInputLength } from './input-problem.ts'
import { parseAddress } from './parse-address.ts'

/** `Target.input` is cut to this. */
const maxStoredInput = 2000

/** Names of errors have the shape of a host name: `ERR_CONNECTION_REFUSED`, `net::ERR_TIMED_OUT`, `ECONNRESET`. */
const errorName = /^(?:net::)?(?:(?:ERR|HPE|NS|WSA|SSL)_|E[A-Z]{4,}$)/

/** Understands an address, or an error text that contains one. User names and passwords are dropped and appear nowhere in the result. */
export function parseTarget(text: string, toAsciiHost: ToAsciiHost): ParsedAddress {
  if (text.length > maxInputLength) return { status: 'rejected', problem: { id: 'input.too-long', params: { limit: maxInputLength } } }
  const cleaned = cleanUp(text)
  if (cleaned === '') return { status: 'rejected', problem: { id: 'input.empty', params: {} } }

  const joined = cleaned.replace(/^["'<(]+|[>"')]+$/g, '').replace(/\s*([:/])\s*/g, '$1')
  if (errorName.test(joined)) return { status: 'rejected', problem: { id: 'input.no-address', params: {} } }
  if (!/\s/.test(joined)) return withInput(parseAddress(joined, toAsciiHost))
  return parseSentence(cleaned, toAsciiHost)
}

function parseSentence(sentence: string, toAsciiHost: ToAsciiHost): ParsedAddress {
  let firstRejected: ParsedAddress | undefined
  for (const candidate of findAddresses(sentence)) {
    const parsed = parseAddress(candidate, toAsciiHost)
    if (parsed.status === 'parsed') {
      const scheme =
        parsed.target.scheme === 'tcp' && !/tcp:\/\//i.test(candidate) && /websocket/i.test(sentence) ? 'ws' : parsed.target.scheme
      return withInput({ status: 'parsed', target: { ...parsed.target, scheme, input: withoutCredentials(sentence) } })
    }
    firstRejected ??= parsed
  }
  return firstRejected ?? { status: 'rejected', problem: { id: 'input.no-address', params: {} } }
}

/** Full-width forms become plain ones (NFKC), the ideographic full stop becomes a dot, invisible and control characters go. */
function cleanUp(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '')
    .normalize('NFKC')
    .replace(/。/g, '.')
    .replace(/[\p{Cf}]/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
}

/** Removes `user:password@` from every URL in a text. */
function withoutCredentials(text: string): string {
  return text.replace(/\/\/[^\s/?#]*@/g, '//')
}

function withInput(parsed: ParsedAddress): ParsedAddress {
  if (parsed.status === 'rejected') return parsed
  return { status: 'parsed', target: { ...parsed.target, input: parsed.target.input.slice(0, maxStoredInput) } }
}
