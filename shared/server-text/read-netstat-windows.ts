// Output of `netstat -ano` of Windows, and of -b, which writes the program's name in brackets below. The state's word is translated (LISTENING, ABHÖREN,
// ESCUCHANDO, …): a socket that waits for connections is one whose other end has port 0 (Microsoft's description of netstat).
import type { Entry, ReadLines } from './listing.ts'
import { gather, nothingOfInterest, readEachLine } from './listing.ts'
import { connected, isWildcard, listening, readPlace } from './socket-place.ts'

/** Protocol, local place, other end, state, process id. */
export function readNetstatWindows(text: string): ReadLines {
  const entries: Entry[] = []
  const { unreadLines } = readEachLine(text, (words, line) => {
    const program = /^\s*\[([^\]]{1,200})\]\s*$/.exec(line)?.[1]
    const last = entries.at(-1)
    if (program !== undefined && last) {
      entries[entries.length - 1] = { ...last, listeners: last.listeners.map((listener) => ({ ...listener, process: program })) }
      return nothingOfInterest
    }
    const entry = readEntry(words)
    if (entry) entries.push(entry)
    return entry
  })
  return gather(entries, unreadLines)
}

function readEntry([protocol = '', local = '', peer = '']: readonly string[]): Entry | undefined {
  const place = readPlace(local)
  const other = readPlace(peer)
  if (!place || !other || (protocol !== 'TCP' && protocol !== 'UDP')) return undefined
  if (protocol === 'UDP') return nothingOfInterest
  if (other.port !== undefined || !isWildcard(other.address) || place.port === undefined) return connected(place)
  return listening({ address: place.address, port: place.port })
}
