// The times that the server put into its answers (Date, RFC 9110 section 6.6.1), beside this computer's at that moment.
import { factsOfKind } from '../facts/fact-queries.ts'
import type { Fact, FactId } from '../facts/fact.ts'
import type { HttpHeader } from '../facts/outcome.ts'
import type { Evidence } from './rule.ts'

export interface ServerDate {
  readonly factId: FactId
  /** ISO 8601. */
  readonly serverDate: string
  readonly now: number
  readonly differenceMs: number
}

/** The dates of all answers that had one. */
export function serverDates({ facts }: Evidence): readonly ServerDate[] {
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
