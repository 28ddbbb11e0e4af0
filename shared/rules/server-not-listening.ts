// Pattern: the machine answers with a refusal (RST) at the asked port, and accepts nowhere for this target.
// Mistaken for: a firewall that refuses with a TCP reset, which looks the same from outside (evidence 3.4); so likely, and certain only
// where the list of listeners shows that nothing listens: on this computer, or by the server's own description. That description shows it even where the
// wire is silent: then a firewall drops as well, and opening it would not help.
import { idsOf } from '../facts/fact-queries.ts'
import { failedConnects, failureOf, isOwn, withCode } from './connect-outcome.ts'
import { describedPort } from './described-port.ts'
import { knownListeners } from './known-listeners.ts'
import type { Evidence, Finding, Rule } from './rule.ts'

export const serverNotListening: Rule = {
  cause: 'server-not-listening',
  requires: ['tcp-connect'],
  explainedBy: ['local-firewall-blocks', 'wrong-port', 'name-points-elsewhere', 'proxy-needed', 'behind-cdn'],
  evaluate: (evidence) => {
    const { target } = evidence
    const refused = withCode(failedConnects(evidence), 'connection-refused', 'connected-to-itself')
    const first = refused[0]
    if (!first) return unseenFromHere(evidence)
    const known = knownListeners(first, evidence)
    const isListed = known?.listeners.some(({ port }) => port === target.port) ?? false
    if (isListed && known?.isSurelyTheTarget) return []
    const isNothingThere = known?.isSurelyTheTarget === true
    return [
      {
        cause: 'server-not-listening',
        // A list that may be of another machine, or of another day, does not rule it out.
        certainty: isNothingThere ? 'certain' : isListed ? 'possible' : 'likely',
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

/** Nothing that came back shows it: only the server's own file does. */
function unseenFromHere(evidence: Evidence): readonly Finding[] {
  const { port } = evidence.target
  const described = describedPort(evidence)
  if (described?.state !== 'nothing-listens' || failureOf(described.called)?.synchronous) return []
  return [
    {
      cause: 'server-not-listening',
      certainty: 'certain',
      actor: 'server-owner',
      message: { id: 'server-not-listening.described.title', params: { address: described.called.input.address, port } },
      remedies: [
        { id: 'server-not-listening.remedy.start-program', params: { port } },
        { id: 'server-not-listening.remedy.check-port', params: { port } },
        { id: 'server-not-listening.remedy.then-firewall', params: { port } },
      ],
      evidence: idsOf([described.called, ...described.facts]),
    },
  ]
}
