// Reads the text of a hosts file (hosts(5); Windows uses the same grammar). Pure.
import { isIP } from 'node:net'
import type { ValueOf } from '../../../shared/facts/fact.ts'

const maxAddresses = 64
/** Files that block advertisements hold hundreds of thousands of names; only near misses of the target's name are of use. */
const maxOtherNames = 200
const maxNameChars = 253

/** Gives the addresses of one name, and the other names in the file. Names are compared without regard to case. */
export function parseHostsFile(text: string, name: string): ValueOf<'hosts-file'> {
  const wanted = name.toLowerCase()
  const addresses = new Set<string>()
  const otherNames = new Set<string>()
  for (const line of text.split(/\r\n|\n|\r/)) {
    const { address, names } = partsOf(line)
    if (isIP(address) === 0) continue
    for (const entry of names) {
      if (entry.toLowerCase() === wanted) addresses.add(address)
      else if (otherNames.size < maxOtherNames && entry.length <= maxNameChars) otherNames.add(entry.toLowerCase())
    }
  }
  return { addresses: [...addresses].slice(0, maxAddresses), otherNames: [...otherNames] }
}

const mostEntries = 200
const mostNamesShown = 16

/** One line of the file. */
export interface HostsEntry {
  readonly address: string
  readonly names: readonly string[]
}

/** Gives the lines that hold an address and a name as they stand there, and how many there are beside these. */
export function parseHostsEntries(text: string): { readonly entries: readonly HostsEntry[]; readonly more: number } {
  const entries: HostsEntry[] = []
  let more = 0
  for (const line of text.split(/\r\n|\n|\r/)) {
    const { address, names } = partsOf(line)
    if (isIP(address) === 0 || names.length === 0) continue
    if (entries.length >= mostEntries) more += 1
    else entries.push({ address, names: names.slice(0, mostNamesShown).map((name) => name.slice(0, maxNameChars)) })
  }
  return { entries, more }
}

function partsOf(line: string): HostsEntry {
  const comment = line.indexOf('#')
  const [address = '', ...names] = (comment === -1 ? line : line.slice(0, comment)).trim().split(/[\s\0]+/)
  return { address, names: names.filter((name) => name !== '') }
}
