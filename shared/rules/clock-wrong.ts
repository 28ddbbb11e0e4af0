// Pattern: this computer's clock and the Date that the server put into its answer (RFC 9110 section 6.6.1) are far apart; or a certificate is not
// valid yet, as every fresh one looks to a clock that runs behind, or not any more, as every one looks in time to a clock that runs ahead.
// Mistaken for: a server whose own clock is wrong, or a certificate that was put in place too early, or left there too long. A server's date beside a certificate that would be
// valid on that date is likely; either alone is possible.
import { factsOfKind } from '../facts/fact-queries.ts'
import type { Fact, FactId } from '../facts/fact.ts'
import type { HttpHeader } from '../facts/outcome.ts'
import { shownCertificates } from './certificate-facts.ts'
import type { Evidence, Finding, Rule } from './rule.ts'

/** Clocks that nobody sets drift by minutes a month; certificates and tokens mind from about this difference on. */
const tolerableDifferenceMs = 15 * 60_000

export const clockWrong: Rule = {
  cause: 'clock-wrong',
  requires: [],
  explainedBy: [],
  evaluate: (evidence) => {
    const different = serverDates(evidence).find(({ differenceMs }) => Math.abs(differenceMs) > tolerableDifferenceMs)
    const doubted = shownCertificates(evidence).find(({ handshake }) =>
      ['not-yet-valid', 'expired'].includes(handshake.outcome.value.chainProblem ?? ''),
    )
    if (different && doubted) {
      const isValidThen = doubted.handshake.outcome.value.chain.every(
        ({ validFrom, validTo }) => validFrom <= different.serverDate && different.serverDate <= validTo,
      )
      if (isValidThen) return [finding('likely', different.now, [different.factId, doubted.handshake.id])]
    }
    if (different) return [finding('possible', different.now, [different.factId])]
    if (!doubted) return []
    return [finding('possible', Date.parse(doubted.handshake.startedAt), [doubted.handshake.id])]
  },
}

function finding(certainty: 'likely' | 'possible', now: number, evidence: readonly FactId[]): Finding {
  return {
    cause: 'clock-wrong',
    certainty,
    actor: 'you',
    message: { id: 'clock-wrong.title', params: { now } },
    remedies: [{ id: 'clock-wrong.remedy.set-clock', params: {} }],
    decidingTest: { id: 'clock-wrong.test.compare-clock', params: { now } },
    evidence,
  }
}

interface ServerDate {
  readonly factId: FactId
  /** ISO 8601. */
  readonly serverDate: string
  readonly now: number
  readonly differenceMs: number
}

function serverDates({ facts }: Evidence): readonly ServerDate[] {
  return [...factsOfKind(facts, 'http-exchange'), ...factsOfKind(facts, 'websocket-upgrade')].flatMap((fact) => {
    const date = Date.parse(headersOf(fact).find(({ name }) => name === 'date')?.value ?? '')
    const now = Date.parse(fact.startedAt)
    return Number.isNaN(date) ? [] : [{ factId: fact.id, serverDate: new Date(date).toISOString(), now, differenceMs: now - date }]
  })
}

function headersOf({ outcome }: Extract<Fact, { kind: 'http-exchange' | 'websocket-upgrade' }>): readonly HttpHeader[] {
  if (outcome.status === 'succeeded') return outcome.value.headers
  return outcome.status === 'failed' ? (outcome.failure.received?.http?.headers ?? []) : []
}
