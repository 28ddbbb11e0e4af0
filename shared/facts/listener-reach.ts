// Who can call a listener, by the address that it is bound to alone. Firewalls, routers and providers in between are not counted in.
import { addressReach, isReservedAddress } from '../target/ip-address.ts'

/** From the inside out. */
export const reaches = ['this-computer', 'this-network', 'everywhere'] as const
export type Reach = (typeof reaches)[number]

/** Tells who can call what is bound to an address: a wildcard takes calls at every address, so at the machine's widest one. */
export function reachOf(boundAddress: string, ownAddresses: readonly string[]): Reach {
  if (boundAddress !== '0.0.0.0' && boundAddress !== '::') return reachOfAddress(boundAddress)
  const isIpv4Only = boundAddress === '0.0.0.0'
  const widest = Math.max(
    0,
    ...ownAddresses.filter((own) => !(isIpv4Only && own.includes(':'))).map((own) => reaches.indexOf(reachOfAddress(own))),
  )
  return reaches[widest] ?? 'this-computer'
}

/** An inside address is called from its network alone, unless a router hands calls on, which nothing here can show. */
function reachOfAddress(address: string): Reach {
  switch (addressReach(address)) {
    case 'loopback':
      return 'this-computer'
    case 'public':
      // Somebody uses such an address inside all the same.
      return isReservedAddress(address) ? 'this-network' : 'everywhere'
    default:
      return 'this-network'
  }
}
