// Reads the stories of this folder for the tests that look at all of them.
import { readdirSync, readFileSync } from 'node:fs'
import { analyze } from '../../shared/analysis/analyze.ts'
import { compare } from '../../shared/analysis/compare.ts'
import type { Report } from '../../shared/report/report.ts'
import type { Evidence } from '../../shared/rules/rule.ts'

const folder = new URL('.', import.meta.url)

/** The name of every story. */
export const stories = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

/** One file of a story. */
export function readStory(story: string, file: 'facts' | 'report'): unknown {
  return JSON.parse(readFileSync(new URL(`${story}/${file}.json`, folder), 'utf8'))
}

/** What was seen in a story. */
export function evidenceOf(story: string): Evidence {
  return readStory(story, 'facts') as Evidence
}

/** A whole report about what was seen in a story. */
export function reportOf(story: string): Report {
  const evidence = evidenceOf(story)
  return {
    schemaVersion: 1,
    ponte: { version: '0.0.0-test', platform: 'linux', runtime: 'node' },
    createdAt: '2026-11-21T03:00:00.000Z',
    durationMs: 1234.5,
    completion: 'complete',
    ...evidence,
    ...analyze(evidence),
    comparison: compare(evidence),
    faults: [],
  }
}
