// The cookie that shows that this browser came in with the key. Cookies do not tell ports apart (RFC 6265 section 8.5): what is set for 127.0.0.1 is
// sent to every other program there. So it is bound to a path that nobody else knows, and theirs must not disturb ours.
import { isSameSecret } from './secret.ts'

const name = 'ponte'

/** The Set-Cookie value. It lives until the browser closes, and no script and no other site's page can use it. */
export function sessionCookie(secret: string, path: string): string {
  return `${name}=${secret}; Path=${path}; HttpOnly; SameSite=Strict`
}

/** Tells whether a Cookie header holds the session; another program's cookie of the same name may stand before it. */
export function holdsSession(header: string | undefined, secret: string): boolean {
  const values = (header ?? '').split('; ').filter((pair) => pair.startsWith(`${name}=`))
  return values.some((pair) => isSameSecret(pair.slice(name.length + 1), secret))
}
