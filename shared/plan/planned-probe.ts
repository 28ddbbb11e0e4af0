// One thing that will be tried, as data: shown, tested and consented to before it happens.
import type { FactId, FactKind, InputOf } from '../facts/fact.ts'

/** A probe or a reader, and what it is done to. Its id becomes the fact's id. */
export type PlannedProbe = {
  readonly [Kind in FactKind]: { readonly id: FactId; readonly kind: Kind; readonly input: InputOf<Kind> }
}[FactKind]
