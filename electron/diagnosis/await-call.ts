// Waits for calls to one port of this machine and tells what became of them, while somebody else tries to reach it. Where the port is free, it listens there
// itself; what is in use is only looked at.
import { networkInterfaces } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { judgeCalls } from '../../shared/analysis/judge-calls.ts'
import type { CallCount, CallJudgement } from '../../shared/analysis/judge-calls.ts'
import type { FirewallRule } from '../../shared/facts/firewall.ts'
import { countStopped } from '../system/arrivals/firewall-counters.ts'
import { readCallCounters, readIncoming } from '../system/arrivals/linux-connections.ts'
import type { IncomingConnection } from '../system/arrivals/linux-connections.ts'
import type { Listening } from '../system/arrivals/own-listener.ts'
import { listenAt } from '../system/arrivals/own-listener.ts'
import { readOtherConnections } from '../system/arrivals/other-connections.ts'
import { runCommand } from '../system/run-command.ts'

/** How long calls are awaited, in seconds. */
export const awaitSecondsRange = { min: 1, max: 3600 } as const
export const defaultAwaitSeconds = 60

/** Callers that are remembered by their address; more are only counted. */
const mostCallers = 1000

/** A call over a network lasts for some tens of milliseconds at least; a look takes about one, and some twenty with thousands of connections. */
const shortestPauseMs = 5
const pausePerLook = 4
/** Each look starts a program there. */
const pauseElsewhereMs = 1000

/** What was counted, and what follows from it. */
export interface AwaitedCalls {
  readonly port: number
  readonly means: CallCount['means']
  /** Milliseconds. */
  readonly waitedMs: number
  readonly calls: number
  /** Where they came from, in the order of their first call; at most 1,000. */
  readonly callers: readonly { readonly address: string; readonly calls: number }[]
  readonly judgement: CallJudgement
  /** Rules of this machine's own firewall that stop calls to this port. */
  readonly rules: readonly FirewallRule[]
  readonly stopped?: number
}

export interface AwaitRequest {
  readonly port: number
  readonly seconds: number
  /** Ends the waiting early; what was counted until then is told. */
  readonly signal: AbortSignal
  /** Called when everything is in place and callers may call. */
  readonly onReady: () => void
  /** Called at the first call of every caller. */
  readonly onCaller: (address: string) => void
}

/** Waits, counts and judges. Nothing of a caller's is read but its address. */
export async function awaitCalls({ port, seconds, signal, onReady, onCaller }: AwaitRequest): Promise<AwaitedCalls> {
  const own = ownAddresses()
  const families = familiesOf(own)
  const tally = new Tally(own, onCaller)
  // The firewall is read to its end even when the waiting is over.
  const readingSignal = new AbortController().signal
  const hasOthersListener = await isListenedTo(port)
  const listeners = await listenWhereFree(port, own, (address) => tally.add(address))
  const isListening = listeners.some(({ status }) => status === 'listening')
  const isInUse = listeners.some((each) => each.status === 'failed' && each.code !== 'EACCES')
  const look = isListening && !isInUse ? undefined : await startLooking(port)
  const means = isListening && !isInUse ? 'own-listener' : hasOthersListener ? 'connections' : isListening ? 'own-listener' : 'none'
  const before = await countStopped(port, families, runCommand, readingSignal)
  const startMs = performance.now()
  onReady()
  try {
    const ending = AbortSignal.any([signal, AbortSignal.timeout(seconds * 1000)])
    await (look
      ? look.until(ending, ({ address }) => tally.add(address))
      : wait(seconds * 1000, undefined, { signal: ending }).catch(isEnded))
  } finally {
    for (const listener of listeners) if (listener.status === 'listening') listener.close()
  }
  const waitedMs = performance.now() - startMs
  const [after, mayMiss] = await Promise.all([countStopped(port, families, runCommand, readingSignal), look?.mayHaveMissed() ?? false])
  const stopped = before.stopped === undefined || after.stopped === undefined ? undefined : Math.max(0, after.stopped - before.stopped)
  const judgement = judgeCalls({
    means,
    fromElsewhere: tally.fromElsewhere,
    fromHere: tally.fromHere,
    mayMiss,
    isWhole: !signal.aborted,
    firewall: after.verdicts,
    ...(stopped !== undefined && { stopped }),
  })
  return {
    port,
    means,
    waitedMs,
    calls: tally.fromElsewhere + tally.fromHere,
    callers: tally.callers(),
    judgement,
    rules: after.rules,
    ...(stopped !== undefined && { stopped }),
  }
}

