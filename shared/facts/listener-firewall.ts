// What a machine's own firewall does with calls from others to one of its listeners.
import { addressFamily } from '../target/ip-address.ts'
import type { Listener } from './fact.ts'
import type { FirewallDescription, FirewallJudgement } from './firewall.ts'

/** The judgement for every family that the listener takes. Where they differ it depends on who calls, so none is known. */
export function firewallFor(
  { address, port, isIpv6Only }: Pick<Listener, 'address' | 'port' | 'isIpv6Only'>,
  firewall: FirewallDescription | undefined,
): FirewallJudgement {
  const families = address === '::' && isIpv6Only !== true ? ['ipv4', 'ipv6'] : [addressFamily(address)]
  const judgements = families.map((family) => firewall?.ports.find((each) => each.family === family && each.port === port))
  const verdicts = new Set(judgements.map((each) => each?.verdict ?? 'not-known'))
  const [verdict = 'not-known'] = verdicts
  return { verdict: verdicts.size === 1 ? verdict : 'not-known', rules: [...new Set(judgements.flatMap((each) => each?.rules ?? []))] }
}
