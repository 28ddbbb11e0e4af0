// RESULTS.md: the confusion matrix and the list of all cases, written after a whole run and compared with before the next. No times, so that it only
// changes when a verdict does.
import type { CauseId } from '../../shared/rules/cause.ts'
import { causeIds } from '../../shared/rules/cause.ts'
import type { Grade, Judgement } from './judge.ts'
import type { LabCase, Truth } from './lab-case.ts'

/** How a case ended. */
export type CaseResult =
  | { readonly case: LabCase; readonly status: 'passed' | 'missed'; readonly judgement: Judgement }
  /** No rule of this version knows a cause that the case asks for; it was run all the same. */
  | { readonly case: LabCase; readonly status: 'not-yet'; readonly judgement: Judgement; readonly lacking: readonly CauseId[] }
  | { readonly case: LabCase; readonly status: 'skipped'; readonly reason: string }
  | { readonly case: LabCase; readonly status: 'broken'; readonly error: string }

const head = [
  '# What the lab found',
  '',
  'Written by `npm run lab`: every case is a real network of namespaces with a real fault in it, and the built program inside. Do not edit.',
  '',
]

/** Writes the document; `aboutLoss` is what was measured on a line that loses packets. */
export function writeResults(results: readonly CaseResult[], aboutLoss: string): string {
  const judged = results.filter((result) => 'judgement' in result)
  return [
    ...head,
    ...writeSummary(judged),
    `- ${aboutLoss}`,
    '',
    '## By cause',
    '',
    'Right first: the true cause is the verdict. Named: it is among the candidates; where two causes look the same from here, that is the right answer.',
    '',
    '| true cause | cases | right first | named | wrong | wrong while certain | no rule yet |',
    '| --- | --: | --: | --: | --: | --: | --: |',
    ...truths.flatMap((truth) => writeRow(truth, judged)),
    '',
    ...writeUnmade(judged),
    '## Cases',
    '',
    '| case | asked | true | said | |',
    '| --- | --- | --- | --- | --- |',
    ...results.filter(({ case: { hasServerFile = false } }) => !hasServerFile).map(writeCase),
    '',
    '## Cases with the server’s own file',
    '',
    'The server was described on the server (`describe-server`), and the client had the file.',
    '',
    '| case | asked | true | said | |',
    '| --- | --- | --- | --- | --- |',
    ...results.filter(({ case: { hasServerFile = false } }) => hasServerFile).map(writeCase),
    '',
    ...writeUndecided(judged),
  ].join('\n')
}

/** The names of the cases that a document calls passed. */
export function readPassed(document: string): ReadonlySet<string> {
  const rows = document.split('\n').filter((line) => line.endsWith(`| ${marks.passed} |`))
  return new Set(rows.map((row) => unescapeCell(row.split(' | ')[0]?.slice(2) ?? '')))
}

type JudgedResult = Extract<CaseResult, { judgement: Judgement }>

const truths: readonly Truth[] = ['works', ...causeIds]

const marks: Readonly<Record<CaseResult['status'], string>> = {
  passed: 'passed',
  missed: 'missed',
  'not-yet': 'not yet',
  skipped: 'skipped',
  broken: 'broken',
}

function writeSummary(judged: readonly JudgedResult[]): readonly string[] {
  const current = judged.filter(({ status }) => status !== 'not-yet')
  const distinct = current.filter(({ case: { twins = [] } }) => twins.length === 0)
  const alike = current.filter(({ case: { twins = [] } }) => twins.length > 0)
  const rightFirst = distinct.filter(({ judgement }) => judgement.grade === 'right').length
  return [
    `- Cases: ${judged.length}, of which ${judged.length - current.length} ask for a cause that has no rule yet.`,
    `- Causes that can be told apart from here: right first in ${rightFirst} of ${distinct.length}.`,
    `- Causes that look the same from here: all of them named, with the test that decides, in ${alike.filter(({ status }) => status === 'passed').length} of ${alike.length}.`,
    `- Wrong while certain: ${count(current, 'wrong-and-certain')}.`,
  ]
}

function count(judged: readonly JudgedResult[], grade: Grade): number {
  return judged.filter(({ judgement }) => judgement.grade === grade).length
}

function writeRow(truth: Truth, all: readonly JudgedResult[]): readonly string[] {
  const judged = all.filter(({ case: asked }) => asked.truth === truth)
  if (judged.length === 0) return []
  const current = judged.filter(({ status }) => status !== 'not-yet')
  const grades = (['right', 'named', 'wrong', 'wrong-and-certain'] as const).map((grade) => count(current, grade) || '')
  return [`| ${truth} | ${judged.length} | ${grades.join(' | ')} | ${judged.length - current.length || ''} |`]
}

/** Why a cause has no case; a cause without one and without a reason is written as such. */
const reasonsWithoutCase: Readonly<Partial<Record<CauseId, string>>> = {
  'local-address-missing':
    'Ponte never asks for a local address of its own, so no network can make one of its commands fail so. The cause is found in pasted errors alone ' +
    '(bind: EADDRNOTAVAIL and its relatives); their variants are among the texts of `test/fixtures/error-texts`.',
  'local-network-permission':
    'Only macOS keeps programs from the local network. Facts that follow its description are in `test/scenarios/local-network-permission-on-macos`.',
}

function writeUnmade(judged: readonly JudgedResult[]): readonly string[] {
  const unmade = causeIds.filter((cause) => !judged.some(({ case: { truth } }) => truth === cause))
  if (unmade.length === 0) return []
  return ['## Causes without a case', '', ...unmade.map((cause) => `- \`${cause}\`: ${reasonsWithoutCase[cause] ?? 'not made yet.'}`), '']
}

/** How many of the cases that one side leaves open both sides decide, and why not the rest. */
function writeUndecided(judged: readonly JudgedResult[]): readonly string[] {
  const opened = judged.filter(({ case: asked }) => asked.mustBeCertain === true || asked.undecided !== undefined)
  const undecided = opened.flatMap(({ case: { name, undecided: reason } }) => (reason === undefined ? [] : [{ name, reason }]))
  if (undecided.length === 0) return []
  const decided = opened.filter(({ case: { mustBeCertain = false }, status }) => mustBeCertain && status === 'passed').length
  return [
    '### What both sides together leave open',
    '',
    `With the server’s file, ${decided} of ${opened.length} open cases end certain. The other ${undecided.length}, and why:`,
    '',
    ...undecided.map(({ name, reason }) => `- ${name}: ${reason}`),
    '',
  ]
}

function writeCase(result: CaseResult): string {
  const { case: asked, status } = result
  const words = [...(asked.proxyAnswer ? ['check-proxy'] : []), asked.target, ...(asked.options ?? [])].join(' ')
  const truth = (asked.twins ?? []).length > 0 ? [...new Set([asked.truth, ...(asked.twins ?? [])])].join(' or ') : asked.truth
  const said = 'judgement' in result ? result.judgement.got : ''
  const cells = [asked.name, `\`${words}\``, truth, said, marks[status]]
  return `| ${cells.map((cell) => escapeCell(cell)).join(' | ')} |`
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|')
}

function unescapeCell(text: string): string {
  return text.replaceAll('\\|', '|')
}
