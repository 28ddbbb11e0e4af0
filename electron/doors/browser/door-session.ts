// What one run of the browser door gives to the person and to nobody else: the key that comes in, the path that everything is under, and the cookie.
import type { IncomingHttpHeaders } from 'node:http'
import type { DoorAddress } from './request-checks.ts'
import { originOf } from './request-checks.ts'
import type { RandomBytes } from './secret.ts'
import { newSecret } from './secret.ts'
import { holdsSession, sessionCookie } from './session-cookie.ts'
import { SessionKey } from './session-key.ts'

/** The one session of a door; it lasts until the program ends, for any number of tabs of the browser that came in. */
export class DoorSession {
  readonly address: DoorAddress
  readonly key: SessionKey
  readonly #secret: string

  constructor(port: number, random: RandomBytes, nowMs: () => number) {
    this.address = { port, prefix: `/${newSecret(random)}/` }
    this.key = new SessionKey(random, nowMs)
    this.#secret = newSecret(random)
  }

  /** The address to print: it opens the interface once. */
  get url(): string {
    return `${originOf(this.address)}/open?key=${this.key.text}`
  }

  /** The Set-Cookie value for who came in with the key. */
  get cookie(): string {
    return sessionCookie(this.#secret, this.address.prefix)
  }

  /** Tells whether a request for this path comes from the browser that came in. */
  isHeldBy(headers: IncomingHttpHeaders, path: string): boolean {
    return path.startsWith(this.address.prefix) && holdsSession(headers.cookie, this.#secret)
  }
}
