// What the plan depends on.
import type { Fact, FactId } from '../facts/fact.ts'
import type { RunOptions } from '../rules/rule.ts'
import type { Target } from '../target/target.ts'

/** All that the plan depends on. */
export interface PlanContext {
  readonly target: Target
  readonly options: RunOptions
  readonly facts: readonly Fact[]
  /** Probes that have had no answer for a second: what would follow their failure is started beside them. */
  readonly slow: ReadonlySet<FactId>
}
