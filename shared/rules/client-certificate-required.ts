// Pattern: the server ends TLS with the alert certificate_required (RFC 8446 section 6.2), which it sends for nothing else: certain.
// nginx says it in words, as an answer with status 400 over the finished connection: certain as well.
// With TLS 1.2 the same wish comes as a plain handshake_failure: certain where the server had asked for a certificate before, and nothing of the kind where
// that alert was its first word; possible, beside tls-version-mismatch, where it is not known what came before.
import type { Fact } from '../facts/fact.ts'
import { goalFacts, idsOf } from '../facts/fact-queries.ts'
import type { Failure } from '../facts/outcome.ts'
import { failedGoals, failedHandshakes } from './conversation-outcome.ts'
import { isEncrypted } from '../target/target.ts'
import type { Evidence, Rule } from './rule.ts'
import { refusedByServer } from './tls-refusal.ts'

export const clientCertificateRequired: Rule = {
  cause: 'client-certificate-required',
  requires: ['tls-handshake'],
  explainedBy: [],
  evaluate: (evidence) => {
    const refusals = [...failedHandshakes(evidence), ...failedGoals(evidence)]
    const plain: readonly Fact[] = [
      ...refusals.filter(
        ({ outcome: { failure } }) => failure.code === 'tls-alert-certificate-required' || isRefusal(failure, 'certificate'),
      ),
      ...answersThatSaySo(evidence),
    ]
    const vague = refusals.filter(({ outcome: { failure } }) => isRefusal(failure, 'not-known'))
    const telling = plain.length > 0 ? plain : vague
    if (telling.length === 0) return []
    return [
      {
        cause: 'client-certificate-required',
        certainty: plain.length > 0 ? 'certain' : 'possible',
        actor: 'it-department',
        message: { id: 'client-certificate-required.title', params: { host: evidence.target.host } },
        remedies: [{ id: 'client-certificate-required.remedy.ask-for-certificate', params: { host: evidence.target.host } }],
        ...(plain.length > 0 ? {} : { decidingTest: { id: 'client-certificate-required.test.ask-owner', params: {} } as const }),
        evidence: idsOf(telling),
      },
    ]
  },
}

function isRefusal(failure: Failure, refused: ReturnType<typeof refusedByServer>): boolean {
  return failure.code === 'tls-alert-handshake-failure' && refusedByServer(failure) === refused
}

/** nginx's words for it (ngx_http_special_response.c), in the page that it sends with status 400. */
const sentence = /<title>400 No required SSL certificate was sent<\/title>/i

function answersThatSaySo({ target, facts }: Evidence): readonly Fact[] {
  if (!isEncrypted(target.scheme)) return []
  return goalFacts(target, facts).filter((fact) => {
    if (fact.kind !== 'http-exchange' && fact.kind !== 'websocket-upgrade') return false
    const head =
      fact.kind === 'http-exchange' && fact.outcome.status === 'succeeded'
        ? fact.outcome.value
        : fact.outcome.status === 'failed'
          ? fact.outcome.failure.received?.http
          : undefined
    return head?.status === 400 && sentence.test(head.bodyStart)
  })
}
