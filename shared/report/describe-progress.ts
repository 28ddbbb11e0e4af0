// Words for the steps of a run as they happen, for every door's progress view.
import type { Fact } from '../facts/fact.ts'
import type { Translator } from '../i18n/translator.ts'
import type { PlannedProbe } from '../plan/planned-probe.ts'
import { factMessages, runningMessage } from './describe-fact.ts'
import { visibleMessage } from './visible-text.ts'

/** Says what a running step does. */
export function describeProgress(probe: PlannedProbe, translator: Translator): string {
  return translator.format(visibleMessage(runningMessage(probe)))
}

/** Says what came of a step, in one or two sentences. */
export function describeFact(fact: Fact, translator: Translator): string {
  return factMessages(fact)
    .map((message) => translator.format(visibleMessage(message)))
    .join(' ')
}
