// The label that stands in the place of an address: it keeps the family, where such addresses lead, and in which of this computer's own networks it is.
import type { AddressReach } from '../../target/ip-address.ts'

/** What is told of a hidden address. */
export interface AddressLabel {
  readonly number: number
  readonly family: 'IPv4' | 'IPv6'
  readonly reach: AddressReach
  /** The number of the network of this computer that the address is in; absent where it is in none. */
  readonly network?: number
}

/** For example `address-3 (IPv4, private, network-1)`. */
export const addressLabelPattern =
  /address-(\d{1,6}) \((IPv[46]), (public|private|loopback|link-local|shared|fake-ip|unusable)(?:, network-(\d{1,4}))?\)/

const whole = new RegExp(`^${addressLabelPattern.source}$`)

/** Writes a label. */
export function formatAddressLabel({ number, family, reach, network }: AddressLabel): string {
  return `address-${number} (${family}, ${reach}${network === undefined ? '' : `, network-${network}`})`
}

/** Reads a label; `undefined` for any other text. */
export function parseAddressLabel(text: string): AddressLabel | undefined {
  const [, number, family, reach, network] = (text.length <= 80 ? whole.exec(text) : undefined) ?? []
  if (number === undefined) return undefined
  return {
    number: Number(number),
    family: family as AddressLabel['family'],
    reach: reach as AddressReach,
    ...(network === undefined ? {} : { network: Number(network) }),
  }
}
