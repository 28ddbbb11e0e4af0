// Checks on Ponte's own measurements: places where nobody can answer. If one answers, something between answers for everyone, and every finding that
// rests on such answers is worth little. Only when the target is not on this computer, and only when there is a finding to doubt.
import { answeringProxy } from '../facts/answering-proxy.ts'
import { impossibleName, nobodysAddress, unusedPort } from '../facts/canary-places.ts'
import type { Fact } from '../facts/fact.ts'
import { factsOfKind, goalFacts, isTargetThisComputer, succeeded, targetAddresses, targetConnects } from '../facts/fact-queries.ts'
import { addressFamily, addressReach } from '../target/ip-address.ts'
import { connectProbe } from './conversation-probes.ts'
import type { PlanContext } from './plan-context.ts'
import type { PlannedProbe } from './planned-probe.ts'

/**
 * Plans the canaries once there is something to doubt: a connection that led to nothing, a name that leads into the range of made-up addresses, or an
 * error page that a proxy wrote.
 */
export function planCanaries(context: PlanContext): readonly PlannedProbe[] {
  const { target, facts } = context
  const address = targetAddresses(target, facts)[0]
  if (address === undefined || isTargetThisComputer(target, facts) || !isDoubtful(context)) return []
  const family = addressFamily(address) ?? 'ipv4'
  return [
    connectProbe({ address: '127.0.0.1', port: unusedPort }, 'canary'),
    connectProbe({ address, port: unusedPort }, 'canary'),
    ...(address === nobodysAddress[family] ? [] : [connectProbe({ address: nobodysAddress[family], port: target.port }, 'canary')]),
    { id: `system-lookup/canary/${impossibleName}`, kind: 'system-lookup', input: { name: impossibleName, purpose: 'canary' } },
  ]
}

function isDoubtful({ target, facts, slow }: PlanContext): boolean {
  if (targetAddresses(target, facts).some((address) => addressReach(address) === 'fake-ip')) return true
  const isConnected = succeeded(facts, 'tcp-connect').some(({ input }) => input.purpose === 'target')
  const ledToNothing = goalFacts(target, facts).some(isFailed) || factsOfKind(facts, 'tls-handshake').some(isFailed)
  const isHanging = [...slow].some(
    (id) => !id.startsWith('tcp-connect/') && !id.startsWith('dns-query/') && !id.startsWith('system-lookup/'),
  )
  const isProxysOwn = succeeded(facts, 'http-exchange').some((answer) => answeringProxy(answer) !== undefined)
  return isConnected && targetConnects(facts).length > 0 && (ledToNothing || isHanging || isProxysOwn)
}

function isFailed({ outcome }: Fact): boolean {
  return outcome.status === 'failed'
}
