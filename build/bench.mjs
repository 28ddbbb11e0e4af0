// `npm run bench`: measures the speeds that Ponte promises, on loopback and on the lab's line, in a bounded time, and prints each beside its limit.
// Exits with 1 when a promise is broken. Ratios compare two things measured in turn in the same run, so that a slow machine slows both.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { gzipSync } from 'node:zlib'
import { runDiagnosis } from '../electron/diagnosis/run-diagnosis.ts'
import { thisMachine, toAsciiHost } from '../electron/diagnosis/this-machine.ts'
import { parseTarget } from '../shared/target/parse-target.ts'
import { benchLine } from '../test/lab/bench-line.ts'
import { measureMachine } from './bench-machine.mjs'
import { memoryGrowth } from './bench-memory.mjs'
import { windowStartMs } from './bench-window.mjs'
import { inProject, prepare, projectNode } from './prepare.mjs'

const rounds = 9
const stepMs = 100
const certificates = fileURLToPath(new URL('../test/fixtures/certificates/', import.meta.url))

/** @param {number[]} values */
const median = (values) => values.toSorted((left, right) => left - right)[values.length >> 1] ?? Number.NaN

/** @type {{ what: string, measured: number, limit: number, unit: string }[]} */
const results = []

const unready = await prepare()
if (unready !== 0) process.exit(unready)
const peers = new Worker(new URL('./bench-peers.mjs', import.meta.url), {
  workerData: { delayMs: stepMs, certificate: `${certificates}good.pem`, key: `${certificates}server-key.pem` },
})
/** @type {{ ws: number, wss: number, slowWs: number, slowWss: number }} */
const ports = await new Promise((resolve) => peers.once('message', resolve))

await measureEngine()
measureTerminal()
measureRenderer()
const line = await measureLine()
await measureReports()
results.push(...(await measureMachine()))
measureWindow()
await measureMemory()
report()
compareWithOtherTools()
reportLine(line)
await peers.terminate()
process.exit(results.every(({ measured, limit }) => measured <= limit) ? 0 : 1)

/** How long a diagnosis takes from the start of the engine to its report. @param {string} address */
async function diagnosisMs(address) {
  const parsed = parseTarget(address, toAsciiHost)
  if (parsed.status === 'rejected') throw new Error(`The benchmark's own address is refused: ${address}`)
  const machine = { ...thisMachine, environment: { NODE_EXTRA_CA_CERTS: `${certificates}authority.pem` } }
  const request = { target: parsed.target, options: /** @type {const} */ ({ proxy: 'auto' }), timeLimitMs: 12_000 }
  const start = performance.now()
  const { verdict } = await runDiagnosis(request, machine, new AbortController().signal)
  const elapsedMs = performance.now() - start
  if (verdict.outcome !== 'works') throw new Error(`${address} should work, but the verdict is ${JSON.stringify(verdict)}`)
  return elapsedMs
}

/** The first diagnosis pays for loading; the others are what a second check in the same window costs. @param {string} address */
async function medianDiagnosisMs(address) {
  await diagnosisMs(address)
  const times = []
  for (let round = 0; round < rounds; round += 1) times.push(await diagnosisMs(address))
  return median(times)
}

async function measureEngine() {
  results.push({
    what: 'healthy ws:// on loopback, first diagnosis of a process',
    measured: await diagnosisMs(`ws://127.0.0.1:${ports.ws}`),
    limit: 250,
    unit: 'ms',
  })
  results.push({
    what: 'healthy ws:// on loopback, median',
    measured: await medianDiagnosisMs(`ws://127.0.0.1:${ports.ws}`),
    limit: 250,
    unit: 'ms',
  })
  const ws = await medianDiagnosisMs(`ws://127.0.0.1:${ports.slowWs}`)
  results.push({ what: `ws:// that answers each step after ${stepMs} ms ÷ its 1 step`, measured: ws / stepMs, limit: 1.3, unit: '×' })
  const wss = await medianDiagnosisMs(`wss://127.0.0.1:${ports.slowWss}`)
  results.push({
    what: `wss:// that answers each step after ${stepMs} ms ÷ its 2 steps`,
    measured: wss / (2 * stepMs),
    limit: 1.3,
    unit: '×',
  })
}

