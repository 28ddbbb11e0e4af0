// What listens on the target's machine, where that is known: read here when the target is this computer, or from the server's own description.
import type { Fact, Listener } from '../facts/fact.ts'
import { succeeded } from '../facts/fact-queries.ts'
import { addressFamily } from '../target/ip-address.ts'
import type { ConnectFact } from './connect-outcome.ts'
import { isOwn } from './connect-outcome.ts'
import type { Evidence } from './rule.ts'

export interface KnownListeners {
  readonly listeners: readonly Listener[]
  /** True when the list surely belongs to the machine that was called: this one, or one whose description has the called address. */
  readonly isSurelyTheTarget: boolean
  readonly facts: readonly Fact[]
}

/** Gives the list of listeners for the machine that a connect went to; `undefined` where none is known. */
export function knownListeners(called: ConnectFact, evidence: Evidence): KnownListeners | undefined {
  if (isOwn(called, evidence)) {
    const read = succeeded(evidence.facts, 'listeners')
    const first = read[0]
    return first && { listeners: first.outcome.value.listeners, isSurelyTheTarget: true, facts: read }
  }
  const described = succeeded(evidence.facts, 'server-description')
  const first = described[0]
  if (!first) return undefined
  const { addresses, listeners } = first.outcome.value
  return { listeners, isSurelyTheTarget: addresses.includes(called.input.address), facts: described }
}

/** Tells whether a listener receives calls to an address: bound to it, or to every address of its family. `::` receives IPv4 too unless told not to (RFC 3493 section 5.3). */
export function receivesCallsTo(listener: Listener, address: string): boolean {
  if (listener.address === address || listener.address === '::') return true
  return listener.address === '0.0.0.0' && addressFamily(address) === 'ipv4'
}
