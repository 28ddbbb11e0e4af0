// Makes scenarios of saved reports: a folder for each story, with what was seen (facts.json) and what follows from it (report.json).
//   node test/scenarios/record.ts REPORT.json STORY   writes both files of a new story; REPORT.json is what `diagnose … --json` wrote
//   node test/scenarios/record.ts                     judges every story again, after a rule has changed: read the differences before they are kept
// Facts stay as they were seen. Look through them for what belongs to the computer that they come from, such as its name or its files.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { analyze } from '../../shared/analysis/analyze.ts'
import { compare } from '../../shared/analysis/compare.ts'
import { reportSchema } from '../../shared/report/report-schema.ts'
import type { Evidence } from '../../shared/rules/rule.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))

const [reportFile, story] = process.argv.slice(2)
if (reportFile !== undefined && story !== undefined) {
  const { target, options, facts } = v.parse(reportSchema, JSON.parse(readFileSync(reportFile, 'utf8')))
  mkdirSync(`${folder}${story}`, { recursive: true })
  write(`${story}/facts.json`, { target, options, facts })
  judge(story)
} else {
  for (const entry of readdirSync(folder, { withFileTypes: true })) if (entry.isDirectory()) judge(entry.name)
}

function judge(name: string): void {
  const evidence = JSON.parse(readFileSync(`${folder}${name}/facts.json`, 'utf8')) as Evidence
  const { verdict, findings } = analyze(evidence)
  write(`${name}/report.json`, { verdict, findings, comparison: compare(evidence) })
}

/** One line for each fact, finding or row, so that a difference shows which of them changed. */
function write(file: string, document: Readonly<Record<string, unknown>>): void {
  const entries = Object.entries(document).map(([key, value]) => {
    const isList = Array.isArray(value) && value.length > 0
    const text = isList ? `[\n${value.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]` : JSON.stringify(value)
    return `  ${JSON.stringify(key)}: ${text}`
  })
  writeFileSync(`${folder}${file}`, `{\n${entries.join(',\n')}\n}\n`)
}
