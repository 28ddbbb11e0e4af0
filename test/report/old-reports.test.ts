// Files that earlier states of Ponte wrote (test/fixtures/reports) keep opening, are said in today's words, and are judged again.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openDocument } from '../../electron/diagnosis/open-document.ts'
import { loadTranslator } from '../../electron/doors/load-translator.ts'
import { explain } from '../../shared/report/explain.ts'
import { judgeAgain, judgementChange } from '../../shared/report/judge-again.ts'

const folder = new URL('../fixtures/reports/', import.meta.url)
const files = readdirSync(folder)

test.each(files)('%s opens, is said without unknown sentences, and can be judged again', async (file) => {
  const text = readFileSync(new URL(file, folder), 'utf8')
  const opened = openDocument({ text })
  if (opened.kind !== 'report') throw new Error(`${file} is no report any more`)
  const translator = await loadTranslator('it')
  const said = JSON.stringify(explain(opened.report, translator))
  const again = judgeAgain(opened.report)
  const { isSameVerdict, added, removed } = judgementChange(opened.report, again)
  expect({
    same: opened.report,
    unknown: /message\.unknown|non è nota a questa versione|The intl string/.test(said),
    // A rule may have learnt since; then it says so by a cause, never silently.
    isExplained: isSameVerdict || added.length + removed.length > 0 || again.verdict.certainty !== opened.report.verdict.certainty,
  }).toEqual({ same: JSON.parse(text), unknown: false, isExplained: true })
})

test('Files of every earlier state are kept', () => {
  expect(new Set(files.map((file) => file.split('-', 1)[0])).size).toBeGreaterThan(2)
})
