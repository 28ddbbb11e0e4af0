// A report in words of one language: everything that a screen or a text shows, in the order in which it is shown.
import type { Aspect, ComparisonRow } from '../analysis/comparison-row.ts'
import type { FactId } from '../facts/fact.ts'
import type { CauseId, Certainty } from '../rules/cause.ts'
import type { Report } from './report.ts'

export interface Explanation {
  readonly outcome: Report['verdict']['outcome']
  readonly completion: Report['completion']
  /** One sentence: what happened. */
  readonly title: string
  /** Why it is so, in one or two sentences. */
  readonly why: string
  /** How sure, and who can act; absent when it works. */
  readonly certainty?: string
  readonly actor?: string
  /** What to do, first step first. */
  readonly steps: readonly string[]
  /** The test that would decide, where the verdict is not certain. */
  readonly decidingTest?: string
  /** What else was found: other candidates, consequences. Without the finding that the verdict rests on. */
  readonly otherFindings: readonly ExplainedFinding[]
  readonly rows: readonly ExplainedRow[]
  /** What was done, in order, in words; the raw error text beside it. */
  readonly timeline: readonly ExplainedFact[]
  /** Crashes of Ponte itself. */
  readonly faults: readonly string[]
}

export interface ExplainedFinding {
  readonly cause: CauseId
  readonly certainty: Certainty
  readonly certaintyText: string
  readonly title: string
  readonly why: string
  readonly steps: readonly string[]
  readonly decidingTest?: string
  /** Says that it is a consequence of another finding. */
  readonly explainedBy?: string
  readonly evidence: readonly FactId[]
}

export interface ExplainedRow {
  readonly aspect: Aspect
  readonly aspectText: string
  readonly attempted: string
  readonly offered: string
  /** What the server's own file says about it, in a sentence that says so; absent where it says nothing. */
  readonly described?: string
  readonly match: ComparisonRow['match']
  readonly matchText: string
  /** For a row that differs: titles and reasons of the findings that rest on the same facts. */
  readonly findings: readonly ExplainedFinding[]
  readonly evidence: readonly FactId[]
}

export interface ExplainedFact {
  readonly id: FactId
  readonly status: 'succeeded' | 'failed' | 'not-run'
  readonly text: string
  /** The runtime's error text with control characters made visible; absent where there was no error. */
  readonly raw?: string
  /** Milliseconds after the start of the run. */
  readonly startedAfterMs: number
  readonly durationMs: number
}
