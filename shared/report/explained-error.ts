// An explained error text in the words of one language, for every door alike. It adds no judgement.
import type { StoredErrorExplanation } from '../error-text/error-explanation.ts'
import type { StoredMessage } from '../i18n/message.ts'
import type { Translator } from '../i18n/translator.ts'
import type { CauseId, Certainty } from '../rules/cause.ts'
import { formatTarget } from '../target/target.ts'

export interface ExplainedError {
  /** What the error says. */
  readonly title: string
  /** What to do where no cause is in question. */
  readonly steps: readonly string[]
  readonly candidates: readonly ExplainedCandidate[]
  readonly decidingTest: string
  /** The address that the test would be made with, as a person would write it. */
  readonly address?: string
}

export interface ExplainedCandidate {
  readonly cause: CauseId
  readonly certainty: Certainty
  readonly certaintyText: string
  readonly actorText: string
  readonly title: string
  readonly why: string
  readonly steps: readonly string[]
}

/** Says an explanation in the translator's language. */
export function sayError(
  { message, remedies, candidates, decidingTest, target }: StoredErrorExplanation,
  translator: Translator,
): ExplainedError {
  const say = (sentence: StoredMessage): string => translator.format(sentence)
  return {
    title: say(message),
    steps: remedies.map(say),
    candidates: candidates.map((candidate) => ({
      cause: candidate.cause,
      certainty: candidate.certainty,
      certaintyText: say({ id: `certainty.${candidate.certainty}`, params: {} }),
      actorText: say({ id: `actor.${candidate.actor}`, params: {} }),
      title: say(candidate.message),
      why: say({ id: candidate.message.id.replace(/\.title$/, '.why'), params: candidate.message.params }),
      steps: candidate.remedies.map(say),
    })),
    decidingTest: say(decidingTest),
    ...(target && decidingTest.id === 'error-text.test.this-address' ? { address: formatTarget(target) } : {}),
  }
}
