// Pattern: the machine answers with a refusal (RST) at the asked port, and accepts nowhere for this target.
// Mistaken for: a firewall that refuses with a TCP reset, which looks the same from outside (evidence 3.4); so likely, and certain only on this
// computer, where the list of listeners shows that nothing listens.
import { idsOf, succeeded } from '../facts/fact-queries.ts'
import { failedConnects, isOwn, withCode } from './connect-outcome.ts'
import type { Rule } from './rule.ts'

export const serverNotListening: Rule = {
  cause: 'server-not-listening',
  requires: ['tcp-connect'],
  explainedBy: ['wrong-port', 'name-points-elsewhere'],
  evaluate: (evidence) => {
    const { target, facts } = evidence
    const refused = withCode(failedConnects(evidence), 'connection-refused', 'connected-to-itself')
    const first = refused[0]
    if (!first) return []
    const read = succeeded(facts, 'listeners')
    const isHere = isOwn(first, evidence)
    const isListenedOn = isHere && read.some(({ outcome }) => outcome.value.listeners.some(({ port }) => port === target.port))
    if (isListenedOn) return []
    const isNothingThere = isHere && read.length > 0
    return [
      {
        cause: 'server-not-listening',
        certainty: isNothingThere ? 'certain' : 'likely',
        actor: 'server-owner',
        message: isHere
          ? { id: 'server-not-listening.here.title', params: { port: target.port } }
          : { id: 'server-not-listening.title', params: { address: first.input.address, port: target.port } },
        remedies: [
          { id: 'server-not-listening.remedy.start-program', params: { port: target.port } },
          { id: 'server-not-listening.remedy.check-port', params: { port: target.port } },
        ],
        ...(isNothingThere ? {} : { decidingTest: { id: 'server-not-listening.test.list-listeners', params: { port: target.port } } as const }),
        evidence: idsOf([...refused, ...(isHere ? read : [])]),
      },
    ]
  },
}
