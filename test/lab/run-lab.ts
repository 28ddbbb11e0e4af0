// `npm run lab`: builds every case's network, asks the built program inside it, and holds what it says against the truth.
// Words: `--only TEXT` runs the cases whose name holds the text; `--check` leaves RESULTS.md as it is; `--verbose` shows the steps; `--reports FOLDER` keeps
// the reports (for test/scenarios/record.ts); `--counts FILE` writes the counts of the last line there as JSON; `--install` only installs what is missing,
// where it may; `--loss` measures false silence on a lossy line instead.
// Its last line is `N passed, N failed, N skipped`.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Report } from '../../shared/report/report.ts'
import type { CauseId } from '../../shared/rules/cause.ts'
import { rules } from '../../shared/rules/registry.ts'
import { labCases } from './cases/all-cases.ts'
import { makeCertificates, type Certificates } from './certificates.ts'
import { installPackages } from './install-packages.ts'
import { acceptableFirst, judge, type Judgement } from './judge.ts'
import type { LabCase, LabWorld, Tool } from './lab-case.ts'
import { describeLoss, measureLoss, type Loss } from './loss.ts'
import { LabRun, type Namespace } from './namespaces.ts'
import { availableTools, missingPackages, postgresqlPrograms, reasonAgainst, reasonAgainstSystem } from './requirements.ts'
import { readPassed, writeResults, type CaseResult } from './results.ts'

/** Most of a case is waiting for silence; six at once keep two cores busy without slowing what is timed. */
const casesAtOnce = 6

const program = fileURLToPath(new URL('../../dist/terminal.mjs', import.meta.url))
const resultsFile = fileURLToPath(new URL('./RESULTS.md', import.meta.url))

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    check: { type: 'boolean', default: false },
    install: { type: 'boolean', default: false },
    loss: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
    reports: { type: 'string' },
    counts: { type: 'string' },
  },
})
const cases = labCases.filter(({ name }) => name.includes(values.only))
const wanted = new Set(cases.flatMap((each) => each.tools ?? []))
if (reasonAgainstSystem() === undefined) installPackages(missingPackages(wanted))
const reason = reasonAgainst()
if (values.install) {
  // Nothing else was asked for.
} else if (reason !== undefined) {
  console.log(reason)
  count({ passed: 0, failed: 0, skipped: labCases.length })
} else if (values.loss) {
  const run = LabRun.open()
  const loss = await askLine(run)
  run.close()
  count({ passed: loss?.isKept ? 1 : 0, failed: loss?.isKept ? 0 : 1, skipped: 0 })
  process.exitCode = loss?.isKept ? 0 : 1
} else {
  process.exitCode = await runCases()
}

async function runCases(): Promise<number> {
  const tools = availableTools(wanted)
  const run = LabRun.open()
  try {
    const certificates = await makeCertificates(run.folder)
    const results: CaseResult[] = []
    const waiting = [...cases.entries()]
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [index, asked] = next
        const result = await runCase(asked, { run, certificates, tools, folder: join(run.folder, String(index)) })
        results[index] = result
        tell(result)
      }
    }
    await Promise.all(Array.from({ length: casesAtOnce }, work))
    // Whoever was only late, or found no world to be asked in, is asked again when nothing else goes on; late twice is late.
    for (const [index, { case: asked }] of [...results.entries()].filter(
      ([, result]) => isOnlyLate(result) || result.status === 'broken',
    )) {
      console.log(`again    ${asked.name}`)
      const result = await runCase(asked, { run, certificates, tools, folder: join(run.folder, `${index}-again`) })
      results[index] = result
      tell(result)
    }
    return conclude(results, values.only === '' && tools.has('python3') ? await askLine(run) : 'not-measured')
  } finally {
    run.close()
  }
}

/** `undefined` when the line could not be built. */
async function askLine(run: LabRun): Promise<Loss | undefined> {
  try {
    const loss = await measureLoss(run)
    console.log(`${loss.isKept ? 'passed' : 'MISSED'}   ${describeLoss(loss)} ${JSON.stringify(loss.counts)}`)
    return loss
  } catch (error) {
    console.log(`BROKEN   the line that loses packets\n         ${String(error)}`)
    return undefined
  }
}

interface Means {
  readonly run: LabRun
  readonly certificates: Certificates
  readonly tools: ReadonlySet<Tool>
  readonly folder: string
}

async function runCase(asked: LabCase, { run, certificates, tools, folder }: Means): Promise<CaseResult> {
  const missing = (asked.tools ?? []).filter((tool) => !tools.has(tool))
  if (missing.length > 0) return { case: asked, status: 'skipped', reason: `needs ${missing.join(', ')}` }
  mkdirSync(folder)
  const namespaces: Namespace[] = []
  const ponte = async (host: Namespace, ...words: readonly string[]): Promise<string> =>
    (await host.run([process.execPath, program, ...words], environment(folder))).stdout
  const world: LabWorld = { run, namespaces, folder, certificates, postgresql: postgresqlPrograms(), ponte }
  try {
    const judgement = await askPonte(asked, world)
    const lacking = lackingRules(asked)
    // What nobody can find yet may look as if it worked; a wrong cause must not be certain even so.
    const isWrongCause = judgement.grade === 'wrong-and-certain' && !judgement.saysWorks
    if (!isWrongCause && lacking.length > 0) return { case: asked, status: 'not-yet', judgement, lacking }
    return { case: asked, status: judgement.complaints.length + judgement.late.length === 0 ? 'passed' : 'missed', judgement }
  } catch (error) {
    return { case: asked, status: 'broken', error: error instanceof Error ? error.message : String(error) }
  } finally {
    await run.remove(namespaces)
  }
}

