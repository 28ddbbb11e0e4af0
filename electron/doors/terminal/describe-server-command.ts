// `describe-server`: writes down this machine's own side, for whoever fails to reach it: its addresses, and what listens where.
import type { ServerDescription } from '../../../shared/report/server-description-schema.ts'
import { describeServer } from '../../diagnosis/describe-server.ts'
import type { CommandLine } from './command-line.ts'
import { exitStatus } from './exit-status.ts'
import type { ExitStatus } from './exit-status.ts'
import { Problem } from './problem.ts'
import type { Terminal } from './terminal.ts'
import { layoutTable } from './text-table.ts'
import { writeDocument } from './write-document.ts'

/** Describes this machine. Listeners that cannot be read are a problem, never an empty list. */
export async function describeServerCommand(line: CommandLine, terminal: Terminal): Promise<ExitStatus> {
  if (line.positionals.length > 0) throw new Problem({ id: 'terminal.no-words', params: { command: 'describe-server' } })
  if (line.outFile !== undefined) await (await import('./save-report.ts')).checkFolder(line.outFile)
  const description = await describeServer()
  if (!description) throw new Problem({ id: 'terminal.listeners-unreadable', params: {} }, exitStatus.cannotTell)
  await writeDocument(description, line, terminal, () => asText(description, terminal))
  return exitStatus.works
}

async function asText({ addresses, listeners }: ServerDescription, terminal: Terminal): Promise<string> {
  const translator = await terminal.translator()
  const say = (id: 'terminal.server.port' | 'terminal.server.listens-at' | 'terminal.server.program' | 'terminal.server.unknown-program') =>
    translator.format({ id, params: {} })
  const rows = listeners
    .toSorted((left, right) => left.port - right.port)
    .map(({ port, address, process }) => [String(port), address, process ?? say('terminal.server.unknown-program')])
  const heading = translator.format({ id: 'terminal.server.addresses', params: { addresses: addresses.join(', ') } })
  const table = layoutTable(
    [[say('terminal.server.port'), say('terminal.server.listens-at'), say('terminal.server.program')], ...rows],
    100,
  )
  return `${[heading, '', ...table].join('\n')}\n`
}
