// Pattern: the target is this computer, the connection is refused, and a program does listen on that port, at another address than the one called.
// Mistaken for: nothing; the list of listeners shows it. Certain. From another computer it cannot be seen without the server's own description.
import { idsOf, succeeded } from '../facts/fact-queries.ts'
import { addressFamily } from '../target/ip-address.ts'
import { failedConnects, isOwn, withCode } from './connect-outcome.ts'
import type { Rule } from './rule.ts'

export const listenAddressMismatch: Rule = {
  cause: 'listen-address-mismatch',
  requires: ['tcp-connect', 'listeners'],
  explainedBy: [],
  evaluate: (evidence) => {
    const { target, facts } = evidence
    const refused = withCode(failedConnects(evidence), 'connection-refused').filter((fact) => isOwn(fact, evidence))
    const read = succeeded(facts, 'listeners')
    const listener = read.flatMap(({ outcome }) => outcome.value.listeners).find(({ port }) => port === target.port)
    const called = refused[0]?.input.address
    if (!listener || called === undefined) return []
    return [
      {
        cause: 'listen-address-mismatch',
        certainty: 'certain',
        actor: 'server-owner',
        message: { id: 'listen-address-mismatch.title', params: { port: target.port, bound: listener.address, called } },
        remedies: [
          { id: 'listen-address-mismatch.remedy.listen-everywhere', params: { wildcard: addressFamily(called) === 'ipv6' ? '[::]' : '0.0.0.0', port: target.port } },
          { id: 'listen-address-mismatch.remedy.call-bound-address', params: { bound: listener.address } },
        ],
        evidence: idsOf([...refused, ...read]),
      },
    ]
  },
}
