// How many packets to one port this machine's own firewall has stopped, as far as a rule for that very port counts them. Rules that stop all ports alike
// count everybody's packets and prove nothing.
import type { FirewallRule, FirewallVerdict } from '../../../shared/facts/firewall.ts'
import { readFirewall } from '../firewall/index.ts'
import type { RunCommand } from '../run-command.ts'

/** What the firewall does with calls to the port, and what it has stopped until now. */
export interface FirewallCount {
  readonly verdicts: readonly FirewallVerdict[]
  /** Rules of this port alone that stop calls. */
  readonly rules: readonly FirewallRule[]
  /** Packets that those rules have counted; absent where none of them counts. */
  readonly stopped?: number
}

type Family = 'ipv4' | 'ipv6'

/** Reads it; nothing where there is no reader or no permission. */
export async function countStopped(
  port: number,
  families: readonly Family[],
  run: RunCommand,
  signal: AbortSignal,
): Promise<FirewallCount> {
  const firewall = await readFirewall(signal)
  if (!firewall) return { verdicts: [], rules: [] }
  const judgements = families.map((family) => firewall.judge({ direction: 'inbound', family, port }))
  const stopping = judgements
    .filter(({ verdict }) => verdict === 'drops' || verdict === 'rejects')
    .map(({ rules }) => rules.filter((rule) => isOfPortAlone(rule, port)))
  // One rule may be of both families; the same text may stand in two rules.
  const rules = [...new Set(stopping.flat())]
  const listings = rules.some(({ backend }) => backend === 'iptables')
    ? await Promise.all(['iptables-save', 'ip6tables-save'].map((command) => run(command, ['-c'], signal)))
    : []
  const counted = listings.map((result) => (result.status === 'printed' ? result.text : '')).join('\n')
  const counts = new Map(rules.map((rule) => [rule, packetsOf(rule, counted)]))
  // Where one family's calls are stopped without being counted, the other's count says too little.
  const isCounted = stopping.length > 0 && stopping.every((ofFamily) => ofFamily.some((rule) => counts.get(rule) !== undefined))
  return {
    verdicts: judgements.map(({ verdict }) => verdict),
    rules,
    ...(isCounted && { stopped: [...counts.values()].reduce<number>((sum, count = 0) => sum + count, 0) }),
  }
}

/** Tells whether a rule names this port and no other: what a rule for a range or a list counts may be anybody's call to another port. */
export function isOfPortAlone({ text }: FirewallRule, port: number): boolean {
  const named = [...text.matchAll(/\bdport (\S+)/g)].map(([, ports]) => ports)
  return named.length === 1 && named[0] === String(port)
}

/** nftables writes the count into the rule (`counter packets 3 bytes 180`), `iptables-save -c` before it (`[3:180] -A INPUT …`). */
export function packetsOf({ backend, text }: FirewallRule, iptablesListing: string): number | undefined {
  if (backend !== 'iptables') return numberOf(/\bcounter packets (\d{1,15}) /.exec(text)?.[1])
  const line = iptablesListing.split('\n').find((each) => each.endsWith(` ${text}`))
  return numberOf(/^\[(\d{1,15}):\d+\] /.exec(line ?? '')?.[1])
}

function numberOf(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits)
}
