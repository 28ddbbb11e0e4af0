// An explanation as plain text: the verdict, the two sides next to each other, what to do. For terminals, files and chats.
import type { Translator } from '../../../shared/i18n/translator.ts'
import type { ExplainedFinding, Explanation } from '../../../shared/report/explanation.ts'
import { layoutTable, tableFits, wrapText } from './text-table.ts'

const outcomeMarks = { works: '✔', problem: '✘', 'cannot-tell': '?' } as const
const matchMarks = { same: '=', different: '≠', unknown: '?' } as const
const indent = '  '

/** Writes an explanation in lines of at most `width` cells, where words allow it. */
export function textReport(explanation: Explanation, translator: Translator, width: number): string {
  const heading = (
    id: 'terminal.heading.steps' | 'terminal.heading.other-findings' | 'terminal.heading.timeline' | 'terminal.heading.faults',
  ) => wrapText(translator.format({ id, params: {} }), width)
  const { title, why, certainty, actor, steps, decidingTest, otherFindings, timeline, faults } = explanation
  const blocks: readonly (readonly string[])[] = [
    [
      ...hanging(`${outcomeMarks[explanation.outcome]} `, title, width),
      ...hanging(indent, why, width),
      ...hanging(indent, [certainty, actor].filter((part) => part !== undefined).join(' · '), width),
    ],
    comparisonLines(explanation, translator, width),
    steps.length > 0
      ? [...heading('terminal.heading.steps'), ...steps.flatMap((step, index) => hanging(`${indent}${index + 1}. `, step, width))]
      : [],
    decidingTest === undefined
      ? []
      : hanging(indent, translator.format({ id: 'terminal.deciding-test', params: { test: decidingTest } }), width),
    otherFindings.length > 0
      ? [...heading('terminal.heading.other-findings'), ...otherFindings.flatMap((finding) => findingLines(finding, width))]
      : [],
    [
      ...heading('terminal.heading.timeline'),
      ...timeline.flatMap(({ text, raw }) => hanging(`${indent}- `, raw === undefined ? text : `${text} (${raw})`, width)),
    ],
    faults.length > 0 ? [...heading('terminal.heading.faults'), ...faults.flatMap((fault) => hanging(`${indent}! `, fault, width))] : [],
  ]
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`
}

function comparisonLines({ rows }: Explanation, translator: Translator, width: number): readonly string[] {
  const attempted = translator.format({ id: 'terminal.column.attempted', params: {} })
  const offered = translator.format({ id: 'terminal.column.offered', params: {} })
  const cells = rows.flatMap((row) => [
    [matchMarks[row.match], row.matchText, row.aspectText, row.attempted, row.offered],
    ...(row.described === undefined ? [] : [['', '', '', '', row.described]]),
  ])
  const table = [['', '', '', attempted, offered], ...cells]
  if (tableFits(table, width - indent.length)) return layoutTable(table, width - indent.length).map((line) => indent + line)
  // Side by side there is no room for words: below each other.
  return rows.flatMap((row) => [
    ...hanging(indent, `${matchMarks[row.match]} ${row.aspectText}: ${row.matchText}`, width),
    ...hanging(indent.repeat(2), `${attempted}: ${row.attempted}`, width),
    ...hanging(indent.repeat(2), `${offered}: ${row.offered}`, width),
    ...hanging(indent.repeat(2), row.described ?? '', width),
  ])
}

function findingLines({ certaintyText, title, steps, decidingTest, explainedBy }: ExplainedFinding, width: number): readonly string[] {
  const details = [explainedBy, ...steps.slice(0, 1), decidingTest].filter((part) => part !== undefined)
  return [
    ...hanging(`${indent}- `, `${certaintyText}: ${title}`, width),
    ...details.flatMap((detail) => hanging(indent.repeat(2), detail, width)),
  ]
}

/** The first line after the given start, the others below its text. */
export function hanging(start: string, text: string, width: number): readonly string[] {
  if (text === '') return []
  return wrapText(text, width - start.length).map((line, index) => (index === 0 ? start : ' '.repeat(start.length)) + line)
}