/** Listens everywhere; where somebody listens already, at those of this machine's addresses that are left. */
async function listenWhereFree(port: number, own: readonly string[], onCall: (address: string) => void): Promise<readonly Listening[]> {
  const everywhere = await listenAt(port, onCall)
  if (everywhere.status === 'listening' || everywhere.code === 'EACCES') return [everywhere]
  const outside = own.filter((address) => !isLoopback(address))
  // Who ends a call first keeps it for a minute (RFC 9293 section 3.3.2, TIME-WAIT): such calls are seen by looking, with those of the other listener.
  return [everywhere, ...(await Promise.all(outside.map((address) => listenAt(port, () => undefined, address))))]
}

interface Look {
  /** Looks again and again, and tells every connection to the port that was not there before. */
  readonly until: (signal: AbortSignal, onCall: (connection: IncomingConnection) => void) => Promise<void>
  /** Whether the kernel has opened more connections than were seen, at whatever port. */
  readonly mayHaveMissed: () => Promise<boolean>
}

/** Connections that exist already are nobody's call. */
async function startLooking(port: number): Promise<Look> {
  const isLinux = process.platform === 'linux'
  const read = isLinux ? readIncoming : readOtherConnections
  const nameOf = ({ localPort, address, port: remotePort }: IncomingConnection): string => `${localPort} ${address} ${remotePort}`
  const countBefore = isLinux ? await readCallCounters() : undefined
  const first = await read(port)
  let known = new Set(first.map(nameOf))
  let opened = new Set(first.filter(({ isBeginning }) => !isBeginning).map(nameOf))
  let seen = 0
  const look = async (onCall: (connection: IncomingConnection) => void): Promise<void> => {
    const connections = await read(port)
    for (const each of connections) if (each.localPort === port && !known.has(nameOf(each))) onCall(each)
    const openedNow = new Set(connections.filter(({ isBeginning }) => !isBeginning).map(nameOf))
    seen += [...openedNow].filter((name) => !opened.has(name)).length
    known = new Set(connections.map(nameOf))
    opened = openedNow
  }
  return {
    until: async (signal, onCall) => {
      while (!signal.aborted) {
        const startMs = performance.now()
        await look(onCall)
        const pauseMs = isLinux ? Math.max(shortestPauseMs, pausePerLook * (performance.now() - startMs)) : pauseElsewhereMs
        await wait(pauseMs, undefined, { signal }).catch(isEnded)
      }
      await look(onCall)
    },
    mayHaveMissed: async () => {
      const countAfter = isLinux ? await readCallCounters() : undefined
      return countBefore === undefined || countAfter === undefined || countAfter - countBefore > seen
    },
  }
}

/** Whether any program listens at the port where other machines can call it. */
async function isListenedTo(port: number): Promise<boolean> {
  const { listeners } = await import('../system/listeners/index.ts')
  const outcome = await listeners({}, { signal: new AbortController().signal })
  return outcome.status === 'succeeded' && outcome.value.listeners.some((each) => each.port === port && !isLoopback(each.address))
}

/** Who called, and how often. */
class Tally {
  fromElsewhere = 0
  fromHere = 0
  readonly #own: ReadonlySet<string>
  readonly #onCaller: (address: string) => void
  readonly #callers = new Map<string, number>()

  constructor(own: readonly string[], onCaller: (address: string) => void) {
    this.#own = new Set(own)
    this.#onCaller = onCaller
  }

  add(written: string): void {
    // Where one socket serves both families, IPv4 callers are written as ::ffff:192.0.2.1; link-local ones with the interface.
    const address = written.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
    if (this.#own.has(address) || isLoopback(address)) this.fromHere += 1
    else this.fromElsewhere += 1
    const calls = this.#callers.get(address)
    if (calls === undefined && this.#callers.size >= mostCallers) return
    this.#callers.set(address, (calls ?? 0) + 1)
    if (calls === undefined) this.#onCaller(address)
  }

  callers(): AwaitedCalls['callers'] {
    return [...this.#callers].map(([address, calls]) => ({ address, calls }))
  }
}

/** This machine's addresses; link-local ones cannot be listened at without their interface. */
function ownAddresses(): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .map(({ address }) => address)
    .filter((address) => !/^fe80:/i.test(address))
}

function familiesOf(own: readonly string[]): readonly ('ipv4' | 'ipv6')[] {
  const outside = own.filter((address) => !isLoopback(address))
  const families = (['ipv4', 'ipv6'] as const).filter((family) => outside.some((address) => address.includes(':') === (family === 'ipv6')))
  return families.length > 0 ? families : ['ipv4']
}

function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.')
}

/** The waiting ends by being aborted. */
function isEnded(error: unknown): void {
  if ((error as Error).name !== 'AbortError') throw error
}
