// Pattern: nobody answers at the address, at any port that was tried.
// On this computer's own network the unanswered address resolution (host-unreachable after about three seconds) is certain: no machine has the address now.
// Elsewhere silence everywhere is as well a firewall in front of everything: possible.
import { idsOf } from '../facts/fact-queries.ts'
import {
  failedConnects,
  isOwn,
  isUnansweredOnOwnNetwork,
  otherPortConnects,
  signsOfLife,
  silentCodes,
  withCode,
} from './connect-outcome.ts'
import { describedPort } from './described-port.ts'
import { isOnOwnNetwork } from './private-address-elsewhere.ts'
import type { ConnectFact } from './connect-outcome.ts'
import type { Evidence, Finding, Rule } from './rule.ts'
import { hasAddress, isFresh, serverFile } from './server-file.ts'
import { addressFamily, addressReach } from '../target/ip-address.ts'

export const noMachineAtAddress: Rule = {
  cause: 'no-machine-at-address',
  requires: ['tcp-connect'],
  explainedBy: ['local-firewall-blocks', 'private-address-elsewhere', 'no-network', 'proxy-needed', 'behind-cdn'],
  evaluate: (evidence) => {
    const failed = failedConnects(evidence).filter((fact) => !isOwn(fact, evidence))
    const unanswered = failed.filter(isUnansweredOnOwnNetwork)
    const silent = withCode(failed, ...silentCodes)
    if (signsOfLife(evidence).length > 0) return []
    // Who has just written down that the address is its own is on.
    if (unanswered.length === 0 && describedPort(evidence)) return []
    const first = unanswered[0] ?? silent[0]
    if (!first) return []
    const other = unanswered.length === 0 ? describedElsewhere(evidence, first) : undefined
    if (other) return [other]
    const isAbsent = unanswered.length > 0
    const isCertain = unanswered.length === failed.length && unanswered.every(({ input }) => isOnOwnNetwork(input.address, evidence))
    return [
      {
        cause: 'no-machine-at-address',
        certainty: isCertain ? 'certain' : isAbsent ? 'likely' : 'possible',
        actor: 'server-owner',
        message: isAbsent
          ? { id: 'no-machine-at-address.title', params: { address: first.input.address } }
          : { id: 'no-machine-at-address.all-silent.title', params: { address: first.input.address } },
        remedies: [
          { id: 'no-machine-at-address.remedy.switch-on', params: {} },
          { id: 'no-machine-at-address.remedy.check-address', params: { address: first.input.address } },
        ],
        ...(isCertain
          ? {}
          : { decidingTest: { id: 'no-machine-at-address.test.ask-owner', params: { address: first.input.address } } as const }),
        evidence: idsOf([...(isAbsent ? unanswered : silent), ...otherPortConnects(evidence.facts)]),
      },
    ]
  },
}

/** By its own file the server has other addresses than the silent one, or none: likely, since a file can be of another server, or of one behind a router. */
function describedElsewhere(evidence: Evidence, called: ConnectFact): Finding | undefined {
  const file = serverFile(evidence)
  const { address } = called.input
  if (!file || !isFresh(file, called, evidence) || addressReach(address) !== 'public' || hasAddress(file, address)) return undefined
  const own = file.outcome.value.addresses.filter((each) => !['loopback', 'link-local', 'unusable'].includes(addressReach(each)))
  const comparable = own.filter((each) => addressReach(each) === 'public' && addressFamily(each) === addressFamily(address))
  // Behind a router or a provider that translates addresses, a server does not know its public one.
  if (own.length > 0 && comparable.length === 0) return undefined
  return {
    cause: 'no-machine-at-address',
    certainty: 'likely',
    actor: 'server-owner',
    message:
      own.length === 0
        ? { id: 'no-machine-at-address.described-offline.title', params: { address } }
        : { id: 'no-machine-at-address.described-elsewhere.title', params: { address, addresses: comparable.slice(0, 4).join(', ') } },
    remedies: [
      own.length === 0
        ? { id: 'no-machine-at-address.remedy.switch-on', params: {} }
        : { id: 'no-machine-at-address.remedy.call-described', params: { address: comparable[0] ?? '' } },
      { id: 'no-machine-at-address.remedy.check-address', params: { address } },
    ],
    decidingTest: { id: 'no-machine-at-address.test.ask-owner', params: { address } },
    evidence: idsOf([called, file]),
  }
}
