// Pattern: the connection is accepted and ended in order (FIN) before one byte came.
// Certain when it ends even while nothing is said; when it ends only after the request, the server may simply not understand it: likely.
// Mistaken for: a TLS port that drops plain speech, which tls-required explains; a server that admits only some addresses looks the same.
import { idsOf } from '../facts/fact-queries.ts'
import type { Evidence, Rule } from './rule.ts'
import { failuresOfAsked, targetListening } from './conversation-outcome.ts'
import type { FactByKind } from '../facts/fact.ts'

export const serverClosesAtOnce: Rule = {
  cause: 'server-closes-at-once',
  requires: ['tcp-connect'],
  explainedBy: ['tls-required', 'tls-not-offered', 'protocol-mismatch'],
  evaluate: (evidence) => {
    const { target } = evidence
    const atOnce = endedWithoutAByte(evidence, 'closed')
    const afterRequest = failuresOfAsked(evidence).filter(
      ({ outcome }) =>
        outcome.failure.code === 'closed-without-answer' ||
        (outcome.failure.code === 'tls-closed' && outcome.failure.received === undefined),
    )
    if (atOnce.length === 0 && (afterRequest.length === 0 || target.scheme === 'tcp')) return []
    return [
      {
        cause: 'server-closes-at-once',
        certainty: atOnce.length > 0 ? 'certain' : 'likely',
        actor: 'server-owner',
        message:
          atOnce.length > 0
            ? { id: 'server-closes-at-once.title', params: { port: target.port } }
            : { id: 'server-closes-at-once.after-request.title', params: { port: target.port } },
        remedies: [
          { id: 'server-closes-at-once.remedy.read-server-log', params: {} },
          { id: 'server-closes-at-once.remedy.check-allowed-addresses', params: {} },
        ],
        ...(atOnce.length > 0 ? {} : { decidingTest: { id: 'server-closes-at-once.test.read-server-log', params: {} } as const }),
        evidence: idsOf([...atOnce, ...afterRequest]),
      },
    ]
  },
}

/** The times that the target ended a connection on which nothing had been said by either side. */
export function endedWithoutAByte(evidence: Evidence, how: 'closed' | 'reset'): readonly FactByKind<'first-bytes'>[] {
  return targetListening(evidence).filter(
    ({ outcome }) => outcome.status === 'succeeded' && outcome.value.ended === how && outcome.value.firstBytes === '',
  )
}
