// Output of `netstat` of net-tools (tested with 2.10), with and without -n and -p. The word for the state is translated (LISTEN, OUÇA, …): a socket that
// waits for connections is one whose other end has a star for a port.
import type { ReadLines } from './listing.ts'
import { nothingOfInterest, readEachLine } from './listing.ts'
import { connected, listening, readPlace } from './socket-place.ts'

/** Protocol, two queue lengths, local place, other end, state, and process id with program. */
export function readNetstatLinux(text: string): ReadLines {
  return readEachLine(text, (words, line) => {
    const [protocol = '', received = '', sent = '', local = '', peer = ''] = words
    if (!/^(?:tcp|udp)6?$/.test(protocol) || !/^\d+$/.test(received) || !/^\d+$/.test(sent)) return undefined
    const place = readPlace(local)
    if (!place || !peer.includes(':')) return undefined
    if (protocol.startsWith('udp')) return nothingOfInterest
    if (!peer.endsWith(':*') || place.port === undefined) return connected(place)
    const address = place.address === '*' ? wildcardOf(protocol) : place.address
    return listening({ address, port: place.port }, /\s\d{1,10}\/(\S.{0,199})$/.exec(line)?.[1]?.trim())
  })
}

function wildcardOf(protocol: string): string {
  return protocol.endsWith('6') ? '::' : '0.0.0.0'
}
