// Pattern: the asked port is closed or silent at an address that belongs to a content delivery network, and the network does not forward this port.
// Certain where the network keeps the address for its front alone and the address itself answers: by this refusal, or at another port (evidence 3.8).
// Mistaken for: a way there that leads nowhere, when the ports that the network does forward are silent too: then only possible. A server of its own beside
// a network whose name or headers are seen, for a header can come from further behind and a CNAME from an old record: likely.
// Ports that the network forwards are no matter of this rule.
import type { Fact } from '../facts/fact.ts'
import { idsOf, succeeded } from '../facts/fact-queries.ts'
import type { Message } from '../i18n/message.ts'
import type { ContentNetwork } from '../networks/content-networks.ts'
import { contentNetworkOfAnswer, contentNetworkOfName, ownerOf } from '../networks/network-owner.ts'
import { isAddress } from '../target/ip-address.ts'
import type { Target } from '../target/target.ts'
import { isEncrypted } from '../target/target.ts'
import type { Certainty } from './cause.ts'
import type { ConnectFact } from './connect-outcome.ts'
import { failedConnects, isOwn, otherPortConnects, signsOfLife, silentCodes, withCode } from './connect-outcome.ts'
import { otherPortAnswers } from './other-port-answers.ts'
import { worksThroughProxy } from './proxy-facts.ts'
import type { Evidence, Rule } from './rule.ts'

export const behindCdn: Rule = {
  cause: 'behind-cdn',
  requires: ['tcp-connect'],
  explainedBy: ['local-firewall-blocks', 'no-network'],
  evaluate: (evidence) => {
    const { target } = evidence
    const closed = withCode(failedConnects(evidence), 'connection-refused', ...silentCodes).filter((fact) => !isOwn(fact, evidence))
    const first = closed[0]
    // A proxy that gets through shows that the port is forwarded.
    if (!first || worksThroughProxy(evidence)) return []
    const front = byAddress(closed, evidence) ?? byName(closed, evidence) ?? byAnswer(closed, evidence)
    if (!front || isForwarded(front.network, target.port)) return []
    const cdn = front.network.name
    const forwarded = forwardedPorts(front.network, target)
    const ports = forwarded.join(', ')
    const useForwardedPort: Message = { id: 'behind-cdn.remedy.use-forwarded-port', params: { cdn, ports } }
    const goAround: Message = { id: 'behind-cdn.remedy.go-around', params: { cdn, port: target.port } }
    return [
      {
        cause: 'behind-cdn',
        certainty: front.certainty,
        actor: 'server-owner',
        message: front.message({ cdn, host: target.host, port: target.port, ports, count: forwarded.length }),
        // What is not of the web cannot be moved to the network's ports.
        remedies: target.scheme === 'tcp' ? [goAround, useForwardedPort] : [useForwardedPort, goAround],
        ...(front.certainty === 'certain'
          ? {}
          : { decidingTest: { id: 'behind-cdn.test.ask-owner', params: { cdn, host: target.host, port: target.port } } as const }),
        evidence: idsOf([...closed, ...front.facts]),
      },
    ]
  },
}

/** What every sentence about a network names. */
interface Named {
  readonly cdn: string
  readonly host: string
  readonly port: number
  readonly ports: string
  readonly count: number
}

/** A network that stands in front of the server, and what shows it. */
interface Front {
  readonly network: ContentNetwork
  readonly certainty: Certainty
  readonly message: (named: Named) => Message
  readonly facts: readonly Fact[]
}

function byAddress(closed: readonly ConnectFact[], evidence: Evidence): Front | undefined {
  const owned = closed.flatMap((fact) => {
    const owner = ownerOf(fact.input.address)
    return owner?.kind === 'content-network' ? [{ fact, network: owner.network }] : []
  })
  const first = owned[0]
  if (!first) return undefined
  const { network } = first
  const { address } = first.fact.input
  const lookups = succeeded(evidence.facts, 'system-lookup').filter(({ input }) => input.purpose === 'target')
  const tried = otherPortConnects(evidence.facts).filter((fact) => ownerIs(network, fact.input.address))
  const alive = signsOfLife(evidence).filter((fact) => tried.includes(fact))
  const answers = alive.length > 0 || withCode(closed, 'connection-refused').some((fact) => ownerIs(network, fact.input.address))
  const isFrontSilent = withCode(tried, ...silentCodes).some((fact) => isForwarded(network, fact.input.port))
  const isWhollyIts = closed.every((fact) => ownerIs(network, fact.input.address))
  return {
    network,
    certainty: network.isFrontOnly && isWhollyIts && answers ? 'certain' : answers || !isFrontSilent ? 'likely' : 'possible',
    message: (named) => ({ id: 'behind-cdn.title', params: { ...named, address } }),
    facts: [...lookups, ...(answers ? alive : tried)],
  }
}

function ownerIs(network: ContentNetwork, address: string): boolean {
  const owner = ownerOf(address)
  return owner?.kind === 'content-network' && owner.network === network
}

/** A name counts only where the address that was called came with it: the hosts file may lead elsewhere. */
function byName(closed: readonly ConnectFact[], { target, facts }: Evidence): Front | undefined {
  if (isAddress(target.host)) return undefined
  const called = closed.map(({ input }) => input.address)
  for (const query of succeeded(facts, 'dns-query')) {
    const { aliases, addresses } = query.outcome.value
    if (query.input.name !== target.host || !addresses.some((address) => called.includes(address))) continue
    for (const alias of [target.host, ...aliases]) {
      const network = contentNetworkOfName(alias)
      if (!network) continue
      return {
        network,
        certainty: 'likely',
        message: (named) => ({ id: 'behind-cdn.by-name.title', params: { ...named, alias } }),
        facts: [query],
      }
    }
  }
  return undefined
}

function byAnswer(closed: readonly ConnectFact[], evidence: Evidence): Front | undefined {
  const called = closed.map(({ input }) => input.address)
  for (const { fact, address, port: otherPort, headers } of otherPortAnswers(evidence)) {
    const network = called.includes(address) ? contentNetworkOfAnswer({ headers }) : undefined
    if (!network) continue
    return {
      network,
      certainty: 'likely',
      message: (named) => ({ id: 'behind-cdn.by-answer.title', params: { ...named, otherPort } }),
      facts: [fact],
    }
  }
  return undefined
}

function isForwarded({ plainPorts, encryptedPorts, ownPorts }: ContentNetwork, port: number): boolean {
  return [...plainPorts, ...encryptedPorts, ...ownPorts].includes(port)
}

/** The ports that fit what was asked: all of them where only a connection was asked for. */
function forwardedPorts({ plainPorts, encryptedPorts }: ContentNetwork, { scheme }: Target): readonly number[] {
  if (scheme === 'tcp') return [...plainPorts, ...encryptedPorts]
  return isEncrypted(scheme) ? encryptedPorts : plainPorts
}
