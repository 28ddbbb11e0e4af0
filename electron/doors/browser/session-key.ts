// The key in the printed address: it opens the door once. It stands in a process list and in the terminal's scrollback, and must be worth nothing
// there afterwards. What it is exchanged for is a cookie (session-cookie.ts).
import type { RandomBytes } from './secret.ts'
import { isSameSecret, newSecret } from './secret.ts'

/** Long enough to walk to another room and type an address; a forgotten one is closed after it. */
const keyLifeMs = 10 * 60_000

export type KeyUse = 'accepted' | 'wrong' | 'used' | 'expired'

/** A key that works once and not for ever. */
export class SessionKey {
  readonly text: string
  readonly #nowMs: () => number
  readonly #expiresMs: number
  #isUsed = false

  constructor(random: RandomBytes, nowMs: () => number) {
    this.text = newSecret(random)
    this.#nowMs = nowMs
    this.#expiresMs = nowMs() + keyLifeMs
  }

  /** Tries a key. Whether it was used or is too old is told only to who has the right one. */
  use(given: string): KeyUse {
    if (!isSameSecret(given, this.text)) return 'wrong'
    if (this.#isUsed) return 'used'
    if (this.#nowMs() >= this.#expiresMs) return 'expired'
    this.#isUsed = true
    return 'accepted'
  }
}
