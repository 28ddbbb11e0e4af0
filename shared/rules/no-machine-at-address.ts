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
import { isOnOwnNetwork } from './private-address-elsewhere.ts'
import type { Rule } from './rule.ts'

export const noMachineAtAddress: Rule = {
  cause: 'no-machine-at-address',
  requires: ['tcp-connect'],
  explainedBy: ['local-firewall-blocks', 'private-address-elsewhere', 'no-network', 'proxy-needed', 'behind-cdn'],
  evaluate: (evidence) => {
    const failed = failedConnects(evidence).filter((fact) => !isOwn(fact, evidence))
    const unanswered = failed.filter(isUnansweredOnOwnNetwork)
    const silent = withCode(failed, ...silentCodes)
    if (signsOfLife(evidence).length > 0) return []
    const first = unanswered[0] ?? silent[0]
    if (!first) return []
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
