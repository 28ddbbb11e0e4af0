// Pattern: the server answered the request in HTTP with an error status of its own (4xx, 500, 501, 505 and up). The connection itself is fine.
// Mistaken for: nothing; the status was read. Certain. 426 belongs to protocol-mismatch, 511 to captive-portal; 502, 503, 504 and the CDNs' 52x to backend-down.
import type { Succeeded } from '../facts/fact-queries.ts'
import { goalFacts, idsOf } from '../facts/fact-queries.ts'
import type { Message } from '../i18n/message.ts'
import type { Actor } from './cause.ts'
import type { Evidence, Rule } from './rule.ts'

const belongsElsewhere: readonly number[] = [426, 511, 502, 503, 504, 521, 522, 523, 524, 525, 526]

export const httpError: Rule = {
  cause: 'http-error',
  requires: ['http-exchange'],
  explainedBy: ['tls-required', 'protocol-mismatch', 'client-certificate-required'],
  evaluate: (evidence) => {
    const answers = targetAnswers(evidence).filter(
      ({ outcome }) => outcome.value.status >= 400 && !belongsElsewhere.includes(outcome.value.status),
    )
    const first = answers[0]
    if (!first) return []
    return [{ cause: 'http-error', certainty: 'certain', ...meaningOf(first.outcome.value.status, evidence), evidence: idsOf(answers) }]
  },
}

/** The answers to the target's own request. */
export function targetAnswers({ target, facts }: Evidence): readonly Succeeded<'http-exchange'>[] {
  return goalFacts(target, facts).filter(
    (fact): fact is Succeeded<'http-exchange'> => fact.kind === 'http-exchange' && fact.outcome.status === 'succeeded',
  )
}

function meaningOf(
  status: number,
  { target }: Evidence,
): { readonly actor: Actor; readonly message: Message; readonly remedies: readonly Message[] } {
  switch (status) {
    case 401:
    case 407:
      return {
        actor: 'you',
        message: { id: 'http-error.401.title', params: { status } },
        remedies: [{ id: 'http-error.remedy.log-in', params: {} }],
      }
    case 403:
      return {
        actor: 'server-owner',
        message: { id: 'http-error.403.title', params: { path: target.path } },
        remedies: [{ id: 'http-error.remedy.ask-access', params: {} }],
      }
    case 404:
    case 410:
      return {
        actor: 'you',
        message: { id: 'http-error.404.title', params: { path: target.path, status } },
        remedies: [{ id: 'http-error.remedy.check-path', params: { path: target.path } }],
      }
    case 429:
      return { actor: 'you', message: { id: 'http-error.429.title', params: {} }, remedies: [{ id: 'http-error.remedy.wait', params: {} }] }
    default:
      return {
        actor: 'server-owner',
        message: { id: 'http-error.other.title', params: { status } },
        remedies: [{ id: 'http-error.remedy.read-server-log', params: { status } }],
      }
  }
}
