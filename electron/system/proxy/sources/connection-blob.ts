// The bytes in which Windows keeps the proxy of a connection: DefaultConnectionSettings, the values beside it (VPN and dial-up), and WinHttpSettings.
// Not documented; the layout is what WinINET and netsh have written since Windows XP: three numbers, then texts, each with its length in front of it.
import type { ProxySettings } from './proxy-settings.ts'
import { isOverridden, readServers } from './windows-texts.ts'

/** INTERNET_PER_CONN_FLAGS (wininet.h). 0x01, direct, is always set. */
const flags = { proxy: 0x02, script: 0x04, autoDetect: 0x08 } as const

/** Where the first text's length is: behind the version of the layout, a counter of changes and the flags. */
const textsAt = 12

/** What such a value sets. */
export type ConnectionBlob = Pick<ProxySettings, 'mode' | 'http' | 'https' | 'socks' | 'pacUrl' | 'isException'>

/** Reads the hexadecimal digits of a value; `undefined` for what has another layout, which is not known and never "nothing set". */
export function parseConnectionBlob(digits: string): ConnectionBlob | undefined {
  if (!/^(?:[0-9a-f]{2}){12,8000}$/i.test(digits)) return undefined
  const bytes = Buffer.from(digits, 'hex')
  const set = bytes.readUInt32LE(8)
  // Other bits than these four are none that any version has written.
  if (set > 0x0f) return undefined
  const texts = readTexts(bytes)
  if (!texts) return undefined
  const [servers = '', overrides = '', pacUrl = ''] = texts
  const hasProxy = (set & flags.proxy) !== 0 && servers !== ''
  return {
    mode:
      (set & flags.script) !== 0 && pacUrl !== ''
        ? 'script'
        : (set & flags.autoDetect) !== 0 && !hasProxy
          ? 'auto-detect'
          : hasProxy
            ? 'manual'
            : 'direct',
    ...readServers(servers),
    ...(pacUrl !== '' && { pacUrl }),
    isException: ({ host }) => isOverridden(host, overrides),
  }
}

/** Proxies, exceptions and the script's address, as far as the value goes: WinHTTP's ends after the second. */
function readTexts(bytes: Buffer): readonly string[] | undefined {
  const texts: string[] = []
  let at = textsAt
  while (texts.length < 3 && at + 4 <= bytes.length) {
    const length = bytes.readUInt32LE(at)
    if (at + 4 + length > bytes.length) return undefined
    texts.push(bytes.toString('latin1', at + 4, at + 4 + length))
    at += 4 + length
  }
  return texts
}
