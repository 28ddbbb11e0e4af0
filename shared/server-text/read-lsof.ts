// Output of `lsof -i` (tested with 4.95 on Linux; macOS prints the same columns), with and without -n and -P. Its words are English in every language.
// Without the rights of the administrator it shows only the person's own programs: what is missing may be there all the same.
import type { ReadLines } from './listing.ts'
import { nothingOfInterest, readEachLine } from './listing.ts'
import { connected, listening, readPlace } from './socket-place.ts'

/** Program, process id, user, descriptor, family, device, size, protocol, places, state. A space in a program's name is printed as `\x20`. */
export function readLsof(text: string): ReadLines {
  return readEachLine(text, (words) => {
    const [program = '', pid = '', , , family = ''] = words
    const isIpv6 = family === 'IPv6'
    const at = words.findIndex((word, index) => index > 5 && (word === 'TCP' || word === 'UDP'))
    if (!/^\d+$/.test(pid) || (!isIpv6 && family !== 'IPv4') || at === -1) return undefined
    const [local = '', peer] = words[at + 1]?.split('->') ?? []
    const place = readPlace(local)
    if (!place) return undefined
    if (words[at] === 'UDP') return nothingOfInterest
    if (words[at + 2] !== '(LISTEN)' || peer !== undefined || place.port === undefined) return connected(place)
    const address = place.address === '*' ? wildcardOf(isIpv6) : place.address === '127.0.0.1' && isIpv6 ? '::1' : place.address
    return listening({ address, port: place.port }, program.replaceAll('\\x20', ' ').trim())
  })
}

function wildcardOf(isIpv6: boolean): string {
  return isIpv6 ? '::' : '0.0.0.0'
}
