// Checks on Ponte's own measurements: places where nobody can answer. If one answers, something between answers for everyone, and every finding that
// rests on such answers is worth little. Only when the target is not on this computer, and only when there is a finding to doubt.
import { answeringProxy } from '../facts/answering-proxy.ts'
import { impossibleName, nobodysAddress, unusedPort } from '../facts/canary-places.ts'
import type { ConversationInput, Fact } from '../facts/fact.ts'
import { about, factsOfKind, goalFacts, isTargetThisComputer, succeeded, targetAddresses, targetConnects } from '../facts/fact-queries.ts'
import { isTunnelName } from '../facts/proxy-software.ts'
import { addressFamily, addressReach } from '../target/ip-address.ts'
import { connectProbe, conversationId } from './conversation-probes.ts'
import type { PlanContext } from './plan-context.ts'
import type { PlannedProbe } from './planned-probe.ts'

/**
 * Plans the canaries once there is something to doubt: a connection that led to nothing, a name that leads into the range of made-up addresses, an
 * error page that a proxy wrote, or a tunnel that takes what is sent to the target.
 */
export function planCanaries(context: PlanContext): readonly PlannedProbe[] {
  const { target, facts, options } = context
  const address = targetAddresses(target, facts)[0]
  const forged = options.checksProxies ? planForgery(facts) : []
  if (address === undefined || isTargetThisComputer(target, facts) || !isDoubtful(context)) return forged
  const family = addressFamily(address) ?? 'ipv4'
  return [
    ...forged,
    connectProbe({ address: '127.0.0.1', port: unusedPort }, 'canary'),
    connectProbe({ address, port: unusedPort }, 'canary'),
    ...(address === nobodysAddress[family] ? [] : [connectProbe({ address: nobodysAddress[family], port: target.port }, 'canary')]),
    { id: `system-lookup/canary/${impossibleName}`, kind: 'system-lookup', input: { name: impossibleName, purpose: 'canary' } },
  ]
}

/**
 * Asks the target's own address for a name that cannot exist, once it has shown a certificate for its own: whoever shows one for that, too, makes
 * certificates as they are asked for, as those do who look into encrypted connections. A server shows the one that it has, or none.
 */
function planForgery(facts: readonly Fact[]): readonly PlannedProbe[] {
  const shown = about(succeeded(facts, 'tls-handshake'), 'target')[0]
  if (!shown) return []
  const over: ConversationInput = { address: shown.input.address, port: shown.input.port, route: 'direct', purpose: 'canary' }
  const input = { ...over, serverName: impossibleName, applicationProtocols: shown.input.applicationProtocols }
  return [{ id: `tls-handshake/${conversationId(over)}`, kind: 'tls-handshake', input }]
}

function isDoubtful({ target, facts, slow }: PlanContext): boolean {
  if (targetAddresses(target, facts).some((address) => addressReach(address) === 'fake-ip')) return true
  if (succeeded(facts, 'source-address').some(({ outcome }) => isTunnelName(outcome.value.interfaceName ?? ''))) return true
  const isConnected = succeeded(facts, 'tcp-connect').some(({ input }) => input.purpose === 'target')
  const ledToNothing = goalFacts(target, facts).some(isFailed) || about(factsOfKind(facts, 'tls-handshake'), 'target').some(isFailed)
  const isHanging = [...slow].some(
    (id) => !id.startsWith('tcp-connect/') && !id.startsWith('dns-query/') && !id.startsWith('system-lookup/'),
  )
  const isProxysOwn = succeeded(facts, 'http-exchange').some((answer) => answeringProxy(answer) !== undefined)
  return isConnected && targetConnects(facts).length > 0 && (ledToNothing || isHanging || isProxysOwn)
}

function isFailed({ outcome }: Fact): boolean {
  return outcome.status === 'failed'
}
