// Writes down this machine's own side as a document that a client's diagnosis can use as evidence.
import * as v from 'valibot'
import { ownerOf } from '../../shared/networks/network-owner.ts'
import { serverDescriptionSchema } from '../../shared/report/server-description-schema.ts'
import type { ServerDescription } from '../../shared/report/server-description-schema.ts'
import { addressReach } from '../../shared/target/ip-address.ts'
import { ConnectionStore } from '../probes/connections.ts'
import type { ProbeContext } from '../probes/probe-context.ts'
import { runProbe } from '../probes/run-probe.ts'
import { readMachine } from '../system/machine/index.ts'
import { readSocketCounts } from '../system/machine/socket-counts.ts'
import { createTrustStore } from '../system/trust-store.ts'
import { ponteVersion } from '../ponte-version.ts'
import { askOwnListeners } from './ask-own-listeners.ts'
import { describeFirewall } from './describe-firewall.ts'
import { OwnCalls } from './own-calls.ts'
import { thisMachine } from './this-machine.ts'

/** What a reading before this one has called may still be in the system's tables. */
const ownCalls = new OwnCalls(() => thisMachine.clock.monotonicMs())

/**
 * Reads addresses, listeners, firewall and the rest, and asks the listeners; `undefined` when addresses or listeners cannot be read, or when the signal
 * says that nobody waits any more.
 */
export async function describeServer(signal: AbortSignal): Promise<ServerDescription | undefined> {
  const context: ProbeContext = {
    ...thisMachine,
    network: ownCalls.through(thisMachine.network),
    signal,
    connections: new ConnectionStore(),
    trust: createTrustStore(thisMachine.environment),
    target: { scheme: 'tcp', host: 'localhost', port: 1, path: '/', input: '' },
  }
  try {
    return await describeWith(context)
  } finally {
    context.connections.closeAll()
  }
}

async function describeWith(context: ProbeContext): Promise<ServerDescription | undefined> {
  const { signal } = context
  const [interfaces, listeners, sockets] = await Promise.all([
    runProbe({ kind: 'network-interfaces', input: {} }, context),
    runProbe({ kind: 'listeners', input: {} }, context),
    // Before the listeners are asked, which opens connections.
    readSocketCounts(ownCalls.isOwn),
  ])
  if (interfaces.status !== 'succeeded' || listeners.status !== 'succeeded') return undefined
  const addresses = interfaces.value.interfaces.flatMap(({ addresses: own }) => own.map(({ address }) => address))
  const [asked, firewall, machine] = await Promise.all([
    askOwnListeners(listeners.value.listeners, addresses, context),
    describeFirewall(listeners.value.listeners, signal),
    readMachine(new Set(listeners.value.listeners.map(({ port }) => port)), signal),
  ])
  if (signal.aborted) return undefined
  return v.parse(serverDescriptionSchema, {
    schemaVersion: 1,
    kind: 'server-description',
    ponte: { version: ponteVersion, platform: process.platform, runtime: `node ${process.versions.node}` },
    describedAt: thisMachine.clock.now().toISOString(),
    addresses,
    listeners: asked,
    ...(listeners.value.udpListeners && { udpListeners: listeners.value.udpListeners }),
    ...(firewall && { firewall }),
    machine: { ...cloudOf(addresses), ...machine, ...sockets },
  })
}

/** Whose machine it is by the addresses of its own interfaces; the firmware knows better, where it says something. */
function cloudOf(addresses: readonly string[]): { readonly cloudProvider?: string } {
  for (const address of addresses) {
    const owner = addressReach(address) === 'public' ? ownerOf(address) : undefined
    if (owner?.kind === 'cloud-provider') return { cloudProvider: owner.provider.name }
  }
  return {}
}
