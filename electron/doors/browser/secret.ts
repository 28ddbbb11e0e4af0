// Values that nobody can guess, and how to compare them without telling by the time it takes how much was right.
import { createHash, timingSafeEqual } from 'node:crypto'

/** Gives this many unpredictable bytes; `randomBytes` of node:crypto outside tests. */
export type RandomBytes = (size: number) => Buffer

/** Makes a 256-bit secret that can stand in a URL or a cookie. */
export function newSecret(random: RandomBytes): string {
  return random(32).toString('base64url')
}

/** Tells whether two texts are the same, in a time that does not depend on where they differ. */
export function isSameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected))
}

// The comparison needs equal lengths, and a digest has one.
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
