// The short code in which `await-call` tells its result, so that it can be told over the telephone and typed in: eight signs, `K7QM-2X9D`.
// Port, arrival and time of day with a checksum; nothing private, and no protection against anybody who makes a code up.
import type { CallResult } from '../facts/call-result.ts'
import { arrivals, minutesPerDay } from '../facts/call-result.ts'

/** Without I, L, O and U, which are misread (Crockford's base 32); 32 signs, 5 bits each. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const codeLength = 8

/** x^11 + x^9 + x^8 + x^7 + x^2 + 1 (CRC-11/FLEXRAY): every wrong sign and every two neighbours that changed places are noticed. */
const polynomial = 0xb85
const checksumBits = 11

/** Writes a result as a code. */
export function callCode({ port, arrival, minuteOfDay }: CallResult): string {
  // Two bits of arrival, 16 of port and 11 of time are 29: with the checksum 40, more than the bit operators of JavaScript hold.
  const payload = (arrivals.indexOf(arrival) * 0x10000 + port) * 2048 + minuteOfDay
  const code = payload * 2 ** checksumBits + checksum(payload)
  const text = Array.from({ length: codeLength }, (_, index) => signs[Math.floor(code / 32 ** (codeLength - 1 - index)) % 32]).join('')
  return `${text.slice(0, 4)}-${text.slice(4)}`
}

/** Reads a code as people type it: any case, with or without the dash and spaces, O for 0, I and L for 1. `undefined` for a slip. */
export function readCallCode(typed: string): CallResult | undefined {
  if (typed.length > 40) return undefined
  const text = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  if (text.length !== codeLength || [...text].some((sign) => !signs.includes(sign))) return undefined
  const code = [...text].reduce((number, sign) => number * 32 + signs.indexOf(sign), 0)
  const payload = Math.floor(code / 2 ** checksumBits)
  if (checksum(payload) !== code % 2 ** checksumBits) return undefined
  const minuteOfDay = payload % 2048
  const port = Math.floor(payload / 2048) % 0x10000
  const arrival = arrivals[Math.floor(payload / (2048 * 0x10000))]
  return arrival !== undefined && port > 0 && minuteOfDay < minutesPerDay ? { port, arrival, minuteOfDay } : undefined
}

/** The remainder of the 29 bits. Not begun at 0, so that a code of zeros is none. */
function checksum(payload: number): number {
  let remainder = 0x1a
  for (let bit = 28; bit >= 0; bit -= 1) {
    const next = Math.floor(payload / 2 ** bit) % 2
    const top = (remainder >> (checksumBits - 1)) & 1
    remainder = (remainder << 1) & 0x7ff
    if (top !== next) remainder ^= polynomial & 0x7ff
  }
  return remainder
}
