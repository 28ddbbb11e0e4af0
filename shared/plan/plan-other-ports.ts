// Other ports of the same host, looked at once, from a short fixed list, when the asked one is closed or silent: does another speak what was asked,
// and is the machine on at all?
import { callableAddresses, failed, isOwnAddress, succeeded, targetConnects } from '../facts/fact-queries.ts'
import type { Failure } from '../facts/outcome.ts'
import { connectProbe, planConversation } from './conversation-probes.ts'
import type { PlanContext } from './plan-context.ts'
import type { PlannedProbe } from './planned-probe.ts'

/** Web and WebSocket ports first: the standard ones, the usual development ones, the ones of the manual's examples (7272, 8282, 2346), then SSH, which most servers answer on. */
const otherPorts = [80, 443, 8080, 8443, 8000, 8888, 3000, 5000, 9000, 7272, 8282, 2346, 22] as const

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

  const ports = portsWorthATry(context, address)
  const open = succeeded(facts, 'tcp-connect').filter(({ input }) => input.purpose === 'other-port')
  return [
    ...ports.map((port) => connectProbe({ address, port }, 'other-port')),
    ...open.slice(0, mostConversations).flatMap(({ input }) => planConversation(target, facts, { ...input, route: 'direct' })),
  ]
}

/** Failures that never reached the network say nothing about the host, but for used-up local ports, which a second port proves. */
function isOurOwnRefusal(failure: Failure | undefined): boolean {
  return failure !== undefined && failure.synchronous && failure.code !== 'address-not-available' && failure.code !== 'connection-refused'
}

function portsWorthATry({ target, facts }: PlanContext, address: string): readonly number[] {
  const ports = otherPorts.filter((port) => port !== target.port)
  // Until this computer's own addresses are known, any address may be its own.
  if (!facts.some(({ kind }) => kind === 'network-interfaces')) return []
  if (!isOwnAddress(address, facts)) return ports
  // On this computer the list of listeners is known: closed ports need no try, and none is tried until it has been read.
  const listeners = succeeded(facts, 'listeners')[0]?.outcome.value.listeners
  if (listeners) return ports.filter((port) => listeners.some((listener) => listener.port === port))
  return facts.some(({ kind }) => kind === 'listeners') ? ports : []
}