async function askPonte(asked: LabCase, world: LabWorld): Promise<Judgement> {
  const { client, under = [], options = [] } = await asked.setUp(world)
  const command = asked.proxyAnswer === undefined ? 'diagnose' : 'check-proxy'
  const words = [command, asked.target, '--json', '--lang', 'en', ...(asked.options ?? []), ...options]
  const env = { ...environment(world.folder), NODE_EXTRA_CA_CERTS: world.certificates.authority, ...asked.environment }
  const ending = await client.run([...under, process.execPath, program, ...words], env)
  const { status, stdout, stderr } = ending
  if (values.verbose) console.log(`${asked.name}\n${stderr}`)
  if (values.reports !== undefined) writeFileSync(join(values.reports, `${asked.name.replaceAll(/[^a-z0-9]+/gi, '-')}.json`), stdout)
  try {
    return judge(asked, JSON.parse(stdout) as Report, ending)
  } catch (error) {
    throw new Error(`No report (exit status ${status}): ${stderr || stdout}`, { cause: error })
  }
}

/** Nothing of the machine's own settings: no proxy, no language, no home. */
function environment(home: string): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'] ?? '', HOME: home, LANG: 'C.UTF-8' }
}

function isOnlyLate(result: CaseResult): boolean {
  return result.status === 'missed' && result.judgement.complaints.length === 0
}

function lackingRules(asked: LabCase): readonly CauseId[] {
  const known = new Set(rules.map(({ cause }) => cause))
  return [...new Set([...acceptableFirst(asked).slice(0, 1), ...(asked.twins ?? [])])].filter((cause) => !known.has(cause))
}

function tell(result: CaseResult): void {
  const { case: asked, status } = result
  if (status === 'passed') console.log(`passed   ${asked.name}`)
  else if (status === 'not-yet')
    console.log(`not yet  ${asked.name} (no rule for ${result.lacking.join(', ')}; said ${result.judgement.got})`)
  else if (status === 'skipped') console.log(`skipped  ${asked.name} (${result.reason})`)
  else if (status === 'broken') console.log(`BROKEN   ${asked.name}\n         ${result.error.replaceAll('\n', '\n         ')}`)
  else
    console.log(
      `MISSED   ${asked.name}\n         ${[...result.judgement.complaints, ...result.judgement.late].join('; ')}\n         said ${result.judgement.got}`,
    )
}

/** What fails a run: a certain error, a case that cannot be judged, a miss that the committed results do not know, and silence where there is none. */
function conclude(results: readonly CaseResult[], loss: Loss | 'not-measured' | undefined): number {
  const committed = existsSync(resultsFile) ? readFileSync(resultsFile, 'utf8') : ''
  const knownMisses = namesOf(results, 'missed').filter((name) => committed.includes(`| ${name} |`) && !readPassed(committed).has(name))
  const isKnown = (result: CaseResult): boolean =>
    result.status === 'missed' && result.judgement.grade !== 'wrong-and-certain' && knownMisses.includes(result.case.name)
  const failed = results.filter((result) => result.status === 'broken' || (result.status === 'missed' && !isKnown(result)))
  const skipped = results.filter((result) => result.status === 'skipped' || result.status === 'not-yet' || isKnown(result))
  const isLossKept = loss !== 'not-measured' && loss?.isKept === true
  const isWhole = results.length === labCases.length && results.every(({ status }) => status !== 'skipped' && status !== 'broken')
  if (isWhole && isLossKept && !values.check) writeFileSync(resultsFile, writeResults(results, describeLoss(loss)))
  console.log(
    `${namesOf(results, 'not-yet').length} cases wait for a rule, ${skipped.filter(isKnown).length} misses are known, ` +
      `${namesOf(results, 'skipped').length} cases lack a program.`,
  )
  const failures = failed.length + (loss === 'not-measured' || isLossKept ? 0 : 1)
  count({
    passed: namesOf(results, 'passed').length + (isLossKept ? 1 : 0),
    failed: failures,
    skipped: skipped.length + (loss === 'not-measured' && values.only === '' ? 1 : 0),
  })
  return failures === 0 ? 0 : 1
}

/** The last line, and the same for a program that asks for it. */
function count(counts: { readonly passed: number; readonly failed: number; readonly skipped: number }): void {
  if (values.counts !== undefined) writeFileSync(values.counts, JSON.stringify(counts))
  console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
}

function namesOf(results: readonly CaseResult[], status: CaseResult['status']): readonly string[] {
  return results.filter((result) => result.status === status).map(({ case: { name } }) => name)
}
