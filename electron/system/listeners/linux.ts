// Listeners from /proc/net/tcp and tcp6 (kernel Documentation/networking/proc_net_tcp.rst), and the programs that hold their sockets.
// systeminformation asks `netstat` or `ss`, which small systems lack.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import ipaddr from 'ipaddr.js'
import type { Listener, ValueOf } from '../../../shared/facts/fact.ts'
import type { Outcome } from '../../../shared/facts/outcome.ts'
import { notRun } from '../../probes/first-verdict.ts'
import { readFailure } from '../read-failure.ts'
import { readQueues } from './linux-queues.ts'
import type { SocketQueue } from './linux-queues.ts'

const maxListeners = 5000
const maxProgramChars = 200

/** A listening socket and the number that its owner's descriptors carry. */
export interface ListeningSocket {
  readonly address: string
  readonly port: number
  readonly inode: string
}

/** Reads the listening sockets of both families and, as far as this user may see them, their programs. */
export async function readLinuxListeners(signal: AbortSignal): Promise<Outcome<ValueOf<'listeners'>>> {
  try {
    const [queues, ...tables] = await Promise.all([readQueuesByPlace(signal), readFile('/proc/net/tcp', 'utf8'), readIpv6Table()])
    const sockets = tables.flatMap(parseListeningSockets).slice(0, maxListeners)
    const programs = await findPrograms(new Set(sockets.map(({ inode }) => inode)), signal)
    if (signal.aborted) return notRun(signal)
    const listeners = sockets.map(({ address, port, inode }): Listener => {
      const program = programs.get(inode)
      return { address, port, ...(program !== undefined && { process: program }), ...detailsOf(address, port, queues) }
    })
    return { status: 'succeeded', value: { listeners } }
  } catch (error) {
    return readFailure(error)
  }
}

async function readQueuesByPlace(signal: AbortSignal): Promise<ReadonlyMap<string, readonly SocketQueue[]>> {
  return Map.groupBy(await readQueues(signal), ({ place }) => place)
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

/** A kernel without IPv6 has no such file, and no such listeners. */
function readIpv6Table(): Promise<string> {
  return readFile('/proc/net/tcp6', 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  })
}

/** Number, local address, remote address, state (0A listens), queues, timer, retransmissions, user, timeout, inode. */
export function parseListeningSockets(text: string): ListeningSocket[] {
  return text.split('\n').flatMap((line) => {
    const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/)
    const [, digits = '', port = ''] = /^((?:[0-9A-F]{8}){1,4}):([0-9A-F]{4})$/i.exec(local) ?? []
    if (state !== '0A' || (digits.length !== 8 && digits.length !== 32)) return []
    return { address: addressText(digits), port: Number.parseInt(port, 16), inode }
  })
}

/** Words of 32 bits in the processor's order, which is little-endian wherever Electron runs. A mapped IPv4 address is written as what it is. */
function addressText(digits: string): string {
  const bytes = Buffer.from(digits, 'hex').swap32()
  const address = ipaddr.fromByteArray([...bytes])
  return address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() ? address.toIPv4Address().toString() : address.toString()
}

/** Looks through the descriptors of all processes until every socket has its program; between two processes others get their turn. */
async function findPrograms(inodes: ReadonlySet<string>, signal: AbortSignal): Promise<ReadonlyMap<string, string | undefined>> {
  const programs = new Map<string, string | undefined>()
  for (const pid of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    if (programs.size === inodes.size || signal.aborted) break
    for (const inode of socketsOf(pid)) if (inodes.has(inode)) programs.set(inode, programName(pid))
    await setImmediate()
  }
  return programs
}

/** The sockets of a process; none when it has ended meanwhile or belongs to somebody else, which only leaves its name unknown. */
function socketsOf(pid: string): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((descriptor) => {
      const inode = /^socket:\[(\d+)\]$/.exec(linkOf(`/proc/${pid}/fd/${descriptor}`))?.[1]
      return inode === undefined ? [] : [inode]
    })
  } catch {
    return []
  }
}

/**
 * What the process was started as, without its arguments, else the executable's name; absent when neither may be seen. The executable alone misleads
 * where several programs are one file (redis-server is redis-check-rdb), and `comm` where a thread has been named (Node's is "MainThread").
 */
function programName(pid: string): string | undefined {
  const title = /^[^\0 ]*/.exec(contentOf(`/proc/${pid}/cmdline`))?.[0] ?? ''
  const executable = linkOf(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, '')
  return basename(title.replace(/:$/, '') || executable).slice(0, maxProgramChars) || undefined
}

/** Where a link leads, or empty when it has gone since it was listed or is not shown to this user. */
function linkOf(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}

/** As `linkOf`, for a file. */
function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
