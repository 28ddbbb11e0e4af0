// The record of one explained error text: what it says, and what may be behind it. Ids and parameters, no sentences.
import type { Message, StoredMessage } from '../i18n/message.ts'
import type { Actor, CauseId, Certainty } from '../rules/cause.ts'
import type { Target } from '../target/target.ts'
import type { ErrorSignal } from './error-signal.ts'

/** A cause that fits a text. A text proves nothing: it is never `certain`. */
export interface ErrorCandidate<Sentence = Message> {
  readonly cause: CauseId
  readonly certainty: Exclude<Certainty, 'certain'>
  readonly actor: Actor
  /** The sentence that names the cause; its id ends in `.title`, and `.why` beside it says how it leads to this error. */
  readonly message: Sentence
  /** What to do, first step first. */
  readonly remedies: readonly Sentence[]
}

/** Schema version 1, as `explain "…" --json` writes it. */
export interface ErrorExplanation<Sentence = Message> {
  readonly schemaVersion: 1
  readonly kind: 'error-explanation'
  /** `not-understood`: the text holds no token that this version knows. That says nothing about the connection. */
  readonly outcome: 'problem' | 'not-understood'
  readonly signal?: ErrorSignal
  /** What the error says, or that it is not understood. */
  readonly message: Sentence
  /** What to do where no cause is in question. */
  readonly remedies: readonly Sentence[]
  /** Most likely first. */
  readonly candidates: readonly ErrorCandidate<Sentence>[]
  /** The address that the text names, where one is in it. */
  readonly target?: Target
  /** What would decide between the candidates. */
  readonly decidingTest: Sentence
}

/** An explanation as it crosses a boundary: its sentences may come from another version. */
export type StoredErrorExplanation = ErrorExplanation<StoredMessage>