function measureWindow() {
  const times = Array.from({ length: rounds }, windowStartMs)
  results.push({ what: "window door's main, first module to window, without Electron", measured: median(times), limit: 150, unit: 'ms' })
}

/** Ten diagnoses are measured always, a thousand on request: they take about a minute. */
async function measureMemory() {
  const count = process.argv.includes('--soak') ? 1000 : 10
  const growth = await memoryGrowth(count, () => diagnosisMs(`ws://127.0.0.1:${ports.ws}`))
  results.push({ what: `memory after ${count} diagnoses ÷ before (1000 with -- --soak)`, measured: growth, limit: 1.2, unit: '×' })
}

/** @param {string[]} args */
function processMs(args) {
  const start = performance.now()
  const { status } = spawnSync(projectNode(), args, { stdio: 'ignore' })
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`)
  return performance.now() - start
}

function measureTerminal() {
  const address = `ws://127.0.0.1:${ports.ws}`
  const ratios = []
  for (let round = 0; round < 2 * rounds + 1; round += 1) {
    ratios.push(processMs([inProject('dist/terminal.mjs'), 'diagnose', address, '--json']) / processMs(['-e', '0']))
  }
  results.push({ what: 'terminal door, start to exit ÷ node -e 0', measured: median(ratios), limit: 3, unit: '×' })
}

/**
 * What the first screen loads: the page, its entry with all that it imports at once, its styles, and its texts in the largest language; and
 * what has been loaded when a check shows its result.
 */
