// The record of one diagnosis: the only thing that any door shows, saves or sends. Ids and parameters, no sentences.
import type { ProxyCheck } from '../analysis/proxy-check.ts'
import type { ComparisonRow } from '../analysis/comparison-row.ts'
import type { Fact, FactId } from '../facts/fact.ts'
import type { StoredMessage } from '../i18n/message.ts'
import type { Verdict } from '../analysis/verdict.ts'
import type { CauseId } from '../rules/cause.ts'
import type { Finding, RunOptions } from '../rules/rule.ts'
import type { Target } from '../target/target.ts'

/** A crash inside Ponte: shown as our fault, never as a finding. */
export interface Fault {
  readonly factId: FactId
  /** The error's own words, at most 500 characters. */
  readonly raw: string
  /** The log file that holds the stack. */
  readonly log: string
}

/** A finding or row as stored: its messages may come from another version. */
export type StoredFinding = Omit<Finding, 'message' | 'remedies' | 'decidingTest'> & {
  readonly message: StoredMessage
  readonly remedies: readonly StoredMessage[]
  readonly decidingTest?: StoredMessage
}
export type StoredComparisonRow = Omit<ComparisonRow, 'attempted' | 'offered' | 'described'> & {
  readonly described?: StoredMessage
  readonly attempted: StoredMessage
  readonly offered: StoredMessage
}

/** One diagnosis. Schema version 1; the contract with other programs is in the README. */
export interface Report {
  readonly schemaVersion: 1
  readonly ponte: { readonly version: string; readonly platform: string; readonly runtime: string }
  /** ISO 8601 in UTC. */
  readonly createdAt: string
  readonly durationMs: number
  /** Whether all that was planned was tried. */
  readonly completion: 'complete' | 'cancelled' | 'out-of-time'
  readonly target: Target
  readonly options: RunOptions
  readonly verdict: Verdict
  /** Most certain and most fundamental first; consequences of others after them. */
  readonly findings: readonly StoredFinding[]
  /** Causes whose rules lacked the facts they need: not ruled out. */
  readonly notEvaluated: readonly CauseId[]
  readonly comparison: readonly StoredComparisonRow[]
  /** Only where every proxy was asked for. */
  readonly proxyCheck?: ProxyCheck
  readonly facts: readonly Fact[]
  readonly faults: readonly Fault[]
  /** Absent in a report in which everything stands as it was seen. */
  readonly redaction?: ReportRedaction
}

/** What was replaced by labels before the report was given away; what the labels stand for is not in it. */
export interface ReportRedaction {
  /** Whether the address that was checked is among it. */
  readonly target: 'kept' | 'hidden'
  /** In how many places. */
  readonly replaced: number
  /** Addresses that stayed readable although they are in a network of the computer, by the network's label. */
  readonly shownInNetworks: Readonly<Record<string, readonly string[]>>
}
