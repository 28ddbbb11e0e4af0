// How many connections this machine has in each state, and where its own calls go. On Linux alone, from /proc/net.
import { readFile } from 'node:fs/promises'
import type { MachineDescription } from '../../../shared/facts/machine.ts'
import { countSockets } from '../listeners/linux-sockets.ts'
import { within } from '../within.ts'

/** A reader that takes longer hangs: tables of 100,000 sockets take less than a second. */
const limitMs = 2000

/** Counts them without those that `isOwn` knows by their two ports; empty where the tables cannot be read. */
export async function readSocketCounts(
  isOwn: (localPort: number, remotePort: number) => boolean,
): Promise<Pick<MachineDescription, 'socketsByState' | 'socketsByDestination'>> {
  const [ipv4, ipv6] = await Promise.all(['tcp', 'tcp6'].map((table) => within(limitMs, readFile(`/proc/net/${table}`, 'latin1'))))
  return ipv4 === undefined ? {} : countSockets([ipv4, ipv6 ?? ''], isOwn)
}
