// Pattern: the connection is accepted and ended in order (FIN) before one byte came, or before the answer's head was whole.
// Certain when it ends even while nothing is said, and as well when something is asked; when it ends only after the request, the server may simply not
// understand it: likely. Ended only while nothing is said, beside a request that still waits, it may be a limit of connections: nothing is said.
// Certain, too, where by its own file the server's own calls end so, whatever they say.
// Mistaken for: a TLS port that drops plain speech, which tls-required explains; a server that admits only some addresses looks the same.
import { idsOf } from '../facts/fact-queries.ts'
import { endedWithoutAByte, failedGoals, hangUpsWhenAsked } from './conversation-outcome.ts'
import { describedProgram } from './described-program.ts'
import type { Evidence, Finding, Rule } from './rule.ts'

export const serverClosesAtOnce: Rule = {
  cause: 'server-closes-at-once',
  requires: ['tcp-connect'],
  explainedBy: ['tls-required', 'tls-not-offered', 'protocol-mismatch', 'proxy-needed'],
  evaluate: (evidence) => {
    const { target } = evidence
    const whenAsked = hangUpsWhenAsked(evidence)
    const midAnswer = failedGoals(evidence).filter(({ outcome }) => outcome.failure.code === 'closed-mid-answer')
    const atOnce = target.scheme === 'tcp' || whenAsked.length > 0 ? endedWithoutAByte(evidence, 'closed') : []
    const isReset = endedWithoutAByte(evidence, 'reset').length > 0
    const afterRequest = isReset ? [] : whenAsked.filter(({ outcome }) => outcome.failure.code !== 'connection-reset')
    if (atOnce.length + midAnswer.length + afterRequest.length === 0) return []
    const isAtOnce = atOnce.length > 0 && midAnswer.length === 0
    const described = !isAtOnce && midAnswer.length === 0 ? describedProgram(evidence) : undefined
    if (described?.listener.whenSpokenTo === 'closes') return [insideToo(evidence, idsOf([...afterRequest, described.file]))]
    return [
      {
        cause: 'server-closes-at-once',
        certainty: isAtOnce ? 'certain' : 'likely',
        actor: 'server-owner',
        message: isAtOnce
          ? { id: 'server-closes-at-once.title', params: { port: target.port } }
          : { id: `server-closes-at-once.${midAnswer.length > 0 ? 'mid-answer' : 'after-request'}.title`, params: { port: target.port } },
        remedies: [
          { id: 'server-closes-at-once.remedy.read-server-log', params: {} },
          { id: 'server-closes-at-once.remedy.check-allowed-addresses', params: {} },
        ],
        ...(isAtOnce ? {} : { decidingTest: { id: 'server-closes-at-once.test.read-server-log', params: {} } as const }),
        evidence: idsOf(midAnswer.length > 0 ? midAnswer : [...atOnce, ...whenAsked]),
      },
    ]
  },
}

function insideToo({ target }: Evidence, evidence: Finding['evidence']): Finding {
  return {
    cause: 'server-closes-at-once',
    certainty: 'certain',
    actor: 'server-owner',
    message: { id: 'server-closes-at-once.inside-too.title', params: { port: target.port } },
    remedies: [{ id: 'server-closes-at-once.remedy.read-server-log', params: {} }],
    evidence,
  }
}
