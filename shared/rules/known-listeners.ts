// What listens on the target's machine, where that is known: read here when the target is this computer, or from the server's own description.
import type { Fact, Listener } from '../facts/fact.ts'
import { succeeded } from '../facts/fact-queries.ts'
import { addressFamily } from '../target/ip-address.ts'
import type { ConnectFact } from './connect-outcome.ts'
import { isOwn } from './connect-outcome.ts'
import { isSurelyOf } from './server-file.ts'
import type { Evidence } from './rule.ts'

export interface KnownListeners {
  readonly listeners: readonly Listener[]
  /** True when the list surely tells of the machine that was called, now: of this one, or as `isSurelyOf` says of a description. */
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
  return first && { listeners: first.outcome.value.listeners, isSurelyTheTarget: isSurelyOf(first, called, evidence), facts: described }
}

/** Tells whether a listener receives calls to an address: bound to it, or to every address of its family. */
export function receivesCallsTo(listener: Listener, address: string): boolean {
  if (listener.address === address) return true
  if (addressFamily(address) === 'ipv6') return listener.address === '::'
  return listener.address === '0.0.0.0' || (listener.address === '::' && listener.isIpv6Only === false)
}

/** Tells whether a listener may receive calls to an address although the list does not show it: `::` receives IPv4 too unless told not to (RFC 3493 section 5.3). */
export function mayReceiveCallsTo(listener: Listener, address: string): boolean {
  return listener.address === '::' && addressFamily(address) === 'ipv4' && listener.isIpv6Only !== true
}
