// Output of PowerShell's `Get-NetTCPConnection`: its table, its list (`| Format-List`) and JSON (`| ConvertTo-Json`). Property names and states are those
// of the class MSFT_NetTCPConnection and not translated; in JSON the state is a number, 2 for Listen.
import { addressFamily } from '../target/ip-address.ts'
import type { Entry, ReadLines } from './listing.ts'
import { gather, nothingOfInterest, readEachLine } from './listing.ts'
import type { Place } from './socket-place.ts'
import { connected, listening } from './socket-place.ts'
import { parseJson } from '../facts/parse-json.ts'

/** Reads whichever of the three forms the text has. */
export function readGetNetTcpConnection(text: string): ReadLines {
  if (/^\s*[[{]/.test(text)) return readJson(text)
  const list = readList(text)
  return list.entries > 0 ? list : readTable(text)
}

/** Local address and port, remote address and port, state, then what differs between versions. */
function readTable(text: string): ReadLines {
  return readEachLine(text, ([address, port, remoteAddress, remotePort, state]) => {
    if (addressFamily(bare(remoteAddress)) === undefined || !/^\d{1,5}$/.test(remotePort ?? '')) return undefined
    return /^[A-Z][A-Za-z0-9]+$/.test(state ?? '') ? toEntry(address, port, state) : undefined
  })
}

/** `Name : value` lines; a record ends where the next one begins with the same name, LocalAddress. */
function readList(text: string): ReadLines {
  const entries: Entry[] = []
  let record = new Map<string, string>()
  const close = (): void => {
    const entry = toEntry(record.get('LocalAddress'), record.get('LocalPort'), record.get('State'))
    if (entry) entries.push(entry)
    record = new Map()
  }
  const { unreadLines } = readEachLine(text, (_words, line) => {
    const [, name, value] = /^([A-Za-z]{1,60})\s*: ?(.*)$/.exec(line) ?? []
    if (name === undefined || value === undefined) return undefined
    if (name === 'LocalAddress') close()
    record.set(name, value.trim())
    return nothingOfInterest
  })
  close()
  return gather(entries, unreadLines)
}

function readJson(text: string): ReadLines {
  const parsed = parseJson(text)
  const items: readonly unknown[] = Array.isArray(parsed) ? parsed : [parsed]
  const read = items.map((item) => {
    if (typeof item !== 'object' || item === null) return undefined
    const { LocalAddress, LocalPort, State } = item as Readonly<Record<string, unknown>>
    return toEntry(LocalAddress, LocalPort, State)
  })
  return gather(
    read.filter((entry) => entry !== undefined),
    read.filter((entry) => entry === undefined).length,
  )
}

function toEntry(address: unknown, port: unknown, state: unknown): Entry | undefined {
  const number = typeof port === 'string' && /^\d{1,5}$/.test(port) ? Number(port) : port
  const local = bare(address)
  if (typeof number !== 'number' || !Number.isInteger(number) || number < 0 || number > 65_535) return undefined
  if (addressFamily(local) === undefined || (typeof state !== 'string' && typeof state !== 'number')) return undefined
  const place: Place = { address: local.toLowerCase(), port: number }
  return state === 2 || state === 'Listen' ? listening({ address: place.address, port: number }) : connected(place)
}

/** Without its zone. */
function bare(address: unknown): string {
  return typeof address === 'string' && address.length <= 80 ? address.replace(/%.*$/, '') : ''
}
