// Pattern: an inside address (RFC 1918, fc00::/7, 100.64/10, link-local) outside every network of this computer, and nobody answers.
// Mistaken for: a machine that is off behind a router of one's own, which is why a route of its own towards the address (a VPN, a second
// network) takes the finding away, and why it is never certain.
import { idsOf, succeeded } from '../facts/fact-queries.ts'
import { addressReach, isInNetwork } from '../target/ip-address.ts'
import type { ConnectFact } from './connect-outcome.ts'
import { failedConnects, isOwn, silentCodes, withCode } from './connect-outcome.ts'
import type { Evidence, Rule } from './rule.ts'

export const privateAddressElsewhere: Rule = {
  cause: 'private-address-elsewhere',
  requires: ['tcp-connect', 'network-interfaces'],
  explainedBy: ['no-network', 'proxy-needed'],
  evaluate: (evidence) => {
    const failed = failedConnects(evidence)
    const elsewhere = withCode(failed, ...silentCodes, 'host-unreachable', 'network-unreachable').filter((fact) =>
      isInsideAddressElsewhere(fact, evidence),
    )
    const first = elsewhere[0]
    if (!first || elsewhere.length < failed.length) return []
    const routes = succeeded(evidence.facts, 'route').filter(({ input }) => input.address === first.input.address)
    if (routes.some(({ outcome }) => !outcome.value.isDefaultRoute)) return []
    return [
      {
        cause: 'private-address-elsewhere',
        certainty: routes.length > 0 ? 'likely' : 'possible',
        actor: 'you',
        message: { id: 'private-address-elsewhere.title', params: { address: first.input.address } },
        remedies: [
          { id: 'private-address-elsewhere.remedy.join-network', params: {} },
          { id: 'private-address-elsewhere.remedy.ask-public-address', params: { address: first.input.address } },
        ],
        decidingTest: { id: 'private-address-elsewhere.test.from-inside', params: { address: first.input.address } },
        evidence: idsOf([...elsewhere, ...routes, ...succeeded(evidence.facts, 'network-interfaces')]),
      },
    ]
  },
}

function isInsideAddressElsewhere(fact: ConnectFact, evidence: Evidence): boolean {
  const { address } = fact.input
  if (!['private', 'shared', 'link-local'].includes(addressReach(address)) || isOwn(fact, evidence)) return false
  return !isOnOwnNetwork(address, evidence)
}

/** Tells whether an address lies in a network that one of this computer's interfaces is in. */
export function isOnOwnNetwork(address: string, { facts }: Evidence): boolean {
  return succeeded(facts, 'network-interfaces').some(({ outcome }) =>
    outcome.value.interfaces.some(({ addresses }) => addresses.some((own) => isInNetwork(address, own.address, own.prefixLength))),
  )
}
