// Output of `ss` of iproute2 (tested with 6.1), with and without -n, -u, -p and -e. Its words are English in every language, but for nothing else is
// relied on them than the two states of a socket that waits.
import type { Entry, ReadLines } from './listing.ts'
import { nothingOfInterest, readEachLine } from './listing.ts'
import { connected, listening, readPlace } from './socket-place.ts'

/** [protocol,] state, two queue lengths, local place, peer's place, and who holds it. The first column is only there when several protocols are asked for. */
export function readSs(text: string): ReadLines {
  return readEachLine(text, (words, line) => {
    const named = words[0] === 'tcp' || words[0] === 'udp' ? words : ['tcp', ...words]
    const [protocol, state = '', received = '', sent = '', local = '', peer = ''] = named
    if (!/^[A-Z][A-Z0-9-]*$/.test(state) || !/^\d+$/.test(received) || !/^\d+$/.test(sent)) return undefined
    const place = readPlace(local)
    if (!place || !peer.includes(':')) return undefined
    if (protocol === 'udp' || state === 'UNCONN') return nothingOfInterest
    if (state !== 'LISTEN' || place.port === undefined) return connected(place)
    return bothFamilies({ ...place, port: place.port }, /users:\(\("([^"]{1,200})"/.exec(line)?.[1])
  })
}

/** `*` is a socket that takes IPv6 and IPv4 alike; one that takes IPv6 alone is printed as `[::]`. */
function bothFamilies(place: { readonly address: string; readonly port: number }, program: string | undefined): Entry {
  if (place.address === '::') {
    const { listeners, addresses } = listening(place, program)
    return { addresses, listeners: listeners.map((listener) => ({ ...listener, isIpv6Only: true })) }
  }
  if (place.address !== '*') return listening(place, program)
  const both = ['0.0.0.0', '::'].map((address) => listening({ ...place, address }, program))
  return { listeners: both.flatMap((entry) => entry.listeners), addresses: [] }
}
