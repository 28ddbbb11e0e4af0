// The bounds that all schemas of documents share: every text and every list has a limit.
import * as v from 'valibot'
import { isAddress } from '../target/ip-address.ts'
import { parseAddressLabel } from './redaction/address-label.ts'

/** A text of at most so many UTF-16 units. */
export const text = (maxLength: number) => v.pipe(v.string(), v.maxLength(maxLength))
/** The length is checked before any item is: a million items of junk cost no time. */
export const list = <Item extends v.GenericSchema>(item: Item, maxLength: number) =>
  v.pipe(v.array(v.any()), v.maxLength(maxLength), v.array(item))
/** Values by names, of which there are at most so many. */
export const table = <Value extends v.GenericSchema>(maxKeyLength: number, value: Value, maxEntries: number) =>
  v.pipe(
    v.custom<Record<string, v.InferInput<Value>>>((input) => isSmall(input, maxEntries)),
    v.record(text(maxKeyLength), value),
  )
function isSmall(input: unknown, maxEntries: number): boolean {
  return typeof input === 'object' && input !== null && Object.keys(input).length <= maxEntries
}

export const count = v.pipe(v.number(), v.integer(), v.minValue(0))
export const duration = v.pipe(v.number(), v.finite(), v.minValue(0))
export const time = v.pipe(v.string(), v.isoTimestamp())
export const port = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65535))
export const hex = (maxBytes: number) => v.pipe(v.string(), v.maxLength(maxBytes * 2), v.regex(/^(?:[0-9a-f]{2})*$/))
export const host = text(300)
export const address = text(80)
/** Where rules reckon with the address: what is none would make them throw. For a label judge-again.ts gives them an address. */
export const ipAddress = v.pipe(
  text(80),
  v.check((value) => isAddress(value) || parseAddressLabel(value) !== undefined),
)
