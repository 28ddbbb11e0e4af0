// Turns a report into the words of one language, for every door alike. It adds no judgement: all that it says is in the report.
import type { Fact } from '../facts/fact.ts'
import type { Message, StoredMessage } from '../i18n/message.ts'
import type { Translator } from '../i18n/translator.ts'
import { formatTarget } from '../target/target.ts'
import { describeFact } from './describe-progress.ts'
import type { ExplainedFact, ExplainedFinding, ExplainedRow, Explanation } from './explanation.ts'
import type { Report, StoredFinding } from './report.ts'
import { visibleMessage, visibleText } from './visible-text.ts'

/** Says a report in the translator's language. */
export function explain(report: Report, translator: Translator): Explanation {
  const say = (message: Message | StoredMessage): string => translator.format(visibleMessage(message))
  const findings = report.findings.map((finding) => explainFinding(finding, say))
  const headline = report.verdict.outcome === 'problem' ? findings[0] : undefined
  return {
    outcome: report.verdict.outcome,
    completion: report.completion,
    ...(headline ? { title: headline.title, why: headline.why } : verdictWords(report, say)),
    ...(report.verdict.certainty ? { certainty: say({ id: `certainty.${report.verdict.certainty}`, params: {} }) } : {}),
    ...(report.verdict.actor ? { actor: say({ id: `actor.${report.verdict.actor}`, params: {} }) } : {}),
    steps: headline ? headline.steps : fallbackSteps(report, say),
    ...(headline?.decidingTest === undefined ? {} : { decidingTest: headline.decidingTest }),
    otherFindings: headline ? findings.slice(1) : findings,
    rows: report.comparison.map((row) => explainRow(row, findings, say)),
    timeline: explainTimeline(report, translator),
    faults: report.faults.map(({ raw, log }) => say({ id: 'fault.line', params: { raw, log } })),
  }
}

type Say = (message: Message | StoredMessage) => string

function verdictWords(report: Report, say: Say): { readonly title: string; readonly why: string } {
  const url = formatTarget(report.target)
  if (report.verdict.outcome === 'works') {
    return {
      title: say({ id: 'verdict.works.title', params: { url } }),
      why: say({ id: 'verdict.works.why', params: { durationMs: Math.max(1, Math.round(report.durationMs)) } }),
    }
  }
  if (report.findings.length === 0 && report.completion !== 'complete') {
    return {
      title: say({ id: `verdict.${report.completion}.title`, params: { url } }),
      why: say({ id: `verdict.${report.completion}.why`, params: {} }),
    }
  }
  if (report.findings.length === 0 && report.faults.length > 0) {
    return { title: say({ id: 'verdict.fault.title', params: { url } }), why: say({ id: 'verdict.fault.why', params: {} }) }
  }
  const count = report.findings.filter(({ explainedBy }) => explainedBy === undefined).length
  return {
    title: say({ id: 'verdict.cannot-tell.title', params: { url } }),
    why: say({ id: 'verdict.cannot-tell.why', params: { count } }),
  }
}

function fallbackSteps(report: Report, say: Say): readonly string[] {
  if (report.verdict.outcome === 'works') return [say({ id: 'verdict.works.step', params: { url: formatTarget(report.target) } })]
  return report.completion === 'complete' ? [say({ id: 'verdict.cannot-tell.step', params: {} })] : []
}

function explainFinding(finding: StoredFinding, say: Say): ExplainedFinding {
  return {
    cause: finding.cause,
    certainty: finding.certainty,
    certaintyText: say({ id: `certainty.${finding.certainty}`, params: {} }),
    title: say(finding.message),
    why: say({ id: finding.message.id.replace(/\.title$/, '.why'), params: finding.message.params }),
    steps: finding.remedies.map(say),
    ...(finding.decidingTest ? { decidingTest: say(finding.decidingTest) } : {}),
    ...(finding.explainedBy ? { explainedBy: say({ id: 'finding.explained-by', params: {} }) } : {}),
    evidence: finding.evidence,
  }
}

function explainRow(row: Report['comparison'][number], findings: readonly ExplainedFinding[], say: Say): ExplainedRow {
  const related = row.match === 'different' ? findings.filter(({ evidence }) => evidence.some((id) => row.evidence.includes(id))) : []
  return {
    aspect: row.aspect,
    aspectText: say({ id: `aspect.${row.aspect}`, params: {} }),
    attempted: say(row.attempted),
    offered: say(row.offered),
    ...(row.described ? { described: say(row.described) } : {}),
    match: row.match,
    matchText: say({ id: `match.${row.match}`, params: {} }),
    findings: related,
    evidence: row.evidence,
  }
}

/** A dozen closed ports are one line: nobody reads them one by one. */
function explainTimeline(report: Report, translator: Translator): readonly ExplainedFact[] {
  const closed = report.facts
    .filter((fact) => fact.kind === 'tcp-connect')
    .filter(({ input, outcome }) => input.purpose === 'other-port' && outcome.status === 'failed')
  const first = closed[0]
  return report.facts.flatMap((fact) => {
    if (!first || !closed.some(({ id }) => id === fact.id)) return [explainFact(fact, report, translator)]
    if (fact.id !== first.id) return []
    const ports = closed.map(({ input }) => input.port).join(', ')
    const text = translator.format({ id: 'step.other-ports', params: { address: first.input.address, ports } })
    const durationMs = Math.max(...closed.map((each) => each.durationMs))
    return [{ id: first.id, status: first.outcome.status, text, startedAfterMs: startedAfterMs(first, report), durationMs }]
  })
}

function startedAfterMs(fact: Fact, report: Report): number {
  return Math.max(0, Date.parse(fact.startedAt) - Date.parse(report.createdAt))
}

function explainFact(fact: Report['facts'][number], report: Report, translator: Translator): ExplainedFact {
  return {
    id: fact.id,
    status: fact.outcome.status,
    text: describeFact(fact, translator),
    ...(fact.outcome.status === 'failed' && fact.outcome.failure.raw !== '' ? { raw: visibleText(fact.outcome.failure.raw) } : {}),
    startedAfterMs: startedAfterMs(fact, report),
    durationMs: fact.durationMs,
  }
}
