// A bounded part of the fuzz run (npm run fuzz does a hundred thousand): no file makes Ponte crash, hang or forget what is markup.
import { expect, test } from 'vitest'
import { loadTranslator } from '../../electron/doors/load-translator.ts'
import { mutatedReport } from './mutated-reports.ts'
import { useReport } from './use-report.ts'

/** A file that takes longer hangs; 5 MB, the most that is read, take a tenth of it. */
const longestMs = 3000

test('No mutated report makes Ponte crash or hang', { timeout: 240_000 }, async () => {
  const translator = await loadTranslator('en', 'report')
  let reports = 0
  const faults: string[] = []
  for (let seed = 1; seed <= 5000; seed += 1) {
    const startMs = performance.now()
    try {
      if (useReport(mutatedReport(seed), translator).isReport) reports += 1
    } catch (error) {
      faults.push(`${seed}: ${error instanceof Error ? (error.stack ?? '').split('\n').slice(0, 3).join(' ') : String(error)}`)
    }
    if (performance.now() - startMs > longestMs) faults.push(`${seed}: slow`)
  }
  expect([faults, reports > 2000]).toEqual([[], true])
})
