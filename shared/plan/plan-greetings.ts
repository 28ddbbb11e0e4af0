// Which harmless first words are said to a port that does not answer what was asked, in which order, and how many at a time.
// They stop as soon as the peer has said what it is.
import type { ConversationInput, Fact } from '../facts/fact.ts'
import { greetings } from '../facts/fact.ts'
import { about, factsOfKind } from '../facts/fact-queries.ts'
import { recognisePeer } from '../facts/recognise-peer.ts'
import { conversationId } from './conversation-probes.ts'
import type { PlannedProbe } from './planned-probe.ts'

type AskedGreeting = (typeof greetings)[number]

/** The ports on which a greeting's protocols are usually found (IANA's service names, and the products' own defaults): there it is said first. */
const usualPorts: Readonly<Record<AskedGreeting, readonly number[]>> = {
  ping: [6379, 6380, 11211],
  postgresql: [5432, 5433, 6432],
  mqtt: [1883, 1884],
  fastcgi: [9000, 9001],
  dns: [53],
  ldap: [389, 3268],
  smb: [139, 445],
  rdp: [3389],
  sip: [5060],
  rtmp: [1935],
  mssql: [1433],
}

/** These run on their usual ports: elsewhere they are hardly worth a connection. */
const onlyOnUsualPorts: readonly AskedGreeting[] = ['sip', 'rtmp', 'mssql']

/** As many connections as a browser holds to one server: more at once look like an attack, and servers count them (ngircd admits five, OpenSSH ten). */
const mostAtOnce = 6

/**
 * Plans the greetings that may be under way by now beside the other probes of the same conversation.
 * A peer that has spoken already, unclearly, gets only what can make it clear: the usual one of its port, and lines of text.
 */
export function planGreetings(
  facts: readonly Fact[],
  over: ConversationInput,
  beside: readonly PlannedProbe[],
  hasSpoken: boolean,
): readonly PlannedProbe[] {
  const known = factsBeforeName(facts)
  const unfinished = beside.filter(({ id }) => !known.some((fact) => fact.id === id)).length
  const finished = greetingsTo(known, over).length
  const wanted = greetingsFor(over.port, hasSpoken)
  const due = wanted.slice(0, finished + Math.max(0, mostAtOnce - unfinished))
  return due.map((greeting) => ({
    id: `service-greeting/${greeting}/${conversationId(over)}`,
    kind: 'service-greeting',
    input: { ...over, greeting },
  }))
}

function greetingsFor(port: number, hasSpoken: boolean): readonly AskedGreeting[] {
  const usual = greetings.filter((greeting) => usualPorts[greeting].includes(port))
  const general = hasSpoken ? (['ping'] as const) : greetings.filter((greeting) => !onlyOnUsualPorts.includes(greeting))
  return [...new Set([...usual, ...general])]
}

/** What was known before the target said what it is: facts come in order, so what was due by then stays due. */
function factsBeforeName(facts: readonly Fact[]): readonly Fact[] {
  const index = facts.findIndex((fact) => isAboutTarget(fact) && recognisePeer(fact)?.known?.certainty === 'certain')
  return index === -1 ? facts : facts.slice(0, index)
}

function isAboutTarget({ input }: Fact): boolean {
  return 'purpose' in input && 'route' in input && input.purpose === 'target' && input.route === 'direct'
}

function greetingsTo(facts: readonly Fact[], over: ConversationInput) {
  return about(factsOfKind(facts, 'service-greeting'), 'target').filter(({ input }) => input.address === over.address)
}
