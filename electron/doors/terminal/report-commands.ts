// `explain FILE` (explain-command.ts tells a file from a text) says a saved report again, in any language; `replay FILE` runs the rules of this version on its facts.
import { analyze } from '../../../shared/analysis/analyze.ts'
import { compare } from '../../../shared/analysis/compare.ts'
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
  const report = await readReport(onlyFile(line))
  await writeReport(report, line, terminal)
  return exitStatusOf(report)
}

/** Judges the facts of a saved report anew, says the result, and says on stderr whether it agrees with the saved verdict. */
export async function replayCommand(line: CommandLine, terminal: Terminal): Promise<ExitStatus> {
  const saved = await readReport(onlyFile(line))
  const replayed = replay(saved)
  await writeReport(replayed, line, terminal)
  const translator = await terminal.translator()
  const agrees = saved.verdict.outcome === replayed.verdict.outcome && saved.verdict.cause === replayed.verdict.cause
  terminal.writeError(
    `${translator.format({ id: agrees ? 'terminal.replay.same' : 'terminal.replay.different', params: { version: saved.ponte.version } })}\n`,
  )
  return exitStatusOf(replayed)
}

/** The report that this version's rules make of a report's facts. */
export function replay(saved: Report): Report {
  const evidence = { target: saved.target, options: saved.options, facts: saved.facts }
  return { ...saved, ...analyze(evidence), comparison: compare(evidence) }
}

function onlyFile({ positionals }: CommandLine): string {
  const [file, ...surplus] = positionals
  if (file === undefined || surplus.length > 0) throw new Problem({ id: 'terminal.one-file', params: {} })
  return file
}
