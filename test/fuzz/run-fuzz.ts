// The fuzz run: FILES mutated report files (a hundred thousand unless told), from the number FIRST on; every crash and every slow one is named by its
// number, and a share of the pages is shown in a real Chromium. Ends with 1 when anything is wrong.
import { loadTranslator } from '../../electron/doors/load-translator.ts'
import { mutatedReport } from './mutated-reports.ts'
import { misdeedsOf, startChromium } from './pages-in-browser.ts'
import { useReport } from './use-report.ts'

/** A file that takes longer hangs. */
const longestMs = 3000
/** Pages that are shown; each takes a browser about 20 ms, twice. */
const mostPages = 500
/** So many are kept until they are shown together: a page is up to a megabyte. */
const pagesAtOnce = 25

const files = Number(process.argv[2] ?? 100_000)
const first = Number(process.argv[3] ?? 1)
const translator = await loadTranslator('en', 'report')
const browser = await startChromium()
const pages: { readonly seed: number; readonly page: string }[] = []
const faults: string[] = []
let shownPages = 0
let reports = 0
let slowestMs = 0

for (let seed = first; seed < first + files; seed += 1) {
  const startMs = performance.now()
  try {
    const { isReport, page } = useReport(mutatedReport(seed), translator)
    if (isReport) reports += 1
    if (page !== undefined && shownPages + pages.length < mostPages && /owned|svg onload|U\+202E/.test(page)) pages.push({ seed, page })
  } catch (error) {
    faults.push(`${seed}: ${error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 4).join(' ') : String(error)}`)
  }
  const elapsedMs = performance.now() - startMs
  if (pages.length === pagesAtOnce) await showPages()
  slowestMs = Math.max(slowestMs, elapsedMs)
  if (elapsedMs > longestMs) faults.push(`${seed}: took ${Math.round(elapsedMs)} ms`)
  if ((seed - first + 1) % 10_000 === 0) process.stdout.write(`${seed - first + 1} files\n`)
}

await showPages()
await browser?.close()
for (const fault of faults.slice(0, 50)) process.stdout.write(`FAULT ${fault}\n`)
const shown = browser ? `${shownPages} pages shown in Chromium` : 'no Chromium found, so no page was shown'
process.stdout.write(`${files} files, ${reports} of them reports, slowest ${Math.round(slowestMs)} ms, ${shown}, ${faults.length} faults\n`)
process.exitCode = faults.length === 0 && browser ? 0 : 1

/** Shows the pages that have been kept, and lets go of them. */
async function showPages(): Promise<void> {
  const few = pages.splice(0)
  if (browser && few.length > 0) {
    const misdeeds = await misdeedsOf(
      browser,
      few.map(({ page }) => page),
    )
    // A misdeed names its page by the place in this list.
    if (misdeeds.length > 0) faults.push(`pages of ${few.map(({ seed }) => seed).join(' ')}:`, ...misdeeds)
  }
  shownPages += few.length
}
