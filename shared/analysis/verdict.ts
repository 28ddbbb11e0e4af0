// What came out of a run, in one word, with the finding that it rests on.
import type { Actor, CauseId, Certainty } from '../rules/cause.ts'

/** `works` names no cause; `cannot-tell` names the first candidate where there is one. */
export interface Verdict {
  readonly outcome: 'works' | 'problem' | 'cannot-tell'
  readonly cause?: CauseId
  readonly certainty?: Certainty
  readonly actor?: Actor
}
