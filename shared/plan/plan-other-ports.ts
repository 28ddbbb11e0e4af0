// Other ports of the same host, looked at once, from a short fixed list, when the asked one is closed or silent: does another speak what was asked,
// is the machine on at all, and which hosting panel stands on it?
import type { ConversationInput, Fact } from '../facts/fact.ts'
import { callableAddresses, failed, isOwnAddress, succeeded, targetConnects } from '../facts/fact-queries.ts'
import type { Failure } from '../facts/outcome.ts'
import { saysPlainOnTlsPort } from '../facts/plain-on-tls-port.ts'
import { panelOfAnswer, panelPorts } from '../networks/hosting-panels.ts'
import { connectProbe, conversationId, handshakeProbe, planConversation } from './conversation-probes.ts'
import type { PlanContext } from './plan-context.ts'
import type { PlannedProbe } from './planned-probe.ts'

/** Web and WebSocket ports first: the standard ones, the usual development ones, the ones of the manual's examples (7272, 8282, 2346), then SSH, which most servers answer on. */
const otherPorts: readonly number[] = [80, 443, 8080, 8443, 8000, 8888, 3000, 5000, 9000, 7272, 8282, 2346, 22]

/** After this many other ports have been asked what they speak, the picture is clear. */
const mostConversations = 6

/** Plans the look at other ports of one address, once every address of the target has failed or hangs; it ends when one of them answers after all. */
export function planOtherPorts(context: PlanContext): readonly PlannedProbe[] {
  const { target, facts, slow } = context
  const addresses = callableAddresses(target, facts)
  const failureAt = (address: string): Failure | undefined =>
    failed(facts, 'tcp-connect').find(({ input }) => input.purpose === 'target' && input.address === address)?.outcome.failure
  const isTried = (address: string): boolean => targetConnects(facts).some(({ input }) => input.address === address)
  const isHopeless = (address: string): boolean =>
    isTried(address) ? failureAt(address) !== undefined : slow.has(`tcp-connect/target/${address}/${target.port}`)
  const address = addresses.find((each) => !isOurOwnRefusal(failureAt(each)))
  if (address === undefined || !addresses.every(isHopeless)) return []

  const isSilent = isSilence(failureAt(address))
  // A panel's firewall drops; where the port was refused, there is nothing to open in a panel. At most 20 ports in all (bad-peers, introduction).
  const listed = isSilent ? [...new Set([...otherPorts, ...panelPorts])] : otherPorts
  const ports = portsWorthATry(context, address, listed)
  const open = succeeded(facts, 'tcp-connect').filter(({ input }) => input.purpose === 'other-port')
  const spoken = open.filter(({ input }) => otherPorts.includes(input.port)).slice(0, mostConversations)
  const panels = isSilent ? open.filter(({ input }) => panelPorts.includes(input.port)) : []
  return [
    ...ports.map((port) => connectProbe({ address, port }, 'other-port')),
    ...spoken.flatMap(({ input }) => planConversation(target, facts, { ...input, route: 'direct' })),
    ...panels.flatMap(({ input }) => askForPanel(context, { ...input, route: 'direct' })),
  ]
}

/** No failure yet means that the connect still hangs. */
function isSilence(failure: Failure | undefined): boolean {
  return failure === undefined || failure.code === 'no-answer' || failure.code === 'connect-timed-out'
}

/** Asks who is there: plainly, then for the certificate where TLS is wanted, then inside TLS where the chain is trusted. Never with the person's own path. */
function askForPanel({ target, facts }: PlanContext, over: ConversationInput): readonly PlannedProbe[] {
  const question = (encrypted: boolean): PlannedProbe => ({
    id: `http-exchange/${encrypted ? 'tls' : 'plain'}/panel/${conversationId(over)}`,
    kind: 'http-exchange',
    input: { ...over, encrypted, host: target.host, path: '/' },
  })
  const plain = question(false)
  const handshake = handshakeProbe(target, over)
  if (!wantsTls(facts.find(({ id }) => id === plain.id))) return [plain]
  const isTrusted = succeeded(facts, 'tls-handshake').some(
    ({ id, outcome }) => id === handshake.id && outcome.value.chainProblem === undefined && outcome.value.isNameValid,
  )
  return isTrusted ? [plain, handshake, question(true)] : [plain, handshake]
}

/** Tells whether a plain question led to nothing, as on a port for TLS; an answer by which the panel is known already is enough. */
function wantsTls(fact: Fact | undefined): boolean {
  if (fact?.kind !== 'http-exchange') return false
  const { outcome } = fact
  if (outcome.status === 'succeeded') return saysPlainOnTlsPort(outcome.value) && panelOfAnswer(outcome.value) === undefined
  return outcome.status === 'failed'
}

/** Failures that never reached the network say nothing about the host, but for used-up local ports, which a second port proves. */
function isOurOwnRefusal(failure: Failure | undefined): boolean {
  return failure !== undefined && failure.synchronous && failure.code !== 'address-not-available' && failure.code !== 'connection-refused'
}

function portsWorthATry({ target, facts }: PlanContext, address: string, listed: readonly number[]): readonly number[] {
  const ports = listed.filter((port) => port !== target.port)
  // Until this computer's own addresses are known, any address may be its own.
  if (!facts.some(({ kind }) => kind === 'network-interfaces')) return []
  if (!isOwnAddress(address, facts)) return ports
  // On this computer the list of listeners is known: closed ports need no try, and none is tried until it has been read.
  const listeners = succeeded(facts, 'listeners')[0]?.outcome.value.listeners
  if (listeners) return ports.filter((port) => listeners.some((listener) => listener.port === port))
  return facts.some(({ kind }) => kind === 'listeners') ? ports : []
}
