// `check-proxy [ADDRESS]`: is a proxy in the way? Every place that can set one, and the same address by every path.
import type { ProxyCheck } from '../../../shared/analysis/proxy-check.ts'
import type { Report } from '../../../shared/report/report.ts'
import { checkProxySettings } from '../../diagnosis/check-proxy-settings.ts'
import { runDiagnosis } from '../../diagnosis/run-diagnosis.ts'
import { thisMachine } from '../../diagnosis/this-machine.ts'
import { ponteVersion } from '../../ponte-version.ts'
import { loadTranslator } from '../load-translator.ts'
import type { CommandLine } from './command-line.ts'
import { readRequest } from './command-line.ts'
import { followRun, textWidth } from './diagnose-command.ts'
import type { ExitStatus } from './exit-status.ts'
import { exitStatus } from './exit-status.ts'
import type { Terminal } from './terminal.ts'
import { hanging } from './text-report.ts'
import { layoutTable } from './text-table.ts'
import { visibleTranslator } from './visible-translator.ts'
import { writeDocument } from './write-document.ts'

const statusOf: Readonly<Record<ProxyCheck['answer'], ExitStatus>> = {
  no: exitStatus.works,
  yes: exitStatus.problem,
  'cannot-tell': exitStatus.cannotTell,
}

/** Checks one address by every path; without an address, the settings alone. */
export async function checkProxyCommand(line: CommandLine, terminal: Terminal): Promise<ExitStatus> {
  return line.positionals.length === 0 ? checkSettings(line, terminal) : checkAddress(line, terminal)
}

async function checkAddress(line: CommandLine, terminal: Terminal): Promise<ExitStatus> {
  const request = readRequest(line)
  if (line.outFile !== undefined) await (await import('./save-report.ts')).checkFolder(line.outFile)
  const { cancelling, progress } = followRun(terminal)
  const checking = { ...request, options: { ...request.options, checksProxies: true } }
  const report = await runDiagnosis(checking, thisMachine, cancelling.signal, progress.write)
  await progress.finished()
  const { proxyCheck } = report
  if (!proxyCheck) throw new Error('A run that looks for proxies sums them up')
  await writeDocument(report, line, terminal, async () => {
    const options = { language: terminal.language(), timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone }
    const { reportText } = await import('../report-files.ts')
    return `${await checkText(proxyCheck, report.findings, terminal)}\n${await reportText(report, options, textWidth())}`
  })
  if (report.completion === 'cancelled') return exitStatus.cancelled
  return report.faults.length > 0 && proxyCheck.answer === 'cannot-tell' ? exitStatus.fault : statusOf[proxyCheck.answer]
}

async function checkSettings(line: CommandLine, terminal: Terminal): Promise<ExitStatus> {
  if (line.outFile !== undefined) await (await import('./save-report.ts')).checkFolder(line.outFile)
  const ending = new AbortController()
  terminal.onInterrupt(() => ending.abort())
  const createdAt = thisMachine.clock.now().toISOString()
  const { proxyCheck, facts } = await checkProxySettings(thisMachine, ending.signal)
  const ponte = { version: ponteVersion, platform: process.platform, runtime: `node ${process.versions.node}` }
  const document = { schemaVersion: 1, kind: 'proxy-check', ponte, createdAt, proxyCheck, facts } as const
  await writeDocument(document, line, terminal, () => checkText(proxyCheck, [], terminal))
  return ending.signal.aborted ? exitStatus.cancelled : statusOf[proxyCheck.answer]
}

const answerMarks = { no: '✔', yes: '✘', 'cannot-tell': '?' } as const
const stageMarks = { succeeded: '✔', failed: '✘', 'not-known': '?' } as const

async function checkText(check: ProxyCheck, findings: Report['findings'], terminal: Terminal): Promise<string> {
  const [{ explainProxyCheck }, translator] = await Promise.all([
    import('../../../shared/report/explain-proxy-check.ts'),
    loadTranslator(terminal.language(), 'proxy-check').then(visibleTranslator),
  ])
  const { answer, title, reasons, steps, sources, paths, software } = explainProxyCheck(check, findings, translator)
  const places = sources.map(({ name, says, schemes, life }) => [
    name,
    ...(sources.some((source) => source.schemes !== undefined) ? [schemes ?? ''] : []),
    life ? `${says} – ${life.text}` : says,
  ])
  const ways = paths.map(({ name, stages, arrivesText }) => [
    name,
    stages.map(({ text, state }) => `${text} ${stageMarks[state]}`).join(' → '),
    arrivesText,
  ])
  const width = textWidth()
  const heading = (id: 'steps' | 'sources' | 'paths' | 'software'): string =>
    translator.format({ id: `proxy-check.heading.${id}`, params: {} })
  const blocks = [
    [`${answerMarks[answer]} ${title}`, ...reasons.flatMap((reason) => hanging('  ', reason, width))],
    steps.length > 0 ? [heading('steps'), ...steps.flatMap((step) => hanging('  - ', step, width))] : [],
    places.length > 0 ? [heading('sources'), ...layoutTable(places, width - 2).map((text) => `  ${text}`)] : [],
    ways.length > 0 ? [heading('paths'), ...layoutTable(ways, width - 2).map((text) => `  ${text}`)] : [],
    software
      ? [
          heading('software'),
          ...software.notes.flatMap((note) => hanging('  ', note, width)),
          ...software.found.flatMap(({ name, signs, does }) => [
            ...hanging('  - ', name, width),
            ...[...signs, does].flatMap((text) => hanging('    ', text, width)),
          ]),
        ]
      : [],
  ]
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`
}
