// Pattern: the machine answers with a refusal (RST) at the asked port, and accepts nowhere for this target.
// Mistaken for: a firewall that refuses with a TCP reset, which looks the same from outside (evidence 3.4); so likely, and certain only
// where the list of listeners shows that nothing listens: on this computer, or by the server's own description.
import { idsOf } from '../facts/fact-queries.ts'
import { failedConnects, isOwn, withCode } from './connect-outcome.ts'
import { knownListeners } from './known-listeners.ts'
import type { Rule } from './rule.ts'

export const serverNotListening: Rule = {
  cause: 'server-not-listening',
  requires: ['tcp-connect'],
  explainedBy: ['wrong-port', 'name-points-elsewhere', 'proxy-needed', 'behind-cdn'],
  evaluate: (evidence) => {
    const { target } = evidence
    const refused = withCode(failedConnects(evidence), 'connection-refused', 'connected-to-itself')
    const first = refused[0]
    if (!first) return []
    const known = knownListeners(first, evidence)
    if (known?.listeners.some(({ port }) => port === target.port)) return []
    const isNothingThere = known?.isSurelyTheTarget === true
    return [
      {
        cause: 'server-not-listening',
        certainty: isNothingThere ? 'certain' : 'likely',
        actor: 'server-owner',
        message: isOwn(first, evidence)
          ? { id: 'server-not-listening.here.title', params: { port: target.port } }
          : { id: 'server-not-listening.title', params: { address: first.input.address, port: target.port } },
        remedies: [
          { id: 'server-not-listening.remedy.start-program', params: { port: target.port } },
          { id: 'server-not-listening.remedy.check-port', params: { port: target.port } },
        ],
        ...(isNothingThere
          ? {}
          : { decidingTest: { id: 'server-not-listening.test.list-listeners', params: { port: target.port } } as const }),
        evidence: idsOf([...refused, ...(known?.facts ?? [])]),
      },
    ]
  },
}
