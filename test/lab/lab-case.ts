// What a case of the lab is: a true cause, the world in which it is true, and what may be said about it.
import type { ProxyCheck } from '../../shared/analysis/proxy-check.ts'
import type { CauseId } from '../../shared/rules/cause.ts'
import type { Certificates } from './certificates.ts'
import type { Namespace } from './namespaces.ts'
import type { World } from './topologies.ts'

/** The truth of a case: what was built. */
export type Truth = CauseId | 'works'

/** Packages beyond those that every case needs. */
export type Tool =
  | 'nginx'
  | 'redis'
  | 'openssh'
  | 'dnsmasq'
  | 'postgresql'
  | 'iptables'
  | 'python3'
  | 'faketime'
  | 'squid'
  | 'tinyproxy'
  | 'microsocks'
  | 'dante'
  | 'stunnel'

/** What a case's setting up gives back: where to ask from. */
export interface Stage {
  readonly client: Namespace
  /** For programs that need more than the usual to run under: written before the program. */
  readonly under?: readonly string[]
  /** More words for the command line, known only now. */
  readonly options?: readonly string[]
}

/** What a case may use. */
export interface LabWorld extends World {
  readonly certificates: Certificates
  /** The folder of PostgreSQL's programs. */
  readonly postgresql: string
  /** Runs the program under test inside a namespace. */
  ponte(host: Namespace, ...words: readonly string[]): Promise<string>
}

/** One case. */
export interface LabCase {
  /** A sentence; unique, and stable, because RESULTS.md is compared by it. */
  readonly name: string
  readonly truth: Truth
  readonly target: string
  readonly options?: readonly string[]
  /** Asked by `check-proxy` in place of `diagnose`: what must be answered to "is a proxy in the way?". */
  readonly proxyAnswer?: ProxyCheck['answer']
  readonly environment?: Readonly<Record<string, string>>
  readonly tools?: readonly Tool[]
  /** Causes that may come first; the truth alone when absent. */
  readonly first?: readonly CauseId[]
  /** Causes that look the same from here: all must be named, none may be certain, and a test must be given that decides. */
  readonly twins?: readonly CauseId[]
  /** Causes that are true as well, and may be said with certainty beside the first. */
  readonly alsoTrue?: readonly CauseId[]
  /** Causes that nothing seen from here can prove, the truth included. */
  readonly neverCertain?: readonly CauseId[]
  /** The target can be used all the same, and the truth is to be named beside that. */
  readonly worksAnyway?: boolean
  /** With what both sides say nothing is left open: the verdict must be certain. */
  readonly mustBeCertain?: boolean
  /** The client has a file of the server: these cases have a section of their own in RESULTS.md. */
  readonly hasServerFile?: boolean
  /** Why this stays open even with both sides known; such cases are counted in RESULTS.md. */
  readonly undecided?: string
  /** How long the whole run may take; without it the limit of every run. */
  readonly withinMs?: number
  setUp(world: LabWorld): Promise<Stage>
}

/** The promise for refusals, names and protocols (issue "Every cause of the seed pages"). */
export const promptMs = 3000

/** The promise for every run: 12 s, and what a probe may take to end after it was told to. */
export const longestRunMs = 12_300

/** To write its report and to end. */
export const longestGoodbyeMs = 1000

/** Silence is never judged before (bad-peers 3.2). */
export const shortestSilenceMs = 2500
