// Questions to this computer when its own side may be at fault: its firewall when nobody answers, its temporary ports when it has none left.
import { failed, isOwnAddress, targetAddresses, targetConnects } from '../facts/fact-queries.ts'
import type { PlanContext } from './plan-context.ts'
import type { PlannedProbe } from './planned-probe.ts'

/** Plans a datagram towards silent addresses, and a count of the ports towards addresses for which none was left. */
export function planThisSide({ target, facts, slow }: PlanContext): readonly PlannedProbe[] {
  const silent = targetAddresses(target, facts).filter((address) => {
    const connect = targetConnects(facts).find(({ input }) => input.address === address)
    const isSilent = connect
      ? connect.outcome.status === 'failed' && connect.outcome.failure.code === 'no-answer'
      : slow.has(`tcp-connect/target/${address}/${target.port}`)
    return isSilent && !isOwnAddress(address, facts)
  })
  const exhausted = failed(facts, 'tcp-connect', 'address-not-available', 'address-in-use', 'out-of-buffers').filter(
    ({ input }) => input.purpose === 'target',
  )
  return [
    ...silent
      .slice(0, 1)
      .map((address) => ({ id: `udp-send/${address}/${target.port}`, kind: 'udp-send', input: { address, port: target.port } }) as const),
    ...exhausted.map(
      ({ input: { address, port } }) => ({ id: `port-budget/${address}/${port}`, kind: 'port-budget', input: { address, port } }) as const,
    ),
  ]
}
