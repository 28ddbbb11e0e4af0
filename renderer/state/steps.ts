// The steps of a run that goes on, as they are shown: what was begun, and what came of it.
import type { Fact, FactId } from '../../shared/facts/fact.ts'
import type { PlannedProbe } from '../../shared/plan/planned-probe.ts'

/** Something that was begun: under way as long as there is no fact. */
export interface Step {
  readonly id: FactId
  readonly probe?: PlannedProbe
  readonly fact?: Fact
  /** Tells that it has had no answer for a second. */
  readonly isSlow: boolean
}

/** The same steps with a change to one of them, which is added where it is new. */
export function withStep(steps: readonly Step[], id: FactId, change: Partial<Step>): readonly Step[] {
  const isKnown = steps.some((step) => step.id === id)
  return isKnown ? steps.map((step) => (step.id === id ? { ...step, ...change } : step)) : [...steps, { id, isSlow: false, ...change }]
}
