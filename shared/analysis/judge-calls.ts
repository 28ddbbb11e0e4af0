// Judges what became of the calls to one port of this machine, from what was counted while they were awaited. Pure.
// Mistaken for: no call at all, for one that this machine's own firewall stops before it can be counted; hence "never arrived" needs a firewall that is
// known to let the port through, or counters of its own for it.
import type { Arrival } from '../facts/call-result.ts'
import type { FirewallVerdict } from '../facts/firewall.ts'

/** Why nothing can be said. */
export const callUnknowns = [
  'not-permitted', // the port is free, and this user may not open it: the system turns callers away unseen
  'ended-early', // somebody ended the counting before a call was seen
  'only-from-here', // programs of this machine called a port that is in use, which they may always do
  'may-be-missed', // a connection that begins and ends between two looks leaves no trace
  'firewall-hides', // the firewall stops calls to this port, and does not count them
  'firewall-not-known', // its rules could not be read
] as const
export type CallUnknown = (typeof callUnknowns)[number]

/** What was counted. */
export interface CallCount {
  /** How calls could be seen: by listening at the port, by looking at the system's connections again and again, or not at all. */
  readonly means: 'own-listener' | 'connections' | 'none'
  /** Calls from other machines, and from programs of this one. */
  readonly fromElsewhere: number
  readonly fromHere: number
  /** Whether a call may have come and gone unseen. */
  readonly mayMiss: boolean
  readonly isWhole: boolean
  /** What the firewall does with calls to this port, for each family that the machine has an address of. */
  readonly firewall: readonly FirewallVerdict[]
  /** Packets to this port that a rule for this very port has stopped meanwhile; absent where no such rule counts. */
  readonly stopped?: number
}

/** What can be said: what became of the calls, or why that is not known. */
export type CallJudgement = { readonly arrival: Arrival } | { readonly unknown: CallUnknown }

/** Judges a count. */
export function judgeCalls({ means, fromElsewhere, fromHere, mayMiss, isWhole, firewall, stopped }: CallCount): CallJudgement {
  if (fromElsewhere > 0 || (fromHere > 0 && means === 'own-listener')) return { arrival: 'answered' }
  if (stopped !== undefined && stopped > 0) return { arrival: 'refused' }
  if (fromHere > 0) return { unknown: 'only-from-here' }
  if (means === 'none') return { unknown: 'not-permitted' }
  const stops = firewall.some((verdict) => verdict === 'drops' || verdict === 'rejects')
  if (stops && stopped === undefined) return { unknown: 'firewall-hides' }
  if (firewall.length === 0 || firewall.includes('not-known')) return { unknown: 'firewall-not-known' }
  if (!isWhole) return { unknown: 'ended-early' }
  return mayMiss ? { unknown: 'may-be-missed' } : { arrival: 'never-arrived' }
}
