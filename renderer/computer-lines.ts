// What is known of this computer as lines of words and names, group by group. `undefined` lines: not known, which is never "none".
import type { PlainMessageId } from '../shared/i18n/message.ts'
import type { ComputerContent } from '../shared/report/computer-part-schema.ts'
import type { ComputerPart } from '../shared/report/computer-parts.ts'
import type { LanguageState } from './state/language.svelte.ts'

/** A line is made of parts that each have a direction of their own: names and addresses beside words of the language. */
type Line = readonly string[]

/** One group under its heading. */
interface Group {
  readonly title: PlainMessageId
  /** Where it is read. */
  readonly part: ComputerPart
  readonly lines: readonly Line[] | undefined
}

type Say = Pick<LanguageState, 'say' | 'moment'>

/** Longer lists tell a person nothing more at a look. */
const mostLines = 40

/** Puts the groups together in the order in which they are shown. */
export function linesOf(known: ComputerContent, describedAt: string | undefined, language: Say): readonly Group[] {
  const { machine = {}, firewall, hostsFile, proxies, listeners } = known
  const { inFront, socketsByState, socketsByDestination, openFiles, filesPerProcess, portRange, searchDomains, resolvers } = machine
  const groups: readonly Group[] = [
    { title: 'computer.interfaces', part: 'network', lines: machine.interfaces?.map((each) => interfaceLine(each, language)) },
    {
      title: 'computer.way-out',
      part: 'network',
      lines: machine.defaultRoutes?.map(({ interfaceName, gateway }) => (gateway ? [interfaceName, gateway] : [interfaceName])),
    },
    { title: 'computer.resolvers', part: 'network', lines: resolvers?.map(alone) },
    { title: 'computer.search-domains', part: 'network', lines: searchDomains?.map(alone) },
    { title: 'computer.hosts-file', part: 'hosts-file', lines: hostsFile?.entries.map(({ address, names }) => [address, ...names]) },
    { title: 'computer.proxies', part: 'proxies', lines: proxies?.map((place) => proxyLine(place, language)) },
    {
      title: 'computer.firewall',
      part: 'firewall',
      lines: firewall?.backends.map(({ backend, state, reason }) => [
        backend,
        language.say(`computer.firewall.${state}`),
        ...(reason ? [language.say(`computer.firewall.${reason}`)] : []),
      ]),
    },
    { title: 'computer.certificates', part: 'answers', lines: listeners && certificateLines(listeners, language) },
    {
      title: 'computer.in-front',
      part: 'hosting',
      lines: inFront?.map(({ program, port, file, line, text }) => [program, String(port), `${file}:${line}`, text]),
    },
    { title: 'computer.hosting', part: 'hosting', lines: hostingLines(machine) },
    { title: 'computer.clock', part: 'clock', lines: clockLines(machine, describedAt, language) },
    { title: 'computer.port-range', part: 'use', lines: portRange && [[`${portRange.from}–${portRange.to}`]] },
    {
      title: 'computer.sockets',
      part: 'use',
      lines: socketsByState && Object.entries(socketsByState).map(([state, count]) => [state, String(count)]),
    },
    {
      title: 'computer.destinations',
      part: 'use',
      lines: socketsByDestination?.map(({ address, port, sockets }) => [
        address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`,
        String(sockets),
      ]),
    },
    { title: 'computer.open-files', part: 'use', lines: openFiles && [[String(openFiles.used)]] },
    { title: 'computer.files-per-process', part: 'use', lines: filesPerProcess === undefined ? undefined : [[String(filesPerProcess)]] },
  ]
  return groups.map((group) => ({
    ...group,
    lines: group.lines && cut(group.lines, group.title === 'computer.hosts-file' ? (hostsFile?.more ?? 0) : 0, language),
  }))
}

function alone(text: string): Line {
  return [text]
}

function interfaceLine(
  { name, kind, state, addresses }: NonNullable<NonNullable<ComputerContent['machine']>['interfaces']>[number],
  language: Say,
): Line {
  const words = [kind && language.say(`computer.kind.${kind}`), state && language.say(`computer.state.${state}`)]
  return [
    name,
    ...words.filter((word) => word !== undefined),
    ...addresses.map(({ address, prefixLength }) => `${address}/${prefixLength}`),
  ]
}

/** Cuts a list, and says how many lines there are beside, those among them that were not read at all. */
function cut(lines: readonly Line[], unread: number, language: Say): readonly Line[] {
  const left = Math.max(0, lines.length - mostLines) + unread
  return left > 0 ? [...lines.slice(0, mostLines), [language.say('computer.more-lines', { count: left })]] : lines
}

function proxyLine({ source, says, proxy, script, setting }: NonNullable<ComputerContent['proxies']>[number], language: Say): Line {
  const named = proxy && `${proxy.scheme}://${proxy.host.includes(':') ? `[${proxy.host}]` : proxy.host}:${proxy.port}`
  return [
    language.say(`proxy-check.source.${source}`),
    language.say(`computer.proxy.${says}`),
    ...[named, script, setting].filter((text) => text !== undefined),
  ]
}

function certificateLines(listeners: NonNullable<ComputerContent['listeners']>, language: Say): readonly Line[] {
  return listeners.flatMap(({ port, certificate }) =>
    certificate
      ? [
          [
            String(port),
            ...(certificate.names.length > 0 ? certificate.names : [certificate.subject]),
            language.say('computer.valid', { from: day(certificate.validFrom, language), to: day(certificate.validTo, language) }),
          ],
        ]
      : [],
  )
}

/** The date as the certificate writes it, where it is none that this program understands. */
function day(text: string, language: Say): string {
  return Number.isNaN(Date.parse(text)) ? text : language.moment(new Date(text).toISOString())
}

function hostingLines({ cloudProvider, hostingPanel }: NonNullable<ComputerContent['machine']>): readonly Line[] | undefined {
  const lines = [cloudProvider, hostingPanel].filter((name) => name !== undefined).map(alone)
  // That neither is seen does not say that there is none.
  return lines.length > 0 ? lines : undefined
}

function clockLines(
  { isClockSynchronised, timeService }: NonNullable<ComputerContent['machine']>,
  describedAt: string | undefined,
  language: Say,
): readonly Line[] | undefined {
  if (isClockSynchronised === undefined && timeService === undefined) return undefined
  return [
    ...(describedAt === undefined ? [] : [[language.moment(describedAt)]]),
    ...(isClockSynchronised === undefined ? [] : [[language.say(isClockSynchronised ? 'computer.clock.follows' : 'computer.clock.alone')]]),
    ...(timeService === undefined ? [] : [[language.say('computer.clock.service'), timeService]]),
  ]
}
