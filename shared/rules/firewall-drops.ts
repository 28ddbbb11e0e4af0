// Pattern: not one answer to repeated connects at the asked port.
// With signs of life at other ports of the same machine something drops just this port: likely, because a program whose queue is full and a Windows machine
// that hides closed ports look the same (evidence 3.4). Without any sign of life it is one candidate beside a machine that is off: possible.
// Certain by the server's own file: the server itself gets no answer though the program has room, or it gets one and nothing else than this port is lost.
// Where everything is lost, a way that leads nowhere looks the same: likely.
// The code of `await-call` tells on which side of the server's door calls are lost: likely, and possible where they were answered.
import { idsOf } from '../facts/fact-queries.ts'
import { failedConnects, isOwn, otherPortConnects, signsOfLife, silentCodes, withCode } from './connect-outcome.ts'
import { dropByCallCode } from './drop-by-call-code.ts'
import { dropByBothSides, isDecidedOtherwise } from './drop-by-both-sides.ts'
import type { Rule } from './rule.ts'

/** Enough to show that the machine is on. */
const mostShownPorts = 3

export const firewallDrops: Rule = {
  cause: 'firewall-drops',
  requires: ['tcp-connect'],
  explainedBy: [
    'local-firewall-blocks',
    'private-address-elsewhere',
    'no-network',
    'proxy-needed',
    'behind-cdn',
    'cloud-firewall-drops',
    'hosting-panel-port-closed',
  ],
  evaluate: (evidence) => {
    const decided = dropByBothSides(evidence)
    if (decided) return [decided]
    if (isDecidedOtherwise(evidence)) return []
    const { target, facts } = evidence
    const silent = withCode(failedConnects(evidence), ...silentCodes).filter((fact) => !isOwn(fact, evidence))
    const first = silent[0]
    if (!first) return []
    const counted = dropByCallCode(silent, evidence)
    if (counted) return [counted]
    const alive = signsOfLife(evidence)
    const openFirst = alive.toSorted(
      (left, right) => Number(right.outcome.status === 'succeeded') - Number(left.outcome.status === 'succeeded'),
    )
    const answering = openFirst
      .slice(0, mostShownPorts)
      .map(({ input }) => input.port)
      .join(', ')
    return [
      {
        cause: 'firewall-drops',
        certainty: alive.length > 0 ? 'likely' : 'possible',
        actor: 'server-owner',
        message:
          alive.length > 0
            ? { id: 'firewall-drops.title', params: { address: first.input.address, port: target.port, answering } }
            : { id: 'firewall-drops.all-silent.title', params: { address: first.input.address, port: target.port } },
        remedies: [
          { id: 'firewall-drops.remedy.provider-first', params: { port: target.port } },
          { id: 'firewall-drops.remedy.open-one-port', params: { port: target.port } },
        ],
        decidingTest: { id: 'firewall-drops.test.watch-arrivals', params: { port: target.port } },
        evidence: idsOf([...silent, ...(alive.length > 0 ? alive : otherPortConnects(facts))]),
      },
    ]
  },
}