function measureRenderer() {
  const folder = inProject('dist/renderer')
  const page = readFileSync(`${folder}/index.html`, 'utf8')
  const assets = readdirSync(`${folder}/assets`)
  const first = withImports(['index.html', ...[...page.matchAll(/(?:src|href)="\.?\/?([^"]+)"/g)].map(([, file = '']) => file)])
  const check = withImports([...first, ...assets.filter((name) => name.startsWith('CheckView-')).map((name) => `assets/${name}`)])
  /** @param {string} catalogue */
  const largest = (catalogue) =>
    Math.max(...assets.filter((name) => name.startsWith(`${catalogue}-`)).map((name) => compressedBytes(`${folder}/assets/${name}`)))
  /** @param {ReadonlySet<string>} files */
  const sum = (files) => [...files].reduce((bytes, file) => bytes + compressedBytes(`${folder}/${file}`), 0)
  const firstBytes = sum(first) + largest('interface')
  results.push({ what: 'interface, first screen in one language, compressed', measured: firstBytes / 1000, limit: 60, unit: 'kB' })
  const checkBytes = sum(check) + largest('interface') + largest('diagnosis') + largest('report')
  results.push({ what: 'interface up to a result in one language, compressed', measured: checkBytes / 1000, limit: 100, unit: 'kB' })
}

/** Files of the interface with all that they import at once. @param {readonly string[]} files */
function withImports(files) {
  const loaded = new Set(files)
  for (const file of loaded) {
    if (!file.endsWith('.js')) continue
    const code = readFileSync(inProject(`dist/renderer/${file}`), 'utf8')
    for (const [, name = ''] of code.matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)) loaded.add(`assets/${name}`)
  }
  return loaded
}

/** Reports with a thousand facts, and one as large as is read: opened beside JSON.parse, redacted, and written as a page. */
async function measureReports() {
  const [{ largeReport }, { redact }, { openDocument }, { reportPage }] = await Promise.all([
    import('../test/fakes/large-report.ts'),
    import('../shared/report/redaction/redact.ts'),
    import('../electron/diagnosis/open-document.ts'),
    import('../electron/doors/report-files.ts'),
  ])
  const thousand = largeReport(1000)
  const page = () => reportPage(thousand, { language: 'en', timeZone: 'UTC' })
  results.push({ what: 'page of 1,000 facts, size', measured: Buffer.byteLength(await page()) / 1000, limit: 1000, unit: 'kB' })
  results.push({ what: 'page of 1,000 facts', measured: await medianMs(page), limit: 300, unit: 'ms' })
  results.push({
    what: 'redaction of 1,000 facts',
    measured: await medianMs(() => redact(thousand, { target: 'kept' })),
    limit: 100,
    unit: 'ms',
  })
  // As many facts as a report may have, and long sentences until the file is as large as one may be.
  const facts = largeReport(5000).facts
  const remedies = Array.from({ length: 20 }, () => ({ id: 'row.name.asked', params: { host: 'x'.repeat(9000) } }))
  const findings = Array.from({ length: 17 }, () => ({ ...thousand.findings[0], remedies }))
  const document = JSON.stringify({ ...thousand, facts, findings }).padEnd(5_000_000, ' ')
  const parseMs = await medianMs(() => JSON.parse(document))
  const openMs = await medianMs(() => {
    if (openDocument({ text: document }).kind !== 'report') throw new Error('The large report is no report')
  })
  results.push({ what: `opening 5 MB of JSON (JSON.parse alone: ${parseMs.toFixed(0)} ms)`, measured: openMs, limit: 500, unit: 'ms' })
}

/** @param {() => unknown} work */
async function medianMs(work) {
  const times = []
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return median(times)
}

/** @param {string} file */
function compressedBytes(file) {
  return gzipSync(readFileSync(file), { level: 9 }).length
}

function report() {
  for (const { what, measured, limit, unit } of results) {
    const mark = measured <= limit ? 'ok  ' : 'OVER'
    console.log(`${mark} ${measured.toFixed(2).padStart(8)} ${unit.padEnd(2)} (limit ${limit})  ${what}`)
  }
}

/** What people run instead, one command after the other on the same port, beside one diagnosis from the terminal. Without limits: only to be seen. */
function compareWithOtherTools() {
  const address = `127.0.0.1:${ports.wss}`
  /** @type {readonly [string, string[]][]} */
  const commands = [
    ['curl', ['-sk', '--max-time', '5', `https://${address}/`]],
    ['openssl', ['s_client', '-connect', address, '-servername', 'localhost']],
    ['nmap', ['-sT', '-sV', '-Pn', '-n', '-p', String(ports.wss), '127.0.0.1']],
  ]
  const own = wallMs(projectNode(), [inProject('dist/terminal.mjs'), 'diagnose', `wss://${address}`, '--json'])
  console.log(`\nThe same wss:// port by other means (a diagnosis from the terminal took ${own?.toFixed(0)} ms):`)
  for (const [command, args] of commands) {
    const elapsedMs = wallMs(command, args)
    console.log(
      elapsedMs === undefined
        ? `     ${command}: not installed`
        : `     ${command}: ${elapsedMs.toFixed(0)} ms, ${(elapsedMs / (own ?? 1)).toFixed(2)} ×`,
    )
  }
}

/** The lab's line of 100 ms, where there can be one. */
async function measureLine() {
  const line = await benchLine()
  if (typeof line === 'string') return line
  for (const { what, timesNeeded } of line.verdicts) results.push({ what, measured: timesNeeded, limit: 1.3, unit: '×' })
  const { loss } = line
  const what = `connects called silent on a line that loses ${loss.lossPercent} % each way, of ${loss.connects}`
  results.push({ what, measured: loss.silent, limit: loss.promised, unit: '' })
  return line
}

/** @param {Awaited<ReturnType<typeof measureLine>>} line */
function reportLine(line) {
  if (typeof line === 'string') {
    console.log(`\nNot measured on a line of 100 ms: ${line}`)
    return
  }
  console.log(`\nThe same on a line of 100 ms, with a name and TLS (a diagnosis from the terminal took ${line.diagnoseMs.toFixed(0)} ms):`)
  for (const { words, ms } of line.helpers) {
    console.log(
      ms === undefined ? `     ${words}: not installed` : `     ${words}: ${ms.toFixed(0)} ms, ${(ms / line.diagnoseMs).toFixed(2)} ×`,
    )
  }
  const allMs = line.helpers.reduce((sum, { ms = 0 }) => sum + ms, 0)
  console.log(`     all of these one after the other: ${allMs.toFixed(0)} ms, ${(allMs / line.diagnoseMs).toFixed(2)} ×`)
}

/** The median time of three runs, or `undefined` when there is no such command. @param {string} command @param {string[]} args */
function wallMs(command, args) {
  const times = []
  for (let round = 0; round < 3; round += 1) {
    const start = performance.now()
    const { error } = spawnSync(command, args, { stdio: 'ignore', timeout: 60_000 })
    if (error) return undefined
    times.push(performance.now() - start)
  }
  return median(times)
}
