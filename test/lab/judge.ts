// Holds a report against the truth of its case. Pure: the lab's own verdict must be testable without a lab.
import { factsOfKind } from '../../shared/facts/fact-queries.ts'
import type { Report } from '../../shared/report/report.ts'
import type { CauseId } from '../../shared/rules/cause.ts'
import type { LabCase } from './lab-case.ts'
import type { Ending } from './namespaces.ts'
import { longestGoodbyeMs, longestRunMs, shortestSilenceMs } from './lab-case.ts'

/** How near the truth a verdict came. */
export type Grade = 'right' | 'named' | 'wrong' | 'wrong-and-certain'

/** What the lab thinks of one report. */
export interface Judgement {
  readonly grade: Grade
  /** Everything that was promised and not kept; empty when the case passes. */
  readonly complaints: readonly string[]
  /** The same for promises of time, which a busy machine can break as well as the program. */
  readonly late: readonly string[]
  readonly saysWorks: boolean
  /** What was said, in one line that is the same in every run. */
  readonly got: string
}

type ExpectedPart = Pick<
  LabCase,
  'truth' | 'first' | 'twins' | 'alsoTrue' | 'neverCertain' | 'worksAnyway' | 'mustBeCertain' | 'withinMs' | 'proxyAnswer'
>

/** Judges one report. */
export function judge(expected: ExpectedPart, report: Report, { status, endedAt }: Pick<Ending, 'status' | 'endedAt'>): Judgement {
  const grade = gradeOf(expected, report)
  const complaints = [
    ...(grade === 'wrong-and-certain' ? ['wrong while certain'] : []),
    ...complainAboutVerdict(expected, report),
    ...complainAboutTwins(expected, report),
    ...complainAboutAnswer(expected, report, status),
    ...report.faults.map(({ factId, raw }) => `fault of Ponte in ${factId}: ${raw}`),
  ]
  const late = [...complainAboutTime(expected, report), ...complainAboutEnd(report, endedAt)]
  return { grade, complaints, late, saysWorks: report.verdict.outcome === 'works', got: describe(report) }
}

const exitStatuses = { works: 0, problem: 1, 'cannot-tell': 3 } as const
const proxyStatuses = { no: 0, yes: 1, 'cannot-tell': 3 } as const

/** The exit status says the outcome, or the answer when proxies were asked about. */
function complainAboutAnswer({ proxyAnswer }: ExpectedPart, { verdict, proxyCheck }: Report, status: number | null): readonly string[] {
  const said = proxyCheck?.answer ?? verdict.outcome
  const expectedStatus = proxyCheck ? proxyStatuses[proxyCheck.answer] : exitStatuses[verdict.outcome]
  return [
    ...(proxyAnswer === proxyCheck?.answer ? [] : [`answered ${proxyCheck?.answer ?? 'nothing'} instead of ${proxyAnswer ?? 'nothing'}`]),
    ...(status === expectedStatus ? [] : [`exit status ${status} for ${said}`]),
  ]
}

/** The causes that may come first. */
export function acceptableFirst({ truth, first, twins }: ExpectedPart): readonly CauseId[] {
  if (first) return first
  return truth === 'works' ? [] : [...new Set([truth, ...(twins ?? [])])]
}

function gradeOf(expected: ExpectedPart, report: Report): Grade {
  const { truth, alsoTrue = [], neverCertain = [], twins = [], worksAnyway = false } = expected
  const { verdict } = report
  const open = [...acceptableFirst(expected), ...alsoTrue].filter((cause) => ![...neverCertain, ...twins].includes(cause))
  const isWrongFinding = report.findings.some(
    ({ cause, certainty, explainedBy }) => certainty === 'certain' && explainedBy === undefined && !open.includes(cause),
  )
  if (isWrongFinding || (verdict.outcome === 'works' && truth !== 'works' && !worksAnyway)) return 'wrong-and-certain'
  if (worksAnyway) return verdict.outcome === 'works' && report.findings.some(({ cause }) => cause === truth) ? 'right' : 'wrong'
  if (truth === 'works') return verdict.outcome === 'works' ? 'right' : 'wrong'
  if (verdict.cause === truth) return 'right'
  return report.findings.some(({ cause }) => cause === truth) ? 'named' : 'wrong'
}

function complainAboutVerdict(expected: ExpectedPart, { verdict, findings }: Report): readonly string[] {
  const { truth, worksAnyway = false } = expected
  if (truth === 'works' || worksAnyway) {
    const isNamed = truth === 'works' || findings.some(({ cause }) => cause === truth)
    return [...(verdict.outcome === 'works' ? [] : [`${verdict.outcome} instead of works`]), ...(isNamed ? [] : [`${truth} is not named`])]
  }
  const first = acceptableFirst(expected)
  const isAcceptable = verdict.cause !== undefined && first.includes(verdict.cause)
  return [
    ...(expected.mustBeCertain && verdict.certainty !== 'certain' ? [`${verdict.certainty ?? 'nothing'} instead of certain`] : []),
    ...(isAcceptable ? [] : [`${verdict.cause ?? verdict.outcome} instead of ${first.join(' or ')}`]),
    ...(findings.some(({ cause }) => cause === truth) ? [] : [`${truth} is not named`]),
  ]
}

function complainAboutTwins({ twins = [] }: ExpectedPart, { findings }: Report): readonly string[] {
  const unnamed = twins.filter((twin) => !findings.some(({ cause }) => cause === twin))
  const hasTest = twins.length === 0 || findings.some(({ cause, decidingTest }) => twins.includes(cause) && decidingTest !== undefined)
  return [...unnamed.map((twin) => `${twin} is not named`), ...(hasTest ? [] : ['no test that decides'])]
}

function complainAboutTime({ withinMs = longestRunMs }: ExpectedPart, { durationMs, facts }: Report): readonly string[] {
  const hasty = factsOfKind(facts, 'tcp-connect').filter(
    ({ input, durationMs: ms, outcome }) =>
      // Where nobody can answer, silence is no judgement.
      input.purpose !== 'canary' && outcome.status === 'failed' && outcome.failure.code === 'no-answer' && ms < shortestSilenceMs,
  )
  return [
    ...(durationMs > withinMs ? [`took longer than ${withinMs} ms`] : []),
    ...hasty.map(({ id }) => `${id} was called silent too early`),
  ]
}

/** Both clocks are this machine's. */
function complainAboutEnd({ createdAt, durationMs }: Report, endedAt: number): readonly string[] {
  const stayedMs = endedAt - Date.parse(createdAt) - durationMs
  // A program whose clock is wrong says nothing about that.
  return stayedMs > longestGoodbyeMs && stayedMs < 3_600_000 ? ['the program stayed after its report'] : []
}

/** Only the verdict and the unexplained findings: what stays the same however fast the machine is. */
function describe({ verdict, findings, proxyCheck }: Report): string {
  const said = findings.filter(({ explainedBy }) => explainedBy === undefined).map(({ cause, certainty }) => `${cause} (${certainty})`)
  const answer = proxyCheck ? `a proxy in the way: ${proxyCheck.answer}; ` : ''
  return `${answer}${verdict.outcome}: ${said.length > 0 ? said.join(', ') : 'nothing found'}`
}
