// Writes down this machine's own side as a document that a client's diagnosis can use as evidence.
import type { MachineDescription } from '../../shared/facts/machine.ts'
import { ownerOf } from '../../shared/networks/network-owner.ts'
import type { ComputerContent } from '../../shared/report/computer-part-schema.ts'
import type { ComputerPart } from '../../shared/report/computer-parts.ts'
import type { ServerDescription } from '../../shared/report/server-description-schema.ts'
import { addressReach } from '../../shared/target/ip-address.ts'
import { ConnectionStore } from '../probes/connections.ts'
import type { ProbeContext } from '../probes/probe-context.ts'
import { runProbe } from '../probes/run-probe.ts'
import { readClock, readHosting, readNetwork, readUse } from '../system/machine/index.ts'
import { createTrustStore } from '../system/trust-store.ts'
import { ponteVersion } from '../ponte-version.ts'
import { askOwnListeners } from './ask-own-listeners.ts'
import { describeFirewall } from './describe-firewall.ts'
import { OwnCalls } from './own-calls.ts'
import { readPart } from './read-part.ts'
import type { PartListener } from './read-part.ts'
import { thisMachine } from './this-machine.ts'
import { computerPartMs, listenersPartMs } from './timeouts.ts'

/** As many as the document holds; only machines with many containers have more. */
const mostAddresses = 256

/** What a reading before this one has called may still be in the system's tables. */
const ownCalls = new OwnCalls(() => thisMachine.clock.monotonicMs())

/**
 * Reads addresses, listeners, firewall and the rest, each by itself, and asks the listeners; `undefined` when addresses or listeners cannot be read, or
 * when the signal says that nobody waits any more.
 */
export async function describeServer(signal: AbortSignal, tell: PartListener = () => undefined): Promise<ServerDescription | undefined> {
  const context: ProbeContext = {
    ...thisMachine,
    network: ownCalls.through(thisMachine.network),
    signal,
    connections: new ConnectionStore(),
    trust: createTrustStore(thisMachine.environment),
    target: { scheme: 'tcp', host: 'localhost', port: 1, path: '/', input: '' },
  }
  try {
    return await describeWith(context, tell)
  } finally {
    context.connections.closeAll()
  }
}

async function describeWith(context: ProbeContext, tell: PartListener): Promise<ServerDescription | undefined> {
  const { signal } = context
  const part = async (name: ComputerPart, reading: Promise<MachineDescription | undefined>): Promise<ComputerContent['machine']> => {
    const content = reading.then((machine) => machine && { machine })
    return (await readPart(name, computerPartMs, content, tell))?.machine
  }
  const pending = Promise.all([part('network', readNetwork()), part('clock', readClock(signal))])
  const [listening, use] = await Promise.all([
    readPart('listeners', listenersPartMs, readListeners(context), tell),
    // Before the listeners are asked, which opens connections.
    part('use', readUse(ownCalls.isOwn)),
  ])
  const { addresses, listeners, udpListeners } = listening ?? {}
  if (!addresses || !listeners) {
    await pending
    return undefined
  }
  const ports = new Set(listeners.map(({ port }) => port))
  const [[network, clock], answers, described, hosting] = await Promise.all([
    pending,
    readPart(
      'answers',
      listenersPartMs,
      askOwnListeners(listeners, addresses, context).then((asked) => ({ listeners: asked })),
      tell,
    ),
    readPart(
      'firewall',
      computerPartMs,
      describeFirewall(listeners, signal).then((firewall) => firewall && { firewall }),
      tell,
    ),
    part(
      'hosting',
      readHosting(ports).then((machine) => ({ ...cloudOf(addresses), ...machine })),
    ),
  ])
  if (signal.aborted) return undefined
  // Its parts are as the schema has them; to check the whole once more would block for as long as all of them together.
  return {
    schemaVersion: 1,
    kind: 'server-description',
    ponte: { version: ponteVersion, platform: process.platform, runtime: `node ${process.versions.node}` },
    describedAt: thisMachine.clock.now().toISOString(),
    addresses,
    listeners: answers?.listeners ?? listeners,
    ...(udpListeners && { udpListeners }),
    ...(described?.firewall && { firewall: described.firewall }),
    machine: { ...network, ...clock, ...use, ...hosting },
  }
}

async function readListeners(context: ProbeContext): Promise<object | undefined> {
  const [interfaces, listeners] = await Promise.all([
    runProbe({ kind: 'network-interfaces', input: {} }, context),
    runProbe({ kind: 'listeners', input: {} }, context),
  ])
  if (interfaces.status !== 'succeeded' || listeners.status !== 'succeeded') return undefined
  const addresses = interfaces.value.interfaces.flatMap(({ addresses: own }) => own.map(({ address }) => address))
  return { addresses: addresses.slice(0, mostAddresses), ...listeners.value }
}

/** Whose machine it is by the addresses of its own interfaces; the firmware knows better, where it says something. */
function cloudOf(addresses: readonly string[]): { readonly cloudProvider?: string } {
  for (const address of addresses) {
    const owner = addressReach(address) === 'public' ? ownerOf(address) : undefined
    if (owner?.kind === 'cloud-provider') return { cloudProvider: owner.provider.name }
  }
  return {}
}
