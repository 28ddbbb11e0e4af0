// `check-proxy [ADDRESS]`: is a proxy in the way? Every place that can set one, and the same address by every path.
import type { ProxyCheck } from '../../../shared/analysis/proxy-check.ts'
import { proxyName } from '../../../shared/facts/proxy-name.ts'
import type { Message } from '../../../shared/i18n/message.ts'
import type { Translator } from '../../../shared/i18n/translator.ts'
import { checkProxySettings } from '../../diagnosis/check-proxy-settings.ts'
import { runDiagnosis } from '../../diagnosis/run-diagnosis.ts'
import { thisMachine } from '../../diagnosis/this-machine.ts'
import { ponteVersion } from '../../ponte-version.ts'
import type { CommandLine } from './command-line.ts'
import { readRequest } from './command-line.ts'
import { followRun, textWidth } from './diagnose-command.ts'
import type { ExitStatus } from './exit-status.ts'
import { exitStatus } from './exit-status.ts'
import type { Terminal } from './terminal.ts'
import { layoutTable } from './text-table.ts'
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
    return `${await checkText(proxyCheck, terminal)}\n${await reportText(report, options, textWidth())}`
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
  await writeDocument(document, line, terminal, () => checkText(proxyCheck, terminal))
  return ending.signal.aborted ? exitStatus.cancelled : statusOf[proxyCheck.answer]
}

const answerMarks = { no: '✔', yes: '✘', 'cannot-tell': '?' } as const

async function checkText({ answer, sources, paths }: ProxyCheck, terminal: Terminal): Promise<string> {
  const translator = await terminal.translator()
  const say = (message: Message): string => translator.format(message)
  const places = sources
    .filter(({ state }) => state !== 'not-here')
    .map((source) => [say({ id: `terminal.proxy.source.${source.source}`, params: {} }), whatItSays(source, translator)])
  const ways = paths.map(({ proxy, stages, arrives }) => [
    proxy ? proxyName(proxy) : say({ id: 'terminal.proxy.direct', params: {} }),
    stages.map(({ stage, state }) => say({ id: `terminal.proxy.stage.${stage}.${state}`, params: {} })).join(' → '),
    say({ id: `terminal.proxy.arrives.${arrives}`, params: {} }),
  ])
  const width = textWidth()
  const blocks = [
    [`${answerMarks[answer]} ${say({ id: `terminal.proxy.answer.${answer}`, params: {} })}`],
    [say({ id: 'terminal.proxy.heading.sources', params: {} }), ...layoutTable(places, width - 2).map((text) => `  ${text}`)],
    ways.length > 0
      ? [say({ id: 'terminal.proxy.heading.paths', params: {} }), ...layoutTable(ways, width - 2).map((text) => `  ${text}`)]
      : [],
  ]
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`
}

function whatItSays({ state, proxy, pacUrl, setting }: ProxyCheck['sources'][number], translator: Translator): string {
  const name = setting ?? ''
  const message: Message =
    proxy !== undefined
      ? { id: 'terminal.proxy.state.proxy', params: { proxy: proxyName(proxy), setting: name } }
      : pacUrl !== undefined
        ? { id: 'terminal.proxy.state.script', params: { url: pacUrl } }
        : state === 'exception'
          ? { id: 'terminal.proxy.state.exception', params: { setting: name } }
          : {
              id: `terminal.proxy.state.${state === 'auto-detect' ? 'auto-detect' : state === 'not-known' ? 'not-known' : 'direct'}`,
              params: {},
            }
  return translator.format(message)
}
