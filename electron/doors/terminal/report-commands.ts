// `explain FILE` (explain-command.ts tells a file from a text) says a saved report again, in any language; `replay FILE` runs the rules of this version on its facts.
import type { StoredMessage } from '../../../shared/i18n/message.ts'
import { judgeAgain, judgementChange } from '../../../shared/report/judge-again.ts'
import type { Report } from '../../../shared/report/report.ts'
import type { CommandLine } from './command-line.ts'
import { writeReport } from './diagnose-command.ts'
import type { ExitStatus } from './exit-status.ts'
import { exitStatusOf } from './exit-status.ts'
import { Problem } from './problem.ts'
import { readReport } from './read-report.ts'
import type { Terminal } from './terminal.ts'

/** Says a saved report in the language of the command line. Exits with the report's own status. */
export async function explainReport(line: CommandLine, terminal: Terminal): Promise<ExitStatus> {
  const file = onlyFile(line)
  if (line.outFile !== undefined) await (await import('./save-report.ts')).checkFolder(line.outFile)
  const report = await readReport(file)
  await writeReport(report, line, terminal)
  return exitStatusOf(report)
}

/** Judges the facts of a saved report anew, says the result, and says on stderr what the rules of this version find otherwise. */
export async function replayCommand(line: CommandLine, terminal: Terminal): Promise<ExitStatus> {
  const file = onlyFile(line)
  if (line.outFile !== undefined) await (await import('./save-report.ts')).checkFolder(line.outFile)
  const saved = await readReport(file)
  const again = judgeAgain(saved)
  await writeReport(again, line, terminal)
  const translator = await terminal.translator()
  terminal.writeError(
    changeMessages(saved, again)
      .map((message) => `${translator.format(message)}\n`)
      .join(''),
  )
  return exitStatusOf(again)
}

/** Whether the verdict is the same, and each finding that only one of the two judgements has, by its own sentence. */
function changeMessages(saved: Report, again: Report): readonly StoredMessage[] {
  const { isSameVerdict, added, removed, changed, isRedacted } = judgementChange(saved, again)
  const { version } = saved.ponte
  const titles = (report: Report, causes: readonly string[], id: string): readonly StoredMessage[] =>
    report.findings.filter(({ cause }) => causes.includes(cause)).map(({ cause }) => ({ id, params: { cause } }))
  return [
    { id: isSameVerdict ? 'terminal.replay.same' : 'terminal.replay.different', params: { version } },
    ...titles(again, added, 'terminal.replay.added'),
    ...titles(saved, removed, 'terminal.replay.removed'),
    ...titles(again, changed, 'terminal.replay.changed'),
    ...(isRedacted && !isSameVerdict ? [{ id: 'terminal.replay.redacted', params: {} }] : []),
  ]
}

function onlyFile({ positionals }: CommandLine): string {
  const [file, ...surplus] = positionals
  if (file === undefined || surplus.length > 0) throw new Problem({ id: 'terminal.one-file', params: {} })
  return file
}
