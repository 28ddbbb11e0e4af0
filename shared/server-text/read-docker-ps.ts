// Output of `docker ps`: the ports that containers publish on their host, `0.0.0.0:8080->80/tcp, [::]:8080->80/tcp`, ranges included
// (docker's reference, "docker ps"; engines before 26 print `:::8080->80/tcp`). It says nothing of programs outside containers.
import type { Listener } from '../facts/fact.ts'
import type { Entry, ReadLines } from './listing.ts'
import { nothingOfInterest, programName, readEachLine } from './listing.ts'
import { isWildcard, readPlace } from './socket-place.ts'

/** A range that is written wider than this is no range of ports that somebody published. */
const widestRange = 1000

/** Container, image, command in quotes, age, state, ports, name. */
export function readDockerPs(text: string): ReadLines {
  return readEachLine(text, (words, line) => {
    if (!/^[0-9a-f]{12,64}$/.test(words[0] ?? '') || words.length < 4) return undefined
    const name = words.at(-1)
    const published = line.split(/[\s,]+/).filter((word) => word.includes('->'))
    if (published.length === 0) return nothingOfInterest
    const read = published.map((word) => readPublished(word, name))
    return read.some((entry) => entry === undefined) ? undefined : join(read.filter((entry) => entry !== undefined))
  })
}

/** `place:port[-port]->port[-port]/protocol`. */
function readPublished(word: string, container: string | undefined): Entry | undefined {
  const [outside = '', inside = ''] = word.split('->')
  const colon = outside.lastIndexOf(':')
  const [, first = '', last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(outside.slice(colon + 1)) ?? []
  const protocol = inside.split('/')[1]
  const from = readPlace(`${outside.slice(0, colon)}:${first}`)
  const count = Number(last) - Number(first) + 1
  if (from?.port === undefined || protocol === undefined || !(count >= 1 && count <= widestRange) || Number(last) > 65_535) return undefined
  if (protocol !== 'tcp') return nothingOfInterest
  const { port: start } = from
  const address = from.address === '*' ? '0.0.0.0' : from.address
  const listeners = Array.from({ length: count }, (_, index): Listener => ({ address, port: start + index, ...programName(container) }))
  return { listeners, addresses: isWildcard(address) ? [] : [address] }
}

function join(entries: readonly Entry[]): Entry {
  return { listeners: entries.flatMap((entry) => entry.listeners), addresses: entries.flatMap((entry) => entry.addresses) }
}
