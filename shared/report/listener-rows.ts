// The rows of a table of what listens on a machine: who can call each, and what the machine's own firewall does with such calls. Says no words.
import type { FirewallDescription, FirewallRule, FirewallVerdict } from '../facts/firewall.ts'
import type { Listener } from '../facts/fact.ts'
import { firewallFor } from '../facts/listener-firewall.ts'
import { reachOf } from '../facts/listener-reach.ts'
import type { Reach } from '../facts/listener-reach.ts'

/** What of a description is needed. */
export interface DescribedListeners {
  readonly addresses: readonly string[]
  readonly listeners: readonly Listener[]
  readonly udpListeners?: readonly Listener[]
  readonly firewall?: FirewallDescription
}

/** One listener. */
export interface ListenerRow {
  readonly listener: Listener
  readonly transport: 'TCP' | 'UDP'
  readonly reach: Reach
  /** `not-asked`: no call from outside gets so far, so that the firewall's rules for such calls say nothing. */
  readonly verdict: FirewallVerdict | 'not-asked'
  /** The rules that decide or could. */
  readonly rules: readonly FirewallRule[]
  /** All that a person may look for, in small letters. */
  readonly searched: string
}

/** Makes the rows, by port. */
export function listenerRows(described: DescribedListeners): readonly ListenerRow[] {
  const rowOf =
    (transport: 'TCP' | 'UDP') =>
    (listener: Listener): ListenerRow => {
      const { address, port, process, user, speaks } = listener
      const reach = reachOf(address, described.addresses)
      // The rules were asked about TCP alone.
      const judged = firewallFor(listener, transport === 'TCP' ? described.firewall : undefined)
      const verdict = reach === 'this-computer' ? 'not-asked' : judged.verdict
      const rules = verdict === 'not-asked' ? [] : judged.rules
      const searched = [transport, address, port, process, user, speaks].join(' ').toLowerCase()
      return { listener, transport, reach, verdict, rules, searched }
    }
  return [...described.listeners.map(rowOf('TCP')), ...(described.udpListeners ?? []).map(rowOf('UDP'))].toSorted(
    (left, right) => left.listener.port - right.listener.port,
  )
}
