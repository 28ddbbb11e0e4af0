// Recognises which command printed a text and reads it. Pure and linear; what is not recognised is not guessed at.
import type { ListingFormat } from '../facts/fact.ts'
import { listingFormats } from '../facts/fact.ts'
import type { ReadLines } from './listing.ts'
import { maxListeners } from './listing.ts'
import { readDockerPs } from './read-docker-ps.ts'
import { readGetNetTcpConnection } from './read-get-net-tcp-connection.ts'
import { readLsof } from './read-lsof.ts'
import { readNetstatLinux } from './read-netstat-linux.ts'
import { readNetstatWindows } from './read-netstat-windows.ts'
import { readSs } from './read-ss.ts'

/** A listing that was recognised. */
export interface ReadListing extends Omit<ReadLines, 'entries'> {
  readonly format: ListingFormat
}

const readers: Readonly<Record<ListingFormat, (text: string) => ReadLines>> = {
  ss: readSs,
  'netstat-linux': readNetstatLinux,
  'netstat-windows': readNetstatWindows,
  lsof: readLsof,
  'docker-ps': readDockerPs,
  'get-net-tcp-connection': readGetNetTcpConnection,
}

/** What a text turned out to be. */
export type ListingResult =
  | ({ readonly status: 'read' } & ReadListing)
  /** No line of it is an entry of any format. */
  | { readonly status: 'not-recognised' }
  | { readonly status: 'too-many-listeners' }

/** Reads a text, of a length that the caller has bounded, as the format of which it has the most entries. */
export function readListing(text: string): ListingResult {
  let best: (ReadLines & { readonly format: ListingFormat }) | undefined
  for (const format of listingFormats) {
    const read = readers[format](text)
    if (read.entries > (best?.entries ?? 0)) best = { ...read, format }
  }
  if (!best) return { status: 'not-recognised' }
  const { format, listeners, addresses, unreadLines } = best
  return listeners.length > maxListeners ? { status: 'too-many-listeners' } : { status: 'read', format, listeners, addresses, unreadLines }
}
