// Pattern: the server answered the request in HTTP with an error status of its own (4xx, 500, 501, 505 and up), or with an answer that begins like HTTP and
// cannot be read (bad-peers D80 to D85): a page without a head, a broken head, a head without end. The connection itself is fine.
// Mistaken for: nothing; the status or the bytes were read. Certain, but for a long head: programs differ in how much of one they take (Node 16 KB, curl
// 300 KB), so likely; and an error page that a proxy wrote may not be the server's, so likely. 426 belongs to protocol-mismatch, 511 to captive-portal; 502, 503, 504 and the CDNs' 52x to backend-down.
import { answeringProxy } from '../facts/answering-proxy.ts'
import type { Succeeded } from '../facts/fact-queries.ts'
import { goalFacts, idsOf } from '../facts/fact-queries.ts'
import { recognisePeer } from '../facts/recognise-peer.ts'
import type { Message } from '../i18n/message.ts'
import type { Actor } from './cause.ts'
import { failedGoals } from './conversation-outcome.ts'
import type { FailedFact } from './conversation-outcome.ts'
import type { Evidence, Finding, Rule } from './rule.ts'

const belongsElsewhere: readonly number[] = [426, 511, 502, 503, 504, 521, 522, 523, 524, 525, 526]

export const httpError: Rule = {
  cause: 'http-error',
  requires: ['http-exchange'],
  explainedBy: ['tls-required', 'protocol-mismatch', 'client-certificate-required'],
  evaluate: (evidence) => [...errorStatus(evidence), ...unreadableAnswer(evidence)].slice(0, 1),
}

function errorStatus(evidence: Evidence): readonly Finding[] {
  const answers = targetAnswers(evidence).filter(
    ({ outcome }) => outcome.value.status >= 400 && !belongsElsewhere.includes(outcome.value.status),
  )
  const first = answers[0]
  if (!first) return []
  return [{ cause: 'http-error', ...surenessOf(first), ...meaningOf(first.outcome.value.status, evidence), evidence: idsOf(answers) }]
}

function unreadableAnswer(evidence: Evidence): readonly Finding[] {
  const { port } = evidence.target
  const answers = failedGoals(evidence).filter((fact) => fact.kind === 'http-exchange' && unreadable(fact) !== undefined)
  const how = answers[0] && unreadable(answers[0])
  if (!how) return []
  return [
    {
      cause: 'http-error',
      certainty: how === 'too-large' ? 'likely' : 'certain',
      actor: 'server-owner',
      message: { id: `http-error.${how}.title`, params: { port } },
      remedies: [{ id: 'http-error.remedy.mend-answer', params: { port } }],
      ...(how === 'too-large' && { decidingTest: { id: 'http-error.test.read-with-curl', params: {} } as const }),
      evidence: idsOf(answers),
    },
  ]
}

/** In what way an answer that comes from a web server cannot be read; `undefined` when it is something else. */
function unreadable(fact: FailedFact): 'malformed' | 'too-large' | 'no-head' | undefined {
  switch (fact.outcome.failure.code) {
    case 'http-malformed':
      return 'malformed'
    case 'answer-too-large':
      return 'too-large'
    case 'http-not-spoken':
      return recognisePeer(fact)?.known?.name === 'HTTP' ? 'no-head' : undefined
    default:
      return undefined
  }
}

/** The answers to the target's own request. */
export function targetAnswers({ target, facts }: Evidence): readonly Succeeded<'http-exchange'>[] {
  return goalFacts(target, facts).filter(
    (fact): fact is Succeeded<'http-exchange'> => fact.kind === 'http-exchange' && fact.outcome.status === 'succeeded',
  )
}

/** How sure an error status is the server's own: a proxy in between may have written the page. */
export function surenessOf(answer: Succeeded<'http-exchange'>): Pick<Finding, 'certainty' | 'decidingTest'> {
  if (answeringProxy(answer) === undefined) return { certainty: 'certain' }
  return { certainty: 'likely', decidingTest: { id: 'traffic-intercepted.test.other-network', params: {} } }
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
