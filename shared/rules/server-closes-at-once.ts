// Pattern: the connection is accepted and ended in order (FIN) before one byte came.
// Certain when it ends even while nothing is said, and as well when something is asked; when it ends only after the request, the server may simply not
// understand it: likely. Ended only while nothing is said, beside a request that still waits, it may be a limit of connections: nothing is said.
// Mistaken for: a TLS port that drops plain speech, which tls-required explains; a server that admits only some addresses looks the same.
import { idsOf } from '../facts/fact-queries.ts'
import { endedWithoutAByte, hangUpsWhenAsked } from './conversation-outcome.ts'
import type { Rule } from './rule.ts'

export const serverClosesAtOnce: Rule = {
  cause: 'server-closes-at-once',
  requires: ['tcp-connect'],
  explainedBy: ['tls-required', 'tls-not-offered', 'protocol-mismatch', 'proxy-needed'],
  evaluate: (evidence) => {
    const { target } = evidence
    const whenAsked = hangUpsWhenAsked(evidence)
    const atOnce = target.scheme === 'tcp' || whenAsked.length > 0 ? endedWithoutAByte(evidence, 'closed') : []
    const isReset = endedWithoutAByte(evidence, 'reset').length > 0
    const afterRequest = isReset ? [] : whenAsked.filter(({ outcome }) => outcome.failure.code !== 'connection-reset')
    if (atOnce.length === 0 && afterRequest.length === 0) return []
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
        evidence: idsOf([...atOnce, ...whenAsked]),
      },
    ]
  },
}
