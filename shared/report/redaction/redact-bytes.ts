// Masks what is private in the first bytes of a peer, byte for byte: unknown words become x, and all that tells the protocol stays where it is.
import { isKnownWord, isLongNumber, isWrittenLikeHost } from './known-words.ts'

/** UTF-16 as Windows writes names. */
const wideText = /(?:[\x20-\x7e]\x00){3,}/g
/** Letters and digits, and what UTF-8 makes of letters beyond ASCII. */
const words = /(?:[A-Za-z0-9]|[\xc3-\xf4][\x80-\xbf]{1,3})+/g
/** Names of computers, also where each part is a known word. */
const hosts = /(?:[A-Za-z0-9_-]{1,63}\.){1,10}[A-Za-z]{2,63}/g
/** Seven digits in groups. */
const numbers = /\d[\d .,:+/-]{5,60}\d/g

/** Masks words of a text in place, so that its length and its marks stay: for what is read out of bytes. */
export function maskWords(text: string): string {
  return text
    .replace(wideText, (run) => run.replace(/[^\x00\s]/g, 'x'))
    .replace(numbers, (run) => (isLongNumber(run) ? run.replace(/\d/g, '0') : run))
    .replace(hosts, (name) => (isWrittenLikeHost(name) ? name : name.replace(/[^.-]+/g, mask)))
    .replace(words, (word, start: number, whole: string) => (isKnownWord(word) || isBinary(word, start, whole) ? word : mask(word)))
}

/** Up to three letters beside a byte that is no text are numbers of a binary protocol, which only look like letters; so is an answer that is no longer. */
function isBinary(word: string, start: number, whole: string): boolean {
  const beside = `${whole.charAt(start - 1)}${whole.charAt(start + word.length)}`
  return word.length <= 3 && (whole.length <= 3 || /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xff]/.test(beside))
}

/** Bytes in hexadecimal, of the same number. */
export function maskBytes(hex: string): string {
  const latin1 = (hex.match(/../g) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join('')
  return [...maskWords(latin1)].map((character) => character.charCodeAt(0).toString(16).padStart(2, '0')).join('')
}

function mask(word: string): string {
  return word.replace(/[^]/g, (character) => (/\d/.test(character) ? '0' : 'x'))
}
