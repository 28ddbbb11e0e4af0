// The words of `describe-server`: what listens where and who can call it there, what stands in front, and the rest of the machine. Names of programs
// and files are a stranger's words, so all of it is made visible. What was not read is left out.
import { firewallFor } from '../../../shared/facts/listener-firewall.ts'
import { reaches, reachOf } from '../../../shared/facts/listener-reach.ts'
import type { Message, PlainMessageId } from '../../../shared/i18n/message.ts'
import type { Translator } from '../../../shared/i18n/translator.ts'
import type { ServerDescription } from '../../../shared/report/server-description-schema.ts'
import { visibleText } from '../../../shared/report/visible-text.ts'
import { addressReach, isReservedAddress } from '../../../shared/target/ip-address.ts'
import { layoutTable } from './text-table.ts'

type Listener = ServerDescription['listeners'][number]
type Say = (id: PlainMessageId) => string

/** Columns that hold words need this much; wider terminals give more. */
const tableWidth = 100

/** Lays the description out. */
export function describeServerText(description: ServerDescription, translator: Translator): string {
  const say: Say = (id) => translator.format({ id, params: {} })
  const paragraphs = [
    aboutMachine(description).map((message) => translator.format(message)),
    ...tcpTables(description, say),
    udpTable(description, say),
    certificateTable(description, say),
    frontTable(description, say),
    aboutUse(description).map((message) => translator.format(message)),
  ]
  return paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}

function aboutMachine({ addresses, describedAt, firewall, machine }: ServerDescription): readonly Message[] {
  const publicAddresses = addresses.filter((address) => addressReach(address) === 'public' && !isReservedAddress(address))
  const messages: Message[] = [
    { id: 'terminal.server.addresses', params: { addresses: addresses.join(', ') } },
    publicAddresses.length > 0
      ? { id: 'terminal.server.public-addresses', params: { addresses: publicAddresses.join(', ') } }
      : { id: 'terminal.server.no-public-address', params: {} },
    { id: 'terminal.server.clock', params: { time: describedAt.replace('T', ' ').replace(/(?:\.\d+)?Z$/, '') } },
  ]
  const { isClockSynchronised, cloudProvider, hostingPanel } = machine ?? {}
  if (isClockSynchronised !== undefined)
    messages.push({ id: isClockSynchronised ? 'terminal.server.clock.follows' : 'terminal.server.clock.alone', params: {} })
  if (cloudProvider !== undefined) messages.push({ id: 'terminal.server.cloud', params: { provider: cloudProvider } })
  if (hostingPanel !== undefined) messages.push({ id: 'terminal.server.panel', params: { panel: hostingPanel } })
  for (const { backend, state, reason } of firewall?.backends ?? []) {
    messages.push({ id: `terminal.server.firewall.${state}`, params: { firewall: backend } })
    if (reason) messages.push({ id: `terminal.server.firewall.${reason}`, params: {} })
  }
  return messages
}

const tcpHeadings = [
  'terminal.server.port',
  'terminal.server.listens-at',
  'terminal.server.speaks',
  'terminal.server.user',
  'terminal.server.program',
  'terminal.server.firewall',
] as const

/** One table for each circle of callers. */
function tcpTables({ addresses, listeners, firewall }: ServerDescription, say: Say): readonly (readonly string[])[] {
  return reaches.map((reach) => {
    const rows = byPort(listeners)
      .filter(({ address }) => reachOf(address, addresses) === reach)
      .map((listener) => [
        String(listener.port),
        listener.address,
        listener.speaks ?? '–',
        listener.user ?? '–',
        programOf(listener, say),
        reach === 'this-computer' ? '–' : say(`terminal.server.verdict.${firewallFor(listener, firewall).verdict}`),
      ])
    return tableOf(say(`terminal.server.reach.${reach}`), tcpHeadings.map(say), rows)
  })
}

const udpHeadings = [
  'terminal.server.port',
  'terminal.server.listens-at',
  'terminal.server.user',
  'terminal.server.program',
  'terminal.server.callers',
] as const

function udpTable({ addresses, udpListeners = [] }: ServerDescription, say: Say): readonly string[] {
  const rows = byPort(udpListeners).map((listener) => [
    String(listener.port),
    listener.address,
    listener.user ?? '–',
    programOf(listener, say),
    say(`terminal.server.callers.${reachOf(listener.address, addresses)}`),
  ])
  return tableOf(say('terminal.server.udp'), udpHeadings.map(say), rows)
}

function certificateTable({ listeners }: ServerDescription, say: Say): readonly string[] {
  const rows = byPort(listeners).flatMap(({ port, address, certificate }) =>
    certificate
      ? [
          [
            String(port),
            address,
            (certificate.names.length > 0 ? certificate.names : [certificate.subject]).join(', '),
            `${certificate.validFrom.slice(0, 10)} – ${certificate.validTo.slice(0, 10)}`,
          ],
        ]
      : [],
  )
  const headings = ['terminal.server.port', 'terminal.server.listens-at', 'terminal.server.names', 'terminal.server.valid'] as const
  return tableOf(say('terminal.server.certificates'), headings.map(say), rows)
}

function frontTable({ machine }: ServerDescription, say: Say): readonly string[] {
  const rows = (machine?.inFront ?? []).map(({ port, program, file, line, text }) => [String(port), program, `${file}:${line}`, text])
  const headings = ['terminal.server.port', 'terminal.server.program', 'terminal.server.file', 'terminal.server.directive'] as const
  return tableOf(say('terminal.server.in-front'), headings.map(say), rows)
}

function aboutUse({ machine = {} }: ServerDescription): readonly Message[] {
  const { socketsByState = {}, socketsByDestination = [], portRange, openFiles, filesPerProcess } = machine
  const states = Object.entries(socketsByState).map(([state, sockets]) => `${state} ${sockets}`)
  const destinations = socketsByDestination.map(
    ({ address, port, sockets }) => `${address.includes(':') ? `[${address}]` : address}:${port} (${sockets})`,
  )
  const messages: Message[] = []
  if (states.length > 0) messages.push({ id: 'terminal.server.sockets', params: { states: states.join(', ') } })
  if (destinations.length > 0) messages.push({ id: 'terminal.server.destinations', params: { destinations: destinations.join(', ') } })
  if (portRange) messages.push({ id: 'terminal.server.temporary-ports', params: { range: `${portRange.from}–${portRange.to}` } })
  if (openFiles)
    messages.push(
      openFiles.limit < Number.MAX_SAFE_INTEGER
        ? { id: 'terminal.server.open-files', params: openFiles }
        : { id: 'terminal.server.open-files.unlimited', params: { used: openFiles.used } },
    )
  if (filesPerProcess !== undefined) messages.push({ id: 'terminal.server.files-per-process', params: { limit: filesPerProcess } })
  return messages
}

/** A table with a heading of its own; nothing where it would be empty. */
function tableOf(heading: string, headings: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return rows.length === 0 ? [] : [heading, ...layoutTable([headings, ...rows.map((row) => row.map(visibleText))], tableWidth)]
}

function byPort(listeners: readonly Listener[]): readonly Listener[] {
  return listeners.toSorted((left, right) => left.port - right.port)
}

function programOf({ process, pid }: Listener, say: Say): string {
  return `${process ?? say('terminal.server.unknown-program')}${pid === undefined ? '' : ` (${pid})`}`
}
