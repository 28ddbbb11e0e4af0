// What other ports of the target's host have answered in HTTP, whatever was asked of them: who is there shows in the answer's head.
import type { Fact } from '../facts/fact.ts'
import type { HttpHead } from '../facts/outcome.ts'
import type { Evidence } from './rule.ts'

/** One answer, with the port that gave it. */
export interface OtherPortAnswer extends Pick<HttpHead, 'headers' | 'bodyStart'> {
  readonly fact: Fact
  readonly address: string
  readonly port: number
}

/** The answers of other ports, refusals to upgrade and answers to plain words on an encrypted port among them. */
export function otherPortAnswers({ facts }: Evidence): readonly OtherPortAnswer[] {
  return facts.flatMap((fact) => {
    if (fact.kind !== 'http-exchange' && fact.kind !== 'websocket-upgrade') return []
    if (fact.input.purpose !== 'other-port' || fact.outcome.status === 'not-run') return []
    const head = fact.outcome.status === 'succeeded' ? { bodyStart: '', ...fact.outcome.value } : fact.outcome.failure.received?.http
    return head ? [{ fact, address: fact.input.address, port: fact.input.port, headers: head.headers, bodyStart: head.bodyStart }] : []
  })
}
