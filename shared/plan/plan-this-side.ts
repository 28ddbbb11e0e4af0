// Questions to this computer when its own side may be at fault: its firewall when a call is not answered or turned away, its temporary ports when it
// has none left.
import { failed, isOwnAddress, targetAddresses, targetConnects } from '../facts/fact-queries.ts'
import type { FailureCode } from '../facts/outcome.ts'
import type { PlanContext } from './plan-context.ts'
import type { PlannedProbe } from './planned-probe.ts'

/** How a connect ends that a firewall of this computer may have ended: silence, its refusal, and what its errors look like (evidence 3.4). */
const firewallLike: readonly FailureCode[] = [
  'no-answer',
  'connect-timed-out',
  'connection-refused',
  'not-permitted',
  'host-unreachable',
  'network-unreachable',
  'protocol-unreachable',
]

/** Plans a look at the firewall's rules and a datagram towards silent addresses, and a count of the ports towards addresses for which none was left. */
export function planThisSide({ target, facts, slow }: PlanContext): readonly PlannedProbe[] {
  const silent = targetAddresses(target, facts).filter((address) => {
    const connect = targetConnects(facts).find(({ input }) => input.address === address)
    const isSilent = connect
      ? connect.outcome.status === 'failed' && connect.outcome.failure.code === 'no-answer'
      : slow.has(`tcp-connect/target/${address}/${target.port}`)
    return isSilent && !isOwnAddress(address, facts)
  })
  const turnedAway = failed(facts, 'tcp-connect', ...firewallLike).flatMap(({ input }) =>
    input.purpose === 'target' ? [input.address] : [],
  )
  // Until this computer's own addresses are known, any address may be its own.
  const areOwnKnown = facts.some(({ kind }) => kind === 'network-interfaces')
  const doubtful = new Set(!areOwnKnown ? [] : [...silent, ...turnedAway.filter((address) => !isOwnAddress(address, facts))])
  const exhausted = failed(facts, 'tcp-connect', 'address-not-available', 'address-in-use', 'out-of-buffers').filter(
    ({ input }) => input.purpose === 'target',
  )
  return [
    ...[...doubtful].map((address) => firewallProbe(address, target.port)),
    ...silent
      .slice(0, 1)
      .map((address) => ({ id: `udp-send/${address}/${target.port}`, kind: 'udp-send', input: { address, port: target.port } }) as const),
    ...exhausted.map(
      ({ input: { address, port } }) => ({ id: `port-budget/${address}/${port}`, kind: 'port-budget', input: { address, port } }) as const,
    ),
  ]
}

function firewallProbe(address: string, port: number): PlannedProbe {
  return { id: `firewall/outbound/${address}/${port}`, kind: 'firewall', input: { address, port, direction: 'outbound' } }
}
