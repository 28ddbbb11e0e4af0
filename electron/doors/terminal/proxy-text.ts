// The answer to "is a proxy in the way?" as plain text: the answer, what to do, the places, the ways and what else can stand in between.
import type { Translator } from '../../../shared/i18n/translator.ts'
import type { ExplainedProxyCheck } from '../../../shared/report/explain-proxy-check.ts'
import { hanging } from './text-report.ts'
import { layoutTable } from './text-table.ts'

const answerMarks = { no: '✔', yes: '✘', 'cannot-tell': '?' } as const
const stageMarks = { succeeded: '✔', failed: '✘', 'not-known': '?' } as const

/** Writes the answer in lines of at most `width` cells, where words allow it. The translator must know the texts of `proxy-check.json`. */
export function proxyText(explained: ExplainedProxyCheck, translator: Translator, width: number): string {
  const { answer, title, reasons, steps, sources, paths, software } = explained
  const places = sources.map(({ name, says, schemes, life }) => [
    name,
    ...(sources.some((source) => source.schemes !== undefined) ? [schemes ?? ''] : []),
    life ? `${says} – ${life.text}` : says,
  ])
  const ways = paths.map(({ name, stages, arrivesText }) => [
    name,
    stages.map(({ text, state }) => `${text} ${stageMarks[state]}`).join(' → '),
    arrivesText,
  ])
  const heading = (id: 'steps' | 'sources' | 'paths' | 'software'): string =>
    translator.format({ id: `proxy-check.heading.${id}`, params: {} })
  const blocks = [
    [`${answerMarks[answer]} ${title}`, ...reasons.flatMap((reason) => hanging('  ', reason, width))],
    steps.length > 0 ? [heading('steps'), ...steps.flatMap((step) => hanging('  - ', step, width))] : [],
    places.length > 0 ? [heading('sources'), ...layoutTable(places, width - 2).map((text) => `  ${text}`)] : [],
    ways.length > 0 ? [heading('paths'), ...layoutTable(ways, width - 2).map((text) => `  ${text}`)] : [],
    software
      ? [
          heading('software'),
          ...software.notes.flatMap((note) => hanging('  ', note, width)),
          ...software.found.flatMap(({ name, signs, does }) => [
            ...hanging('  - ', name, width),
            ...[...signs, does].flatMap((text) => hanging('    ', text, width)),
          ]),
        ]
      : [],
  ]
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`
}
