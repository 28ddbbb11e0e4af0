// What every probe and reader is given besides its input. Not the runner, which keeps time, ids and progress.
import type { SecureContext } from 'node:tls'
import type { CallResult } from '../../shared/facts/call-result.ts'
import type { ProxyAddress, ValueOf } from '../../shared/facts/fact.ts'
import type { Target } from '../../shared/target/target.ts'
import type { ConnectionStore } from './connections.ts'
import type { Network } from './network.ts'

/** Where a probe reads the time, so that a test can say what time it is. */
export interface Clock {
  now(): Date
  /** Milliseconds that only go forward, from an arbitrary start. */
  monotonicMs(): number
}

/** Every limit of a probe in time and size; the values and their reasons are in `diagnosis/timeouts.ts`. */
export interface ProbeLimits {
  /** Silence of an address for this long is called silence; from the first socket on. */
  readonly connectSilenceMs: number
  /** When a fresh socket is tried beside the silent ones; fresh ports are new rounds of SYN and may take another path. */
  readonly connectRetryAfterMs: readonly number[]
  /** How long after a definite refusal the one further attempt is made. */
  readonly retestAfterMs: number
  /** How long that attempt may stay silent before the first answer stands. */
  readonly retestSilenceMs: number
  /** Silence after which the person is told that it takes long. */
  readonly slowAfterMs: number
  /** From the request (or the start of the handshake) to the end of the answer's head; dribbling does not extend it. */
  readonly replyMs: number
  /** How long a port may take to speak first. */
  readonly listenMs: number
  /** Quiet after bytes that ends the listening early. */
  readonly listenQuietMs: number
  /** The system's lookup; it has no limit of its own that would hold everywhere. */
  readonly lookupMs: number
  /** One DNS query with its repetition and, where the answer was cut, its TCP part. */
  readonly dnsQueryMs: number
  /** When the one repetition of a DNS query is sent. */
  readonly dnsRepeatAfterMs: number
  /** How long the start of a body may take after its head: it is worth little, so it gets little. */
  readonly bodyWaitMs: number
  /** Bytes of a status line with its headers, interim answers included. */
  readonly maxHeadBytes: number
  /** Bytes that are kept of what is not understood. */
  readonly maxFirstBytes: number
  /** Characters that are kept of a body. */
  readonly maxBodyStartChars: number
  /** Bytes that a peer may send within one TLS handshake, its certificates among them. */
  readonly maxHandshakeBytes: number
}

/** The certificates that this run trusts, loaded at the first need. */
export interface TrustStore {
  load(): Promise<{ readonly secureContext: SecureContext; readonly summary: ValueOf<'trust-store'> }>
}

/** User name and password of one proxy, for that proxy alone; they never become part of a fact. */
export interface ProxyCredentials {
  readonly proxy: ProxyAddress
  readonly username: string
  readonly password: string
}

/** The world of one run, as its probes and readers may see it. */
export interface ProbeContext {
  /** Its reason may be a `NotRunReason`; anything else counts as `cancelled`. */
  readonly signal: AbortSignal
  readonly clock: Clock
  readonly limits: ProbeLimits
  readonly network: Network
  readonly connections: ConnectionStore
  readonly trust: TrustStore
  readonly target: Target
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The proxy that the person named, for the mode `given`. */
  readonly proxyUrl?: string
  readonly proxyCredentials?: ProxyCredentials
  /** The address of the proxy script that is set, with all that it may hold. */
  readonly pacUrl?: string
  /** What the server wrote down about itself, where the person gave its file. */
  readonly serverDescription?: ValueOf<'server-description'>
  /** What the server counted while it was called, where the person typed its code in. */
  readonly callResult?: CallResult
  /** Hosts that were checked on this computer before, where checks are kept. */
  readonly namesUsedBefore?: () => Promise<readonly string[]>
  /** Gives what the window's Chromium would do for an address, written as scripts answer; absent in the other doors. */
  readonly resolveProxy?: (url: string) => Promise<string>
  /** Called when nothing has come for `slowAfterMs`; again where a probe needs several steps and a later one is slow too. */
  readonly reportSlow?: () => void
}
