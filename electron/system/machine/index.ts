// What a machine says about itself beside its listeners and packet filters. What cannot be read is left out: absent is not "none".
import { getServers } from 'node:dns'
import type { MachineDescription } from '../../../shared/facts/machine.ts'
import { within } from '../within.ts'
import { readHostingPanel } from './hosting-panel.ts'
import { readInFront } from './in-front.ts'
import { readSocketCounts } from './socket-counts.ts'

const mostResolvers = 16

/** All parts are read at once, and a part that takes longer than this hangs: the whole description is wanted in three seconds. */
const partLimitMs = 2000

/** Resolvers, and what this system shows of its interfaces and ways out. */
export async function readNetwork(): Promise<MachineDescription> {
  const resolvers = [...new Set(getServers())].slice(0, mostResolvers)
  return { resolvers, ...(process.platform === 'linux' && (await (await import('./linux.ts')).readLinuxNetwork(partLimitMs))) }
}

/** What stands in front of the ports that are listened on, the hosting panel, and the cloud by the machine's firmware. */
export async function readHosting(ports: ReadonlySet<number>): Promise<MachineDescription> {
  if (process.platform === 'win32') return {}
  const [inFront, hostingPanel, cloud] = await Promise.all([
    within(partLimitMs, readInFront(ports)),
    within(partLimitMs, readHostingPanel()),
    process.platform === 'linux' ? import('./linux.ts').then(({ readLinuxCloud }) => readLinuxCloud(partLimitMs)) : undefined,
  ])
  return { ...cloud, ...inFront, ...(hostingPanel !== undefined && { hostingPanel }) }
}

/** Connections without those that `isOwn` knows, and the limits of ports and files. */
export async function readUse(isOwn: (localPort: number, remotePort: number) => boolean): Promise<MachineDescription | undefined> {
  if (process.platform !== 'linux') return undefined
  const { readLinuxLimits } = await import('./linux.ts')
  const [limits, counts] = await Promise.all([readLinuxLimits(partLimitMs), readSocketCounts(isOwn)])
  return { ...limits, ...counts }
}

/** Whether the clock follows a time server; `undefined` where the system does not tell. */
export async function readClock(signal: AbortSignal): Promise<MachineDescription | undefined> {
  if (process.platform !== 'linux') return undefined
  const clock = await (await import('./linux.ts')).readLinuxClock(signal, partLimitMs)
  return Object.keys(clock).length === 0 ? undefined : clock
}
