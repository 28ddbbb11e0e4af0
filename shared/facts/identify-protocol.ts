// Names the protocol that a peer speaks from the first bytes that it sent. Linear in at most 256 bytes; no versions and no judgement.
import type { Greeting } from './fact.ts'
import { greetingAnswers } from './greeting-answers.ts'
import { greetingWords } from './greeting-words.ts'
import type { Identification, ProtocolName } from './protocol-name.ts'
import { signatures } from './protocol-signatures.ts'
import type { Signature } from './protocol-signatures.ts'

/** What is kept of bytes: when so many are there, more may have come. */
const mostBytes = 256

/** Names the protocol of the first bytes, given in hexadecimal, where they prove it; `undefined` when they do not. */
export function identifyProtocol(firstBytesHex: string): ProtocolName | undefined {
  const known = recogniseProtocol(firstBytesHex)
  return known?.certainty === 'certain' ? known.name : undefined
}

/** Names the protocol of the first bytes and says how sure that is. The number of bytes tells what was cut off; without it, nothing is known of that. */
export function recogniseProtocol(firstBytesHex: string, byteCount?: number): Identification | undefined {
  const latin1 = hexToLatin1(firstBytesHex)
  const known = firstMatch(signatures, latin1)
  if (known) return known
  if (isFrame(latin1, byteCount ?? (latin1.length < mostBytes ? latin1.length : undefined))) {
    return { name: 'Workerman Frame', certainty: 'likely' }
  }
  return isTextLine(latin1) ? { name: 'Workerman Text', certainty: 'possible' } : undefined
}

/** Names the protocol of the answer to harmless first words. */
export function recogniseGreeted(greeting: Greeting, firstBytesHex: string, byteCount?: number): Identification | undefined {
  const latin1 = hexToLatin1(firstBytesHex)
  const known = greeting === 'rtmp' ? recogniseRtmp(latin1, byteCount) : undefined
  if (known) return known
  if (isEcho(greetingWords[greeting], firstBytesHex)) return undefined
  return firstMatch(greetingAnswers[greeting], latin1) ?? recogniseProtocol(firstBytesHex, byteCount)
}

/** RFC 862, and programs that mirror what they do not understand: our own words name nobody. */
function isEcho(words: string, answer: string): boolean {
  return answer.startsWith(words) || words.startsWith(answer)
}

/**
 * Adobe's RTMP 1.0 section 5.2: S0 is the version 3, S1 and S2 have 1,536 bytes each. S2 gives C1 back and some servers put it in S1 as well,
 * so that only the number of bytes tells them from an echo, which gives back what it got: 1,537.
 */
function recogniseRtmp(latin1: string, byteCount: number | undefined): Identification | undefined {
  if (!latin1.startsWith('\x03')) return undefined
  if (byteCount === 3073) return { name: 'RTMP', certainty: 'certain' }
  return byteCount === 1537 && !latin1.slice(9).startsWith('PPPPPPPP') ? { name: 'RTMP', certainty: 'likely' } : undefined
}

/** Workerman's Frame: four bytes, most significant first, count the whole message, themselves included. Other protocols count like that, too. */
function isFrame(latin1: string, byteCount: number | undefined): boolean {
  if (byteCount === undefined || latin1.length < 5) return false
  const counted = [0, 1, 2, 3].reduce((sum, index) => sum * 256 + latin1.charCodeAt(index), 0)
  return counted === byteCount
}

/**
 * Workerman's Text: lines. So do many; a line that begins with a number of three digits is the reply of
 * some older Internet protocol, and our own request is an echo.
 */
function isTextLine(latin1: string): boolean {
  return /^(?!\d{3}[ -]|GET \S)[\t\x20-\x7e\x80-\xff]{1,255}\r?\n[\t\r\n\x20-\x7e\x80-\xff]{0,255}$/.test(latin1)
}

function firstMatch(table: readonly Signature[], latin1: string): Identification | undefined {
  const found = table.find(({ pattern }) => pattern.test(latin1))
  return found && { name: found.name, certainty: found.certainty }
}

/** Reads hexadecimal as Latin-1 text: one character per byte. */
function hexToLatin1(hex: string): string {
  return (hex.match(/../g) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join('')
}

/** The first line of what was sent, for people: printable ASCII only, other bytes as dots, at most 80 characters. */
export function readableStart(firstBytesHex: string): string {
  const firstLine = hexToLatin1(firstBytesHex).split(/[\r\n]/, 1)[0] ?? ''
  return firstLine.replace(/[^\x20-\x7e]/g, '.').slice(0, 80)
}
