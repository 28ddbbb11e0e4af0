// Tells whose network an address, a name or an answer belongs to, from the tables beside this file. Not known is `undefined`, never somebody.
import ipaddr from 'ipaddr.js'
import type { HttpHead } from '../facts/outcome.ts'
import { isAddress } from '../target/ip-address.ts'
import type { CloudProvider } from './cloud-providers.ts'
import { cloudProviders } from './cloud-providers.ts'
import type { ContentNetwork } from './content-networks.ts'
import { contentNetworks } from './content-networks.ts'

/** Who has an address: a content delivery network, whose machine is not the server itself, or a cloud provider, on whose machine the server runs. */
export type NetworkOwner =
  | { readonly kind: 'content-network'; readonly network: ContentNetwork }
  | { readonly kind: 'cloud-provider'; readonly provider: CloudProvider }

interface OwnedPrefix {
  readonly prefix: readonly [ipaddr.IPv4 | ipaddr.IPv6, number]
  readonly owner: NetworkOwner
}

/** The tables as numbers, made when the first address is asked for: most runs ask for none. */
let ownedPrefixes: readonly OwnedPrefix[] | undefined

/** Tells whose address it is; the most exact prefix counts. One pass over some 1,300 prefixes. */
export function ownerOf(address: string): NetworkOwner | undefined {
  if (!isAddress(address)) return undefined
  ownedPrefixes ??= readTables()
  // The interface of a link-local address (RFC 4007 section 11) is not part of the number.
  const asked = ipaddr.process(address.split('%', 1)[0] ?? address)
  let best: OwnedPrefix | undefined
  for (const owned of ownedPrefixes) {
    const [network, length] = owned.prefix
    if (network.kind() === asked.kind() && asked.match(network, length) && (best === undefined || length > best.prefix[1])) best = owned
  }
  return best?.owner
}

function readTables(): readonly OwnedPrefix[] {
  return [
    ...contentNetworks.flatMap((network) => prefixesOf(network.prefixes, { kind: 'content-network', network })),
    ...cloudProviders.flatMap((provider) => prefixesOf(provider.prefixes, { kind: 'cloud-provider', provider })),
  ]
}

function prefixesOf(prefixes: string, owner: NetworkOwner): readonly OwnedPrefix[] {
  return prefixes
    .split(/\s+/)
    .filter((text) => text !== '')
    .map((text) => ({ prefix: ipaddr.parseCIDR(text), owner }))
}

/** The content delivery network whose name this is, by its ending; names come without a final dot. */
export function contentNetworkOfName(name: string): ContentNetwork | undefined {
  const lowerCase = name.toLowerCase()
  return contentNetworks.find(({ alias }) => alias.test(lowerCase))
}

/** The content delivery network that an answer names itself after. */
export function contentNetworkOfAnswer(head: Pick<HttpHead, 'headers'>): ContentNetwork | undefined {
  return contentNetworks.find(({ isOwnHeader }) => head.headers.some(isOwnHeader))
}
