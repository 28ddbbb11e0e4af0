// The listening sockets as `ss` of iproute2 tells them. It asks the kernel for these alone (sock_diag(7)), while /proc's table walks through all that the
// kernel has; and /proc does not tell how many connections wait and may wait, nor whether IPv6 alone is taken. Where `ss` is missing nothing is known,
// which is no fault.
import { execFile } from 'node:child_process'
import ipaddr from 'ipaddr.js'
import type { WaitingSocket } from './linux-sockets.ts'

/** One listening socket as `ss` shows it. */
export interface SocketQueue {
  /** As printed: `*` is a socket of both families, `[::]` one of IPv6 alone. */
  readonly place: string
  readonly waiting: number
  readonly limit: number
  /** Its place and its owner's numbers; absent from an `ss` that tells no inode. */
  readonly socket?: WaitingSocket
}

/** Reading 10,000 sockets takes it some tens of milliseconds; what takes longer hangs. */
const limitMs = 1000

/** Some 100 bytes for each of 20,000 listeners, and room. */
const maxOutputBytes = 4_000_000

/** Asks `ss`; empty where there is none, or none that answers in time. */
export function readQueues(signal: AbortSignal): Promise<readonly SocketQueue[]> {
  return new Promise((resolve) => {
    execFile('ss', ['-H', '-l', '-n', '-t', '-e'], { timeout: limitMs, maxBuffer: maxOutputBytes, signal }, (error, stdout) => {
      resolve(error ? [] : parseQueues(stdout))
    })
  })
}

/** State, connections that wait, how many may, local place, remote place, and then the details, of which account 0 is left out (ss(8)). */
export function parseQueues(text: string): SocketQueue[] {
  return text.split('\n').flatMap((line) => {
    const [state, waiting = '', limit = '', printed = ''] = line.trim().split(/\s+/)
    if (state !== 'LISTEN' || !/^\d{1,9}$/.test(waiting) || !/^\d{1,9}$/.test(limit)) return []
    const place = printed.replace(/%[^\]:]*/, '')
    const socket = socketAt(place, /\buid:(\d{1,10})\b/.exec(line)?.[1] ?? '0', / ino:([1-9]\d{0,19})\b/.exec(line)?.[1])
    return [{ place, waiting: Number(waiting), limit: Number(limit), ...(socket && { socket }) }]
  })
}

function socketAt(place: string, uid: string, inode: string | undefined): WaitingSocket | undefined {
  const [, bracketed, plain = '', port = ''] = /^(?:\[([^\]]*)\]|([^:]*)):(\d{1,5})$/.exec(place) ?? []
  const printed = plain === '*' ? '::' : (bracketed ?? plain)
  if (inode === undefined || !ipaddr.isValid(printed)) return undefined
  // A mapped IPv4 address is written as what it is.
  return { address: ipaddr.process(printed).toString(), port: Number(port), uid: Number(uid), inode }
}
