// `describe-server`: writes down this machine's own side, for whoever fails to reach it: its addresses, what listens
// where, who can call it there, and what its firewall does with such calls.
import { describeServer } from '../../diagnosis/describe-server.ts'
import type { CommandLine } from './command-line.ts'
import { describeServerText } from './describe-server-text.ts'
import { exitStatus } from './exit-status.ts'
import type { ExitStatus } from './exit-status.ts'
import { Problem } from './problem.ts'
import type { Terminal } from './terminal.ts'
import { writeDocument } from './write-document.ts'

/** Describes this machine. Listeners that cannot be read are a problem, never an empty list. */
export async function describeServerCommand(line: CommandLine, terminal: Terminal): Promise<ExitStatus> {
  if (line.positionals.length > 0) throw new Problem({ id: 'terminal.no-words', params: { command: 'describe-server' } })
  if (line.outFile !== undefined) await (await import('./save-report.ts')).checkFolder(line.outFile)
  const description = await describeServer(new AbortController().signal)
  if (!description) throw new Problem({ id: 'terminal.listeners-unreadable', params: {} }, exitStatus.cannotTell)
  await writeDocument(description, line, terminal, async () => describeServerText(description, await terminal.translator()))
  return exitStatus.works
}
