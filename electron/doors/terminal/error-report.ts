// An explained error text as plain text: what it says, what it could be, and how to find out.
import type { ErrorExplanation } from '../../../shared/error-text/error-explanation.ts'
import type { Translator } from '../../../shared/i18n/translator.ts'
import type { ExplainedCandidate, ExplainedError } from '../../../shared/report/explained-error.ts'
import { hanging } from './text-report.ts'

const marks: Readonly<Record<ErrorExplanation['outcome'], string>> = { problem: '✘ ', 'not-understood': '? ' }
const indent = '  '

/** Writes an explanation in lines of at most `width` cells, where words allow it. */
export function errorReport(
  { title, steps, candidates, decidingTest, address }: ExplainedError,
  outcome: ErrorExplanation['outcome'],
  translator: Translator,
  width: number,
): string {
  const heading = (id: 'terminal.heading.candidates' | 'terminal.heading.steps'): string => translator.format({ id, params: {} })
  const blocks: readonly (readonly string[])[] = [
    hanging(marks[outcome], title, width),
    candidates.length > 0
      ? [heading('terminal.heading.candidates'), ...candidates.flatMap((candidate) => candidateLines(candidate, width))]
      : [],
    steps.length > 0
      ? [heading('terminal.heading.steps'), ...steps.flatMap((step, index) => hanging(`${indent}${index + 1}. `, step, width))]
      : [],
    [...hanging(indent, decidingTest, width), ...(address === undefined ? [] : [`${indent}diagnose ${address}`])],
  ]
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`
}

/** The first step only: which of the candidates it is must be found out before more is done. */
function candidateLines({ certaintyText, title, why, steps, actorText }: ExplainedCandidate, width: number): readonly string[] {
  return [
    ...hanging(`${indent}- `, `${certaintyText}: ${title}`, width),
    ...[why, ...steps.slice(0, 1), actorText].flatMap((sentence) => hanging(indent.repeat(2), sentence, width)),
  ]
}
