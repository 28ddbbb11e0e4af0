// What waits for calls on Linux: the kernel's answer to `ss`, or /proc's tables where there is none, and the programs and accounts that hold the sockets.
// systeminformation knows no way without `netstat` or `ss`, which small systems lack.
import { readFile } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import type { Listener, ValueOf } from '../../../shared/facts/fact.ts'
import type { Outcome } from '../../../shared/facts/outcome.ts'
import { notRun } from '../../probes/first-verdict.ts'
import { readFailure } from '../read-failure.ts'
import type { Owner } from './linux-owners.ts'
import { findOwners, readAccounts } from './linux-owners.ts'
import { readQueues } from './linux-queues.ts'
import type { SocketQueue } from './linux-queues.ts'
import type { WaitingSocket } from './linux-sockets.ts'
import { parseListeningSockets, parseUdpSockets } from './linux-sockets.ts'

const maxListeners = 5000

/** Reads the waiting sockets of both protocols and families and, as far as this user may see them, their programs. */
export async function readLinuxListeners(signal: AbortSignal): Promise<Outcome<ValueOf<'listeners'>>> {
  try {
    // What only UDP's tables could tell is no reason to know nothing of TCP.
    const [accounts, queues, udp] = await Promise.all([readAccounts(), readQueues(signal), readTables('udp').catch(() => undefined)])
    const sockets = (socketsOf(queues) ?? (await readTables('tcp')).flatMap(parseListeningSockets)).slice(0, maxListeners)
    await setImmediate()
    const udpSockets = udp?.flatMap(parseUdpSockets).slice(0, maxListeners)
    const owners = await findOwners(new Set([...sockets, ...(udpSockets ?? [])].map(({ inode }) => inode)), signal)
    if (signal.aborted) return notRun(signal)
    const queuesByPlace = Map.groupBy(queues, ({ place }) => place)
    const described = (socket: WaitingSocket): Listener => describeSocket(socket, owners, accounts)
    return {
      status: 'succeeded',
      value: {
        listeners: sockets.map((socket) => ({ ...described(socket), ...detailsOf(socket.address, socket.port, queuesByPlace) })),
        ...(udpSockets && { udpListeners: udpSockets.map(described) }),
      },
    }
  } catch (error) {
    return readFailure(error)
  }
}

/** Both families. A kernel without IPv6 has no table for it, and no such sockets. */
function readTables(protocol: 'tcp' | 'udp'): Promise<readonly string[]> {
  const ipv6 = readFile(`/proc/net/${protocol}6`, 'latin1').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  })
  return Promise.all([readFile(`/proc/net/${protocol}`, 'latin1'), ipv6])
}

function describeSocket(
  { address, port, uid, inode }: WaitingSocket,
  owners: ReadonlyMap<string, Owner>,
  accounts: ReadonlyMap<number, string>,
): Listener {
  return { address, port, ...owners.get(inode), ...(Number.isInteger(uid) && { user: accounts.get(uid) ?? String(uid) }) }
}

/** The sockets themselves, where every line tells all of them; `undefined` where not, or where there is no line. */
function socketsOf(queues: readonly SocketQueue[]): readonly WaitingSocket[] | undefined {
  const sockets = queues.flatMap(({ socket }) => socket ?? [])
  return sockets.length > 0 && sockets.length === queues.length ? sockets : undefined
}

/** Sockets of several processes at one place (SO_REUSEPORT) have a queue each: which one a call would meet is not known, so none is told. */
function detailsOf(
  address: string,
  port: number,
  queues: ReadonlyMap<string, readonly SocketQueue[]>,
): Pick<Listener, 'isIpv6Only' | 'queue'> {
  const bracketed = address.includes(':') ? `[${address}]` : address
  const ofBothFamilies = address === '::' ? (queues.get(`*:${port}`) ?? []) : []
  const [first, ...more] = [...(queues.get(`${bracketed}:${port}`) ?? []), ...ofBothFamilies]
  if (!first) return {}
  const family = address === '::' ? { isIpv6Only: ofBothFamilies.length === 0 } : {}
  return more.length > 0 ? family : { ...family, queue: { waiting: first.waiting, limit: first.limit } }
}
