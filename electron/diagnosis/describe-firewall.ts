// What this machine's packet filters do with calls to each port that a program listens on, and to a port that no rule names.
import type { Listener } from '../../shared/facts/fact.ts'
import type { FirewallDescription, FirewallPort } from '../../shared/facts/firewall.ts'
import { addressFamily, addressReach } from '../../shared/target/ip-address.ts'
import { readFirewall } from '../system/firewall/index.ts'

/** A machine with more open ports than this is not described rule by rule: each one is worked out for both families. */
const mostPorts = 500

/** Reads the rules once and asks them about every port; `undefined` where there is no reader. */
export async function describeFirewall(listeners: readonly Listener[], signal: AbortSignal): Promise<FirewallDescription | undefined> {
  const read = await readFirewall(signal)
  if (!read) return undefined
  const families = ['ipv4', 'ipv6'] as const
  const ports = families.flatMap((family): FirewallPort[] => {
    const own = [...new Set(listeners.filter((listener) => takes(listener, family)).map(({ port }) => port))].slice(0, mostPorts)
    return [
      ...own.map((port) => ({ family, port, ...read.judge({ direction: 'inbound', family, port }) })),
      { family, ...read.judge({ direction: 'inbound', family }) },
    ]
  })
  return { backends: read.backends, ports }
}

/** What only this computer can call meets no rule for others. */
function takes({ address, isIpv6Only }: Listener, family: 'ipv4' | 'ipv6'): boolean {
  if (addressReach(address) === 'loopback') return false
  return addressFamily(address) === family || (address === '::' && isIpv6Only !== true)
}
