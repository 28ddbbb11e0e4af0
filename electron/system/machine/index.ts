// What a machine says about itself beside its listeners and packet filters. What cannot be read is left out: absent is not "none".
import { getServers } from 'node:dns'
import type { MachineDescription } from '../../../shared/facts/machine.ts'
import { within } from '../within.ts'
import { readHostingPanel } from './hosting-panel.ts'
import { readInFront } from './in-front.ts'

const mostResolvers = 16

/** All parts are read at once, and a part that takes longer than this hangs: the whole description is wanted in three seconds. */
const partLimitMs = 2000

/** Reads what this system shows; `ports` are those that are listened on. */
export async function readMachine(ports: ReadonlySet<number>, signal: AbortSignal): Promise<MachineDescription> {
  const resolvers = [...new Set(getServers())].slice(0, mostResolvers)
  if (process.platform === 'win32') return { resolvers }
  const [system, inFront, hostingPanel] = await Promise.all([
    process.platform === 'linux' ? import('./linux.ts').then(({ readLinuxMachine }) => readLinuxMachine(signal, partLimitMs)) : undefined,
    within(partLimitMs, readInFront(ports)),
    within(partLimitMs, readHostingPanel()),
  ])
  return { resolvers, ...system, ...inFront, ...(hostingPanel !== undefined && { hostingPanel }) }
}
