// `diagnose ADDRESS`: runs a diagnosis and says it as text or as one JSON document. Progress goes to stderr.
import type { ListingFormat } from '../../../shared/facts/fact.ts'
import type { PlannedProbe } from '../../../shared/plan/planned-probe.ts'
import type { Report } from '../../../shared/report/report.ts'
import { runDiagnosis } from '../../diagnosis/run-diagnosis.ts'
import type { DiagnosisRequest, RunEvent } from '../../diagnosis/run-diagnosis.ts'
import { thisMachine } from '../../diagnosis/this-machine.ts'
import type { CommandLine } from './command-line.ts'
import { readRequest } from './command-line.ts'
import type { ExitStatus } from './exit-status.ts'
import { exitStatusOf } from './exit-status.ts'
import { Problem } from './problem.ts'
import type { Terminal } from './terminal.ts'
import { writeDocument } from './write-document.ts'

/** Runs the command; the first interrupt asks for the partial report, the second one ends the program as always. */
export async function diagnoseCommand(line: CommandLine, terminal: Terminal): Promise<ExitStatus> {
  const request = await withServerDescription(await understoodRequest(line), line, terminal)
  if (line.outFile !== undefined) await (await import('./save-report.ts')).checkFolder(line.outFile)
  const { cancelling, progress } = followRun(terminal)
  const report = await runDiagnosis(request, thisMachine, cancelling.signal, progress.write)
  await progress.finished()
  await writeReport(report, line, terminal)
  return exitStatusOf(report)
}

/** What a run is followed and ended with: the first interrupt asks for the partial report. */
export function followRun(terminal: Terminal): {
  readonly cancelling: AbortController
  readonly progress: ReturnType<typeof progressWriter>
} {
  const cancelling = new AbortController()
  terminal.onInterrupt(() => cancelling.abort())
  return { cancelling, progress: progressWriter(terminal) }
}

/** An error text without an address cannot be tried, but it can be explained. */
async function understoodRequest(line: CommandLine): Promise<DiagnosisRequest> {
  try {
    return readRequest(line)
  } catch (error) {
    if (!(error instanceof Problem) || error.sentence.id !== 'input.no-address') throw error
    const { readErrorText } = await import('../../../shared/error-text/read-error-text.ts')
    throw readErrorText(line.positionals.join(' ')) ? new Problem({ id: 'terminal.no-address-in-error', params: {} }) : error
  }
}

/** What people call the command whose output was recognised. */
const commandOf: Readonly<Record<ListingFormat, string>> = {
  ss: 'ss',
  'netstat-linux': 'netstat',
  'netstat-windows': 'netstat',
  lsof: 'lsof',
  'docker-ps': 'docker ps',
  'get-net-tcp-connection': 'Get-NetTCPConnection',
}

async function withServerDescription(request: DiagnosisRequest, { values }: CommandLine, terminal: Terminal): Promise<DiagnosisRequest> {
  const file = values['server-report']
  if (typeof file !== 'string') return request
  const { readServerSide } = await import('./read-report.ts')
  const { description, listing } = await readServerSide(file)
  if (listing) {
    const translator = await terminal.translator()
    terminal.writeError(
      `${translator.format({ id: 'terminal.listing-read', params: { command: commandOf[listing.format], unreadLines: listing.unreadLines } })}\n`,
    )
  }
  return { ...request, options: { ...request.options, hasServerDescription: true }, serverDescription: description }
}

/** Writes a report the way the command line asks for: to stdout, and to a file where one is named. */
export async function writeReport(whole: Report, line: CommandLine, terminal: Terminal): Promise<void> {
  const report = line.redaction ? (await import('../../../shared/report/redaction/redact.ts')).redact(whole, line.redaction).report : whole
  // Only texts want it: to ask the system for its time zone takes a third of a whole start.
  const options = () => ({
    language: terminal.language(),
    ...(line.messageLanguage ? { actorLanguage: line.messageLanguage } : {}),
    timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
  })
  await writeDocument(
    report,
    line,
    terminal,
    async () => (await import('../report-files.ts')).reportText(report, options(), textWidth()),
    async (ending) => (await import('../report-files.ts')).reportFile(report, ending === '.zip' ? 'zip' : 'html', options()),
  )
}

/** What `COLUMNS` asks for (POSIX.1-2017 section 8.3), else the terminal's width, else the classic 80. Lines longer than 100 cells are hard to read. */
export function textWidth(): number {
  const columns = Number(process.env['COLUMNS']) || (process.stdout.isTTY && process.stdout.columns) || 80
  return Math.min(100, Math.max(40, Math.floor(columns)))
}

/** Says each step as it ends, and silence as soon as it is noticed. The words are loaded while the first steps run. */
function progressWriter(terminal: Terminal): { readonly write: (event: RunEvent) => void; readonly finished: () => Promise<void> } {
  const voice = Promise.all([import('../../../shared/report/describe-progress.ts'), terminal.translator()])
  const running = new Map<string, PlannedProbe>()
  let last: Promise<void> = Promise.resolve()
  const say = async (event: RunEvent): Promise<void> => {
    const [{ describeFact, describeProgress }, translator] = await voice
    if (event.kind === 'probe-started') running.set(event.probe.id, event.probe)
    if (event.kind === 'fact') terminal.writeError(`${describeFact(event.fact, translator)}\n`)
    const slow = event.kind === 'probe-slow' ? running.get(event.probeId) : undefined
    if (slow)
      terminal.writeError(`${translator.format({ id: 'terminal.still-waiting', params: { step: describeProgress(slow, translator) } })}\n`)
  }
  return {
    write: (event) => {
      last = last.then(() => say(event))
    },
    finished: () => last,
  }
}
