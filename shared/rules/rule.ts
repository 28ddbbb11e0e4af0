// What a rule is: the facts it needs, and what it concludes from them. One file per cause beside this one.
import type { Fact, FactId, FactKind } from '../facts/fact.ts'
import type { Message } from '../i18n/message.ts'
import type { Target } from '../target/target.ts'
import type { Actor, CauseId, Certainty } from './cause.ts'

/** What the person told Ponte beyond the address; it changes what is tried and what counts as a fault. */
export interface RunOptions {
  /** `auto`: what a program on this machine would use; `direct`: none; `given`: the one named by the person. */
  readonly proxy: 'auto' | 'direct' | 'given'
  /** Only addresses of this family are tried; absent means both. */
  readonly addressFamily?: 'ipv4'
  /** The address that the name should lead to, where the person knows it. */
  readonly expectedAddress?: string
  /** Whether the person gave a file in which the server describes its own side. */
  readonly hasServerDescription?: boolean
  /** Whether the person typed in the code with which the server told whether calls arrive. */
  readonly hasCallReport?: boolean
  /** Whether every proxy that is set anywhere is tried, and not only the one in force. */
  readonly checksProxies?: boolean
  /** Whether checks are kept on this computer, so that there may be names used before. */
  readonly hasHistory?: boolean
}

/** All that a rule may look at. */
export interface Evidence {
  readonly target: Target
  readonly options: RunOptions
  readonly facts: readonly Fact[]
}

/** One thing that is wrong, or may be. */
export interface Finding {
  readonly cause: CauseId
  readonly certainty: Certainty
  readonly actor: Actor
  /** The sentence that says what happened; its id is `<cause>[.<variant>].title`, and `.why` beside it says why. */
  readonly message: Message
  /** What to do, first step first. */
  readonly remedies: readonly Message[]
  /** The one test that would turn `likely` or `possible` into `certain`. */
  readonly decidingTest?: Message
  /** The facts that the finding rests on. */
  readonly evidence: readonly FactId[]
  /** The finding that this one is a consequence of. */
  readonly explainedBy?: CauseId
}

/** A cause and how it is recognised. */
export interface Rule {
  readonly cause: CauseId
  /** Kinds of which at least one fact must have ended in success or failure; otherwise the rule is not evaluated. */
  readonly requires: readonly FactKind[]
  /** Causes of which this one is a mere consequence when both are found. */
  readonly explainedBy: readonly CauseId[]
  evaluate(evidence: Evidence): readonly Finding[]
}
