// Gives every private thing its label, the same wherever it stands, and counts. It holds what the labels stand for: it lives as long as one redaction.
import type { AddressReach } from '../../target/ip-address.ts'
import { addressReach, canonicalAddress, isInNetwork } from '../../target/ip-address.ts'
import { addressLabelPattern, formatAddressLabel } from './address-label.ts'
import type { Redaction, RedactionChoice, RedactionKind } from './redaction.ts'
import { redactionKinds } from './redaction.ts'

/** A network of this computer: one of its addresses there, and the length of the prefix. */
export interface OwnNetwork {
  readonly address: string
  readonly prefixLength: number
}

/** One private thing. */
export interface LabelledItem {
  readonly label: string
  readonly kind: RedactionKind
  readonly original: string
  readonly isTarget: boolean
  readonly isHidden: boolean
}

/** Any label, of an earlier redaction or of this one. */
export const labelPattern = new RegExp(
  `${addressLabelPattern.source}|\\b(?:${redactionKinds.filter((kind) => kind !== 'address').join('|')})-\\d{1,6}(?![\\w.-])`,
)

export class LabelBook {
  readonly #items = new Map<string, LabelledItem>()
  readonly #counts = new Map<string, number>()
  /** Numbers that are taken in the report already, each as `kind-number`. */
  readonly #usedNumbers = new Set<string>()
  readonly #lastNumbers = new Map<RedactionKind, number>()
  readonly #choice: RedactionChoice
  readonly #networks: readonly OwnNetwork[]

  /** `usedLabels`: every label that the report holds already, so that new ones get other numbers. */
  constructor(choice: RedactionChoice, networks: readonly OwnNetwork[], usedLabels: Iterable<string>) {
    this.#choice = choice
    this.#networks = networks
    for (const label of usedLabels) this.#usedNumbers.add(/^[a-z]+-\d+/.exec(label)?.[0] ?? '')
  }

  /** The item of one private thing; the first call decides whether it belongs to the target. */
  itemOf(kind: RedactionKind, original: string, isTarget = false): LabelledItem {
    const key = keyOf(kind, original)
    const known = this.#items.get(key)
    if (known) return known
    const label = this.#nextLabel(kind, original)
    const wish = this.#choice.items?.[label]
    const isHidden = wish === undefined ? !(isTarget && this.#choice.target === 'kept') : wish === 'hidden'
    const item = { label, kind, original, isTarget, isHidden }
    this.#items.set(key, item)
    return item
  }

  /** The item if there is one already. */
  find(kind: RedactionKind, original: string): LabelledItem | undefined {
    return this.#items.get(keyOf(kind, original))
  }

  /** Counts one place. */
  count({ label }: LabelledItem): void {
    this.#counts.set(label, (this.#counts.get(label) ?? 0) + 1)
  }

  /** What was met until now was only looked at. */
  forgetCounts(): void {
    this.#counts.clear()
  }

  /** What was met, in the order in which it was met. */
  redactions(): readonly Redaction[] {
    return [...this.#items.values()]
      .filter(({ label }) => this.#counts.has(label))
      .map(({ label, kind, isTarget, isHidden }) => ({ label, kind, count: this.#counts.get(label) ?? 0, isTarget, isHidden }))
  }

  originals(): ReadonlyMap<string, string> {
    return new Map([...this.#items.values()].map(({ label, original }) => [label, original]))
  }

  /** Addresses that stay readable although they are in a network of this computer, by the network's label. */
  shownInNetworks(): Readonly<Record<string, readonly string[]>> {
    const shown: Record<string, string[]> = {}
    for (const { kind, original, isHidden } of this.#items.values()) {
      const network = kind === 'address' && !isHidden ? this.networkOf(original) : undefined
      if (network !== undefined) (shown[`network-${network}`] ??= []).push(original)
    }
    for (const address of nobodysAddresses) {
      const network = this.networkOf(address)
      if (network !== undefined) (shown[`network-${network}`] ??= []).push(address)
    }
    return shown
  }

  /** The number of the network of this computer that holds an address, counted from 1. */
  networkOf(address: string): number | undefined {
    const index = this.#networks.findIndex((network) => isInNetwork(address, network.address, network.prefixLength))
    return index === -1 ? undefined : index + 1
  }

  #nextLabel(kind: RedactionKind, original: string): string {
    let number = (this.#lastNumbers.get(kind) ?? 0) + 1
    while (this.#usedNumbers.has(`${kind}-${number}`)) number += 1
    this.#lastNumbers.set(kind, number)
    if (kind !== 'address') return `${kind}-${number}`
    const network = this.networkOf(original)
    return formatAddressLabel({
      number,
      family: original.includes(':') ? 'IPv6' : 'IPv4',
      reach: addressReach(original),
      ...(network === undefined ? {} : { network }),
    })
  }
}

function keyOf(kind: RedactionKind, original: string): string {
  return `${kind} ${kind === 'address' ? canonicalAddress(original) : original}`
}

/** Addresses that say nothing of anybody: this computer itself, and those that nobody has. */
export function isEverybodysAddress(address: string, reach: AddressReach): boolean {
  return reach === 'loopback' || reach === 'unusable' || nobodysAddresses.includes(address)
}

/** Where Ponte asks because nobody can answer there (RFC 5737, RFC 3849). */
export const nobodysAddresses: readonly string[] = ['192.0.2.1', '2001:db8::1']
