// Pattern: the connection is accepted and then broken off (RST) before one byte came, or in the middle of the answer.
// Certain that it is broken off when it happens even while nothing is said; after a request it is likely. Whether the server or something between does it
// cannot be seen. A server that closes without reading the request resets too (RFC 9293 section 3.6.1): where silence is answered by an orderly end, that one counts.
// Where by its own file the server's own calls are reset as well, whatever they say, the server does it: certain.
// Mistaken for: a TLS port that drops plain speech with a reset, which tls-required explains.
import { idsOf } from '../facts/fact-queries.ts'
import { failedConnects, withCode } from './connect-outcome.ts'
import { endedWithoutAByte, hangUpsWhenAsked } from './conversation-outcome.ts'
import type { FailedFact } from './conversation-outcome.ts'
import { describedProgram } from './described-program.ts'
import type { Evidence, Finding, Rule } from './rule.ts'

export const connectionReset: Rule = {
  cause: 'connection-reset',
  requires: ['tcp-connect'],
  explainedBy: ['tls-required', 'tls-not-offered', 'protocol-mismatch', 'proxy-needed'],
  evaluate: (evidence) => {
    const { target } = evidence
    const whenAsked = hangUpsWhenAsked(evidence)
    const unprovoked = [
      ...(target.scheme === 'tcp' || whenAsked.length > 0 ? endedWithoutAByte(evidence, 'reset') : []),
      ...withCode(failedConnects(evidence), 'connection-reset'),
    ]
    const isClosed = endedWithoutAByte(evidence, 'closed').length > 0
    const afterRequest = isClosed ? [] : whenAsked.filter(({ outcome }) => outcome.failure.code === 'connection-reset')
    if (unprovoked.length === 0 && afterRequest.length === 0) return []
    const described = unprovoked.length === 0 && !afterRequest.some(hasAnswered) ? describedProgram(evidence) : undefined
    if (described?.listener.whenSpokenTo === 'resets') return [insideToo(evidence, idsOf([...afterRequest, described.file]))]
    return [
      {
        cause: 'connection-reset',
        certainty: unprovoked.length > 0 ? 'certain' : 'likely',
        actor: 'server-owner',
        message:
          unprovoked.length > 0
            ? { id: 'connection-reset.title', params: { port: target.port } }
            : {
                id: `connection-reset.${afterRequest.some(hasAnswered) ? 'mid-answer' : 'after-request'}.title`,
                params: { port: target.port },
              },
        remedies: [
          { id: 'connection-reset.remedy.read-server-log', params: {} },
          { id: 'connection-reset.remedy.try-other-network', params: {} },
        ],
        decidingTest: { id: 'connection-reset.test.other-network', params: {} },
        evidence: idsOf([...unprovoked, ...(unprovoked.length > 0 ? whenAsked : afterRequest)]),
      },
    ]
  },
}

function insideToo({ target }: Evidence, evidence: Finding['evidence']): Finding {
  return {
    cause: 'connection-reset',
    certainty: 'certain',
    actor: 'server-owner',
    message: { id: 'connection-reset.inside-too.title', params: { port: target.port } },
    remedies: [{ id: 'connection-reset.remedy.read-server-log', params: {} }],
    evidence,
  }
}

function hasAnswered({ outcome }: FailedFact): boolean {
  return outcome.failure.received !== undefined
}
