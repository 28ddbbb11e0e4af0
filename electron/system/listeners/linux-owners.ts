// Who holds a socket on Linux: the processes by their descriptors, and the accounts by their numbers (proc(5), passwd(5)).
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { setImmediate } from 'node:timers/promises'

const maxProgramChars = 200

/** A process that holds a socket. */
export interface Owner {
  readonly pid: number
  /** Absent when neither its arguments nor its executable may be seen. */
  readonly process?: string
}

/** So long others wait at most while the descriptors of one process are read. */
const sliceMs = 10

/** Their descriptors are listed at the same time, which other threads do. */
const processesAtOnce = 16

/**
 * Looks through the descriptors of all processes until every socket has its owner; of several the first counts, which is the one that opened it: those
 * that it started have higher numbers until the numbers begin again. Every few milliseconds others get their turn.
 */
export async function findOwners(inodes: ReadonlySet<string>, signal: AbortSignal): Promise<ReadonlyMap<string, Owner>> {
  const owners = new Map<string, Owner>()
  const turn = { endsAt: performance.now() + sliceMs }
  const pids = processes()
  for (let start = 0; start < pids.length; start += processesAtOnce) {
    const few = pids.slice(start, start + processesAtOnce)
    const lists = await Promise.all(few.map((pid) => listOf(`/proc/${pid}/fd`)))
    for (const [index, descriptors] of lists.entries()) {
      if (owners.size === inodes.size || signal.aborted) return owners
      await addOwned({ pid: few[index] ?? '', descriptors }, inodes, owners, turn)
    }
  }
  return owners
}

/** Looks at the descriptors of one process. */
async function addOwned(
  { pid, descriptors }: { readonly pid: string; readonly descriptors: readonly string[] },
  inodes: ReadonlySet<string>,
  owners: Map<string, Owner>,
  turn: { endsAt: number },
): Promise<void> {
  let owner: Owner | undefined
  for (const descriptor of descriptors) {
    if (performance.now() > turn.endsAt) {
      await setImmediate()
      turn.endsAt = performance.now() + sliceMs
    }
    const link = linkOf(`/proc/${pid}/fd/${descriptor}`)
    if (!link.startsWith('socket:[')) continue
    const inode = link.slice('socket:['.length, -1)
    if (!inodes.has(inode) || owners.has(inode)) continue
    owners.set(inode, (owner ??= ownerOf(pid)))
    if (owners.size === inodes.size) return
  }
}

function processes(): readonly string[] {
  return readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))
}

function ownerOf(pid: string): Owner {
  const process = programName(pid)
  return { pid: Number(pid), ...(process !== undefined && { process }) }
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

/** Nothing for a process that has ended meanwhile or belongs to somebody else, which only leaves its sockets' owner unknown. */
function listOf(folder: string): Promise<readonly string[]> {
  // Listing the thousands of a busy server takes as long as reading them, so that is not done on this thread.
  return readdir(folder).catch(() => [])
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

/** Names of accounts by their numbers; empty where the file cannot be read. Accounts of a directory service are not in it. */
export async function readAccounts(file = '/etc/passwd'): Promise<ReadonlyMap<number, string>> {
  return parseAccounts(await readFile(file, 'utf8').catch(() => ''))
}

/** Name, password, number, and more, with colons between. The first of several names of one number counts. */
export function parseAccounts(text: string): ReadonlyMap<number, string> {
  const accounts = new Map<number, string>()
  for (const line of text.split('\n')) {
    const [, name = '', uid = ''] = /^([^:#]{1,100}):[^:]*:(\d{1,10}):/.exec(line) ?? []
    if (name !== '' && !accounts.has(Number(uid))) accounts.set(Number(uid), name)
  }
  return accounts
}
