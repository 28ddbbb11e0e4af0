// `describe-server`: writes down this machine's own side, for whoever fails to reach it: its addresses, what listens
// where, who can call it there, and what its firewall does with such calls.
import type { FirewallVerdict } from '../../../shared/facts/firewall.ts'
import { reaches, reachOf } from '../../../shared/facts/listener-reach.ts'
import type { PlainMessageId } from '../../../shared/i18n/message.ts'
import type { ServerDescription } from '../../../shared/report/server-description-schema.ts'
import { addressFamily } from '../../../shared/target/ip-address.ts'
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

/** Columns that hold words need this much; wider terminals give more. */
const tableWidth = 100

async function asText({ addresses, listeners, firewall }: ServerDescription, terminal: Terminal): Promise<string> {
  const translator = await terminal.translator()
  const say = (id: PlainMessageId): string => translator.format({ id, params: {} })
  const lines = [translator.format({ id: 'terminal.server.addresses', params: { addresses: addresses.join(', ') } })]
  for (const { backend, state, reason } of firewall?.backends ?? []) {
    lines.push(translator.format({ id: `terminal.server.firewall.${state}`, params: { firewall: backend } }))
    if (reason) lines.push(say(`terminal.server.firewall.${reason}`))
  }
  const sorted = listeners.toSorted((left, right) => left.port - right.port)
  for (const reach of reaches) {
    const rows = sorted
      .filter(({ address }) => reachOf(address, addresses) === reach)
      .map((listener) => [
        String(listener.port),
        listener.address,
        listener.speaks ?? '–',
        listener.process ?? say('terminal.server.unknown-program'),
        reach === 'this-computer' ? '–' : say(`terminal.server.verdict.${verdictFor(listener, firewall)}`),
      ])
    if (rows.length === 0) continue
    lines.push('', say(`terminal.server.reach.${reach}`), ...layoutTable([headings.map(say), ...rows], tableWidth))
  }
  return `${lines.join('\n')}\n`
}

const headings = [
  'terminal.server.port',
  'terminal.server.listens-at',
  'terminal.server.speaks',
  'terminal.server.program',
  'terminal.server.firewall',
] as const

/** Of both families the one that the listener is bound in; what was not read is not known. */
function verdictFor({ address, port }: ServerDescription['listeners'][number], firewall: ServerDescription['firewall']): FirewallVerdict {
  const family = addressFamily(address)
  return firewall?.ports.find((each) => each.family === family && each.port === port)?.verdict ?? 'not-known'
}
