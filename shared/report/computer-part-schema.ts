// What is read of this computer, part by part, for the screen about it: the parts of the document that `describe-server` writes, and what stays here
// because a server's file is no place for it.
import * as v from 'valibot'
import { proxySources } from '../facts/fact.ts'
import { computerParts } from './computer-parts.ts'
import { address, count, list, port, text } from './schema-parts.ts'
import { describedSide } from './server-description-schema.ts'

/** What a place that can set a proxy says about addresses in general. */
const proxyPlace = v.strictObject({
  source: v.picklist(proxySources),
  says: v.picklist(['direct', 'proxy', 'script', 'auto-detect', 'not-known']),
  proxy: v.exactOptional(v.strictObject({ scheme: text(20), host: text(300), port })),
  /** Without user name and password. */
  script: v.exactOptional(text(2000)),
  /** The name of the setting that decided. */
  setting: v.exactOptional(text(100)),
})

const { addresses, listeners, udpListeners, firewall, machine } = describedSide

/** What one part tells; what is absent, it does not tell. */
export const computerContent = v.strictObject({
  addresses: v.exactOptional(addresses),
  listeners: v.exactOptional(listeners),
  udpListeners,
  firewall,
  machine,
  hostsFile: v.exactOptional(
    v.strictObject({
      entries: list(v.strictObject({ address, names: list(text(253), 16) }), 200),
      /** How many lines with an address there are beside these. */
      more: count,
    }),
  ),
  proxies: v.exactOptional(list(proxyPlace, 40)),
})
export type ComputerContent = v.InferOutput<typeof computerContent>

/** Where a part is. */
export const computerPartState = v.variant('status', [
  v.strictObject({ part: v.picklist(computerParts), status: v.literal('reading') }),
  v.strictObject({ part: v.picklist(computerParts), status: v.literal('read'), content: computerContent }),
  /** It could not be read, or not in time: nothing is claimed. */
  v.strictObject({ part: v.picklist(computerParts), status: v.literal('not-known') }),
])
export type ComputerPartState = v.InferOutput<typeof computerPartState>
