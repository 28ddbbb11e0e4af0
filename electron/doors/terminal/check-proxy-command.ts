// `check-proxy [ADDRESS]`: is a proxy in the way? Every place that can set one, and the same address by every path.
import type { ProxyCheck } from '../../../shared/analysis/proxy-check.ts'
import { explainProxyCheck } from '../../../shared/report/explain-proxy-check.ts'
import { checkProxySettings } from '../../diagnosis/check-proxy-settings.ts'
import { runDiagnosis } from '../../diagnosis/run-diagnosis.ts'
import { thisMachine } from '../../diagnosis/this-machine.ts'
import { ponteVersion } from '../../ponte-version.ts'
import { loadTranslator } from '../load-translator.ts'
import type { CommandLine } from './command-line.ts'
import { readRequest } from './command-line.ts'
import { followRun, textWidth, writeReport } from './diagnose-command.ts'
import type { ExitStatus } from './exit-status.ts'
import { exitStatus } from './exit-status.ts'
import { Problem } from './problem.ts'
import type { Terminal } from './terminal.ts'
import { proxyText } from './proxy-text.ts'
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
  await writeReport(report, line, terminal)
  if (report.completion === 'cancelled') return exitStatus.cancelled
  return report.faults.length > 0 && proxyCheck.answer === 'cannot-tell' ? exitStatus.fault : statusOf[proxyCheck.answer]
}

async function checkSettings(line: CommandLine, terminal: Terminal): Promise<ExitStatus> {
  if (line.redaction) throw new Problem({ id: 'terminal.redact-needs-address', params: {} })
  if (line.outFile !== undefined) await (await import('./save-report.ts')).checkFolder(line.outFile)
  const ending = new AbortController()
  terminal.onInterrupt(() => ending.abort())
  const createdAt = thisMachine.clock.now().toISOString()
  const { proxyCheck, facts } = await checkProxySettings(thisMachine, ending.signal)
  const ponte = { version: ponteVersion, platform: process.platform, runtime: `node ${process.versions.node}` }
  const document = { schemaVersion: 1, kind: 'proxy-check', ponte, createdAt, proxyCheck, facts } as const
  await writeDocument(document, line, terminal, async () => {
    const translator = visibleTranslator(await loadTranslator(terminal.language(), 'proxy-check'))
    return proxyText(explainProxyCheck(proxyCheck, [], translator), translator, textWidth())
  })
  return ending.signal.aborted ? exitStatus.cancelled : statusOf[proxyCheck.answer]
}
