// Reads the address of a script as a DHCP server gives it: whoever runs the network, or pretends to, wrote it. Pure.
import { withoutLogin } from '../sources/proxy-settings.ts'

/** DHCP's option holds at most 255 bytes (RFC 2132 section 2); servers may join several. */
const maxChars = 1000

/** Gives the address without user name and password, or `undefined` for what is none of the web: programs fetch no files for a network. */
export function readScriptAddress(text: string): string | undefined {
  // Many servers end it with a NUL or a line break.
  const url = URL.parse(text.slice(0, maxChars).replace(/[\0\s]{1,20}$/, ''))
  return url && /^https?:$/.test(url.protocol) ? withoutLogin(url.href) : undefined
}
