// Pattern: a rule of this computer's own firewall, as the system prints it, stops calls to the target, and calls to it fail as that rule makes them fail:
// certain, when it is so for every address that was called. Without a rule that could be read: this computer's own system refuses to send to the target
// although it has a route: a datagram or a connection ends in "not permitted" at once.
// Mistaken for: a route that prohibits (then the routing table has no usable route, and no-route speaks); a security program that acts for one program only.
// So likely. A firewall of this computer that silently drops TCP can be seen otherwise only when it treats UDP alike (bad-peers 2.1 no. 15).
import type { Succeeded } from '../facts/fact-queries.ts'
import { failed, idsOf, succeeded } from '../facts/fact-queries.ts'
import type { FailureCode } from '../facts/outcome.ts'
import type { ConnectFact } from './connect-outcome.ts'
import { failedConnects, failureOf, withCode } from './connect-outcome.ts'
import type { Evidence, Finding, Rule } from './rule.ts'

export const localFirewallBlocks: Rule = {
  cause: 'local-firewall-blocks',
  requires: ['tcp-connect'],
  explainedBy: ['no-network'],
  evaluate: (evidence) => {
    const byRule = blockedByRule(evidence)
    return byRule ? [byRule] : refusedBySystem(evidence)
  },
}

/** How a call ends that a rule stopped here (nft(8): drop is silence or EPERM, a rejection comes back as its own error). */
const endings: Readonly<Record<'drops' | 'rejects', readonly FailureCode[]>> = {
  drops: ['no-answer', 'connect-timed-out', 'not-permitted'],
  rejects: ['connection-refused', 'connection-reset', 'not-permitted', 'host-unreachable', 'network-unreachable', 'protocol-unreachable'],
}

function blockedByRule(evidence: Evidence): Finding | undefined {
  const connects = failedConnects(evidence)
  const pairs = connects.flatMap((connect) => {
    const read = succeeded(evidence.facts, 'firewall').find((fact) => isAbout(fact, connect) && explains(fact, connect))
    return read ? [{ connect, read }] : []
  })
  const first = pairs[0]
  const rule = first?.read.outcome.value.rules.at(-1)
  if (!first || !rule) return undefined
  const { address, port } = first.connect.input
  const isSure = pairs.length === connects.length
  return {
    cause: 'local-firewall-blocks',
    certainty: isSure ? 'certain' : 'likely',
    actor: 'you',
    message: { id: 'local-firewall-blocks.by-rule.title', params: { address, port, rule: rule.text } },
    remedies: remedies(address, port),
    ...(isSure ? {} : { decidingTest: { id: 'local-firewall-blocks.test.other-computer', params: { address } } }),
    evidence: idsOf(pairs.flatMap(({ connect, read }) => [read, connect])),
  }
}

function isAbout({ input }: Succeeded<'firewall'>, connect: ConnectFact): boolean {
  return input.direction === 'outbound' && input.address === connect.input.address && input.port === connect.input.port
}

function explains({ outcome }: Succeeded<'firewall'>, connect: ConnectFact): boolean {
  const { verdict } = outcome.value
  const code = failureOf(connect)?.code
  return (verdict === 'drops' || verdict === 'rejects') && code !== undefined && endings[verdict].includes(code)
}

function refusedBySystem(evidence: Evidence): readonly Finding[] {
  const { facts } = evidence
  const connects = failedConnects(evidence)
  const forbidden = withCode(connects, 'not-permitted').filter((fact) => failureOf(fact)?.synchronous)
  const unsent = connects.length > 0 ? failed(facts, 'udp-send', 'not-permitted') : []
  const routes = succeeded(facts, 'route')
  const telling = [...unsent, ...(routes.length > 0 ? forbidden : [])]
  const first = telling[0]
  if (!first) return []
  const { address, port } = first.input
  return [
    {
      cause: 'local-firewall-blocks',
      certainty: 'likely',
      actor: 'you',
      message: { id: 'local-firewall-blocks.title', params: { address, port } },
      remedies: remedies(address, port),
      decidingTest: { id: 'local-firewall-blocks.test.other-computer', params: { address } },
      evidence: idsOf([...telling, ...connects, ...routes]),
    },
  ]
}

function remedies(address: string, port: number): Finding['remedies'] {
  return [
    { id: 'local-firewall-blocks.remedy.allow-program', params: { address, port } },
    { id: 'local-firewall-blocks.remedy.ask-it', params: {} },
  ]
}
