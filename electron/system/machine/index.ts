// What a machine says about itself beside its listeners and packet filters. What cannot be read is left out: absent is not "none".
import { getServers } from 'node:dns'
import type { MachineDescription } from '../../../shared/facts/machine.ts'

const mostResolvers = 16

/** Reads what this system shows without a child process. */
export async function readMachine(): Promise<MachineDescription> {
  const resolvers = [...new Set(getServers())].slice(0, mostResolvers)
  if (process.platform !== 'linux') return { resolvers }
  return { resolvers, ...(await (await import('./linux.ts')).readLinuxMachine()) }
}
