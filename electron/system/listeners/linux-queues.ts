// What /proc does not tell of a listening socket: how many connections wait and may wait, and whether IPv6 alone is taken. `ss` of iproute2 asks the
// kernel for it (sock_diag(7)); where it is missing nothing is known, which is no fault.
import { execFile } from 'node:child_process'

/** One listening socket as `ss` shows it. */
export interface SocketQueue {
  /** As printed: `*` is a socket of both families, `[::]` one of IPv6 alone. */
  readonly place: string
  readonly waiting: number
  readonly limit: number
}

/** Reading 10,000 sockets takes it some tens of milliseconds; what takes longer hangs. */
const limitMs = 1000

/** Some 100 bytes for each of 20,000 listeners, and room. */
const maxOutputBytes = 4_000_000

/** Asks `ss`; empty where there is none, or none that answers in time. */
export function readQueues(signal: AbortSignal): Promise<readonly SocketQueue[]> {
  return new Promise((resolve) => {
    execFile('ss', ['-H', '-l', '-n', '-t'], { timeout: limitMs, maxBuffer: maxOutputBytes, signal }, (error, stdout) => {
      resolve(error ? [] : parseQueues(stdout))
    })
  })
}

/** State, connections that wait, how many may, local place (ss(8)). */
export function parseQueues(text: string): SocketQueue[] {
  return text.split('\n').flatMap((line) => {
    const [state, waiting = '', limit = '', place = ''] = line.trim().split(/\s+/)
    return state === 'LISTEN' && /^\d{1,9}$/.test(waiting) && /^\d{1,9}$/.test(limit)
      ? [{ place: place.replace(/%[^\]:]*/, ''), waiting: Number(waiting), limit: Number(limit) }]
      : []
  })
}
