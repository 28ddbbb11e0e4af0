// Puts a finished run into the record that every door shows and saves, and checks it with the schema that readers use.
import * as v from 'valibot'
import { analyze } from '../../shared/analysis/analyze.ts'
import { compare } from '../../shared/analysis/compare.ts'
import { checkProxies } from '../../shared/analysis/proxy-check.ts'
import type { Fact } from '../../shared/facts/fact.ts'
import { reportSchema } from '../../shared/report/report-schema.ts'
import type { Fault, Report } from '../../shared/report/report.ts'
import type { RunOptions } from '../../shared/rules/rule.ts'
import type { Target } from '../../shared/target/target.ts'
import { ponteVersion } from '../ponte-version.ts'

/** All that a run leaves behind. */
export interface FinishedRun {
  readonly target: Target
  readonly options: RunOptions
  readonly facts: readonly Fact[]
  readonly faults: readonly Fault[]
  readonly completion: Report['completion']
  readonly createdAt: Date
  readonly durationMs: number
}

/** Makes the report of a run. Throws when the result does not fit its own schema: that is a bug of Ponte. */
export function buildReport({ target, options, facts, faults, completion, createdAt, durationMs }: FinishedRun): Report {
  const evidence = { target, options, facts }
  const { verdict, findings, notEvaluated } = analyze(evidence)
  return v.parse(reportSchema, {
    schemaVersion: 1,
    ponte: { version: ponteVersion, platform: process.platform, runtime: `node ${process.versions.node}` },
    createdAt: createdAt.toISOString(),
    durationMs: Math.round(durationMs * 100) / 100,
    completion,
    target,
    options,
    verdict,
    findings,
    notEvaluated,
    comparison: compare(evidence),
    ...(options.checksProxies ? { proxyCheck: checkProxies(evidence, findings) } : {}),
    facts: facts.toSorted((left, right) => Date.parse(left.startedAt) - Date.parse(right.startedAt)),
    faults,
  })
}
