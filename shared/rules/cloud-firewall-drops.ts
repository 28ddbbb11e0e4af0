// Pattern: not one answer to repeated connects at the asked port, as in firewall-drops, and the address belongs to a cloud provider: what filters in front of
// the machine is set in that provider's console, so that is where to look first.
// Mistaken for: what firewall-drops is mistaken for, and the firewall of the machine itself; so likely with signs of life, and possible without any.
import { idsOf } from '../facts/fact-queries.ts'
import { assertNever } from '../facts/assert-never.ts'
import type { Message } from '../i18n/message.ts'
import type { CloudProvider } from '../networks/cloud-providers.ts'
import { ownerOf } from '../networks/network-owner.ts'
import { isSilenceDecided } from './drop-by-both-sides.ts'
import { failedConnects, isOwn, otherPortConnects, signsOfLife, silentCodes, withCode } from './connect-outcome.ts'
import type { Rule } from './rule.ts'

export const cloudFirewallDrops: Rule = {
  cause: 'cloud-firewall-drops',
  requires: ['tcp-connect'],
  explainedBy: ['local-firewall-blocks', 'private-address-elsewhere', 'no-network', 'proxy-needed', 'behind-cdn'],
  evaluate: (evidence) => {
    // The server's own file says more than whose network it is in.
    if (isSilenceDecided(evidence)) return []
    const { target, facts } = evidence
    const silent = withCode(failedConnects(evidence), ...silentCodes).filter((fact) => !isOwn(fact, evidence))
    const found = silent.flatMap(({ input }) => {
      const owner = ownerOf(input.address)
      return owner?.kind === 'cloud-provider' ? [{ address: input.address, provider: owner.provider }] : []
    })[0]
    if (!found) return []
    const { address, provider } = found
    const { port } = target
    const alive = signsOfLife(evidence)
    const params = { address, port, provider: provider.name }
    return [
      {
        cause: 'cloud-firewall-drops',
        certainty: alive.length > 0 ? 'likely' : 'possible',
        actor: 'server-owner',
        message: alive.length > 0 ? { id: 'cloud-firewall-drops.title', params } : { id: 'cloud-firewall-drops.all-silent.title', params },
        remedies: [openAtProvider(provider, port), { id: 'cloud-firewall-drops.remedy.then-on-the-server', params: { port } }],
        decidingTest: { id: 'cloud-firewall-drops.test.watch-arrivals', params: { port, provider: provider.name } },
        evidence: idsOf([...silent, ...(alive.length > 0 ? alive : otherPortConnects(facts))]),
      },
    ]
  },
}

/** The first step in the words of the provider's own console. */
function openAtProvider({ name, firewall }: CloudProvider, port: number): Message {
  const params = { provider: name, port }
  switch (firewall) {
    case 'security-group':
      return { id: 'cloud-firewall-drops.remedy.security-group', params }
    case 'network-security-group':
      return { id: 'cloud-firewall-drops.remedy.network-security-group', params }
    case 'vpc-firewall-rule':
      return { id: 'cloud-firewall-drops.remedy.vpc-firewall-rule', params }
    case 'security-list':
      return { id: 'cloud-firewall-drops.remedy.security-list', params }
    case 'cloud-firewall':
      return { id: 'cloud-firewall-drops.remedy.cloud-firewall', params }
    case 'firewall':
      return { id: 'cloud-firewall-drops.remedy.firewall', params }
    case 'firewall-group':
      return { id: 'cloud-firewall-drops.remedy.firewall-group', params }
    case 'edge-network-firewall':
      return { id: 'cloud-firewall-drops.remedy.edge-network-firewall', params }
    default:
      return assertNever(firewall)
  }
}
