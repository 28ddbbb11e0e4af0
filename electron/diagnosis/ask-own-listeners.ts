// Asks the programs that listen on this machine from this machine: whether they take a call, and what they speak. Nothing leaves the machine.
// A call to one of its own addresses goes the short way inside, past everything that stands before the machine.
import { setTimeout } from 'node:timers/promises'
import type { ConversationInput, Greeting, Listener, ListenerCertificate, OwnCall, ValueOf, WhenSpokenTo } from '../../shared/facts/fact.ts'
import type { Outcome } from '../../shared/facts/outcome.ts'
import { recognisePeer } from '../../shared/facts/recognise-peer.ts'
import type { Fact } from '../../shared/facts/fact.ts'
import { addressFamily, addressReach } from '../../shared/target/ip-address.ts'
import type { ProbeContext } from '../probes/probe-context.ts'
import { runProbe } from '../probes/run-probe.ts'

/** Wildcard listeners are called at this many addresses of a family: more would tell nothing new. */
const mostAddresses = 4

/** A machine with more listeners is not asked about each of them: the file is wanted in three seconds. */
const mostAsked = 100

/**
 * The kernel shakes hands with itself within microseconds. Only the error of a firewall that rejects IPv6 takes a second: it comes back while the socket
 * is still busy with its own SYN, so that the repeated SYN after 1.0 s brings the first one that is heard. A program on a busy machine may take a second
 * for its first word; whoever is silent to every question for longer is called so, and the whole file is still written within three seconds.
 */
const hurriedLimits = { connectSilenceMs: 1300, connectRetryAfterMs: [], replyMs: 1500, listenMs: 250, bodyWaitMs: 50 }

/** To open the connections of one takes this thread about a millisecond: all at once would leave no room between for anything else. */
const apartMs = 2

/** For the second look at a silent listener: a handshake needs none of it, and a firewall's error came at the first. */
const secondLookMs = 400

/** Greetings worth their time: to these a program speaks that says nothing by itself and is often called by mistake. */
const greetings: readonly Greeting[] = ['ping', 'postgresql', 'mqtt', 'smb', 'rdp']

/** Adds to every listener what calls to it met and what it speaks. */
export function askOwnListeners(
  listeners: readonly Listener[],
  ownAddresses: readonly string[],
  context: ProbeContext,
): Promise<readonly Listener[]> {
  const hurried = { ...context, limits: { ...context.limits, ...hurriedLimits } }
  return Promise.all(
    listeners.map(async (listener, index) => {
      if (index >= mostAsked) return listener
      await setTimeout(index * apartMs)
      return context.signal.aborted ? listener : ask(listener, ownAddresses, hurried)
    }),
  )
}

async function ask(listener: Listener, ownAddresses: readonly string[], context: ProbeContext): Promise<Listener> {
  const ownCalls = await Promise.all(addressesOf(listener, ownAddresses).map((address) => call(address, listener.port, context)))
  const taken = ownCalls.find(({ result }) => result === 'accepted')
  const words = taken && (await wordsOf(taken.address, listener.port, context))
  return { ...listener, ...(ownCalls.length > 0 && { ownCalls }), ...words }
}

/** Where others may call it: what is bound to this machine alone is called there. */
function addressesOf(listener: Listener, ownAddresses: readonly string[]): readonly string[] {
  if (listener.address !== '0.0.0.0' && listener.address !== '::')
    return addressReach(listener.address) === 'link-local' ? [] : [listener.address]
  const families = listener.address === '::' && listener.isIpv6Only !== true ? ['ipv4', 'ipv6'] : [addressFamily(listener.address)]
  return families.flatMap((family) =>
    ownAddresses
      .filter((address) => addressFamily(address) === family && !['loopback', 'link-local', 'unusable'].includes(addressReach(address)))
      .slice(0, mostAddresses),
  )
}

async function call(address: string, port: number, context: ProbeContext): Promise<OwnCall> {
  const once = async (connectSilenceMs: number): Promise<OwnCall['result']> => {
    const limited = { ...context, limits: { ...context.limits, connectSilenceMs } }
    return resultOf(await runProbe({ kind: 'tcp-connect', input: { address, port, purpose: 'other-port' } }, limited))
  }
  const first = await once(context.limits.connectSilenceMs)
  // On a busy machine this program itself may have had no turn while its patience ran out: silence counts only twice.
  return { address, result: first === 'silent' ? await once(secondLookMs) : first }
}

