// Other ports of the same host, looked at once, from a short fixed list, when the asked one is closed or silent: does another speak what was asked,
// and is the machine on at all?
import { failed, isOwnAddress, succeeded, targetAddresses, targetConnects } from '../facts/fact-queries.ts'
import { connectProbe, planConversations } from './conversation-probes.ts'
import type { PlanContext } from './plan-context.ts'
import type { PlannedProbe } from './planned-probe.ts'

/** Web and WebSocket ports first: the standard ones, the usual development ones, the ones of the manual's examples (7272, 8282, 2346), then SSH, which most servers answer on. */
const otherPorts = [80, 443, 8080, 8443, 8000, 8888, 3000, 5000, 9000, 7272, 8282, 2346, 22] as const

/** After this many other ports have been asked what they speak, the picture is clear. */
const mostConversations = 6

/** Plans the look at other ports of the first address, once every address of the target has failed or hangs. */
export function planOtherPorts(context: PlanContext): readonly PlannedProbe[] {
  const { target, facts, slow } = context
  const addresses = targetAddresses(target, facts)
  const connects = targetConnects(facts)
  const isHopeless = (address: string): boolean => {
    const fact = connects.find(({ input }) => input.address === address)
    return fact ? fact.outcome.status === 'failed' : slow.has(`tcp-connect/target/${address}/${target.port}`)
  }
  const address = addresses[0]
  if (address === undefined || !addresses.every(isHopeless)) return []
  if (failed(facts, 'tcp-connect').some(({ input, outcome }) => input.purpose === 'target' && isOurOwnRefusal(outcome.failure))) return []

  const ports = portsWorthATry(context, address)
  return [
    ...ports.map((port) => connectProbe({ address, port }, 'other-port')),
    ...planConversations(context, 'other-port').slice(0, 2 * mostConversations),
  ]
}

/** Failures that never reached the network say nothing about the host, but for used-up local ports, which a second port proves. */
function isOurOwnRefusal({ synchronous, code }: { synchronous: boolean; code: string }): boolean {
  return synchronous && code !== 'address-not-available' && code !== 'connection-refused'
}

function portsWorthATry({ target, facts }: PlanContext, address: string): readonly number[] {
  const ports = otherPorts.filter((port) => port !== target.port)
  if (!isOwnAddress(address, facts)) return ports
  // On this computer the list of listeners is known: closed ports need no try, and none is tried until it has been read.
  const listeners = succeeded(facts, 'listeners')[0]?.outcome.value.listeners
  if (listeners) return ports.filter((port) => listeners.some((listener) => listener.port === port))
  return facts.some(({ kind }) => kind === 'listeners') ? ports : []
}