function resultOf(outcome: Outcome<unknown>): OwnCall['result'] {
  if (outcome.status === 'succeeded') return 'accepted'
  if (outcome.status === 'not-run') return 'silent'
  switch (outcome.failure.code) {
    case 'connection-refused':
      return 'refused'
    case 'no-answer':
    case 'connect-timed-out':
      return 'silent'
    default:
      return 'rejected'
  }
}

/** The one protocol that its words prove, by what it says itself, else by what it answers; and the certificate that it showed. */
async function wordsOf(
  address: string,
  port: number,
  context: ProbeContext,
): Promise<Pick<Listener, 'speaks' | 'certificate' | 'whenSpokenTo'>> {
  const conversation: ConversationInput = { address, port, route: 'direct', purpose: 'other-port' }
  const heard = await runProbe({ kind: 'first-bytes', input: conversation }, context)
  const said = nameOf({ kind: 'first-bytes', input: conversation, outcome: heard } as Fact)
  if (said !== undefined) return { speaks: said }
  const request = { ...conversation, encrypted: false, host: address.includes(':') ? `[${address}]` : address, path: '/' }
  const handshake = { ...conversation, serverName: '', applicationProtocols: [] }
  const [tls, ...answers] = await Promise.all([
    runProbe({ kind: 'tls-handshake', input: handshake }, context),
    runProbe({ kind: 'http-exchange', input: request }, context).then((outcome) => ({ kind: 'http-exchange', input: request, outcome })),
    ...greetings.map(async (greeting) => {
      const input = { ...conversation, greeting }
      return { kind: 'service-greeting', input, outcome: await runProbe({ kind: 'service-greeting', input }, context) }
    }),
  ])
  // Kind, input and outcome belong together, which the compiler cannot follow through a list.
  const names = [{ kind: 'tls-handshake', input: handshake, outcome: tls }, ...answers]
    .map((answer) => nameOf(answer as Fact))
    .filter((name) => name !== undefined)
  // What answers TLS answers plain words with an alert, or in HTTP with a complaint.
  const speaks = names.includes('TLS') ? 'TLS' : names[0]
  const certificate = tls.status === 'succeeded' ? shownCertificate(tls.value) : undefined
  const isPatient = heard.status === 'succeeded' && heard.value.ended === 'still-open' && heard.value.firstBytes === ''
  const whenSpokenTo = isPatient ? commonWay([tls, ...answers.map(({ outcome }) => outcome)]) : undefined
  return { ...(speaks !== undefined && { speaks }), ...(whenSpokenTo && { whenSpokenTo }), ...(certificate && { certificate }) }
}

/** How all of these ended without one byte; `undefined` where they did not end alike. */
function commonWay(outcomes: readonly Outcome<unknown>[]): WhenSpokenTo | undefined {
  const ways = new Set(outcomes.map(wayOf))
  const [way] = ways
  return ways.size === 1 ? way : undefined
}

function wayOf(outcome: Outcome<unknown>): WhenSpokenTo | undefined {
  if (outcome.status === 'succeeded') return wayOfListening(outcome.value)
  if (outcome.status !== 'failed' || outcome.failure.received !== undefined) return undefined
  switch (outcome.failure.code) {
    case 'no-answer':
      return outcome.failure.operation === 'connect' ? undefined : 'silent'
    case 'closed-without-answer':
    case 'tls-closed':
      return 'closes'
    case 'connection-reset':
      return 'resets'
    default:
      return undefined
  }
}

/** Harmless words are followed by listening, which cannot fail to be answered. */
function wayOfListening(value: unknown): WhenSpokenTo | undefined {
  const { firstBytes, ended } = value as Partial<ValueOf<'service-greeting'>>
  if (firstBytes !== '') return undefined
  switch (ended) {
    case 'still-open':
      return 'silent'
    case 'closed':
      return 'closes'
    case 'reset':
      return 'resets'
    default:
      return undefined
  }
}

/** The server's own, which comes first (RFC 8446 section 4.4.2); it is shown to callers that name no server. */
function shownCertificate({ chain: [own] }: ValueOf<'tls-handshake'>): ListenerCertificate | undefined {
  return own && { subject: own.subject, issuer: own.issuer, names: own.names, validFrom: own.validFrom, validTo: own.validTo }
}

function nameOf(fact: Fact): string | undefined {
  const { known } = recognisePeer(fact) ?? {}
  return known?.certainty === 'certain' ? known.name : undefined
}
