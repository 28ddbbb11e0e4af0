// Pattern: the system's lookup failed for the time being, and no configured resolver gave an answer about the name.
// Silence and refusal are certain (seen at every resolver); an answer that says "I failed" may be the fault of the domain's own servers: likely.
// Mistaken for: no network at all, which has its own rule and explains this one.
import type { FactByKind } from '../facts/fact.ts'
import { factsOfKind, failed, idsOf } from '../facts/fact-queries.ts'
import { failureOf } from './connect-outcome.ts'
import type { Rule } from './rule.ts'

export const dnsNotAnswering: Rule = {
  cause: 'dns-not-answering',
  requires: ['system-lookup'],
  explainedBy: ['no-network'],
  evaluate: ({ target, facts }) => {
    const lookup = failed(facts, 'system-lookup', 'lookup-failed-temporarily', 'no-answer').filter(
      ({ input }) => input.purpose === 'target',
    )
    const queries = factsOfKind(facts, 'dns-query')
    const complaints = queries.filter(isComplaint)
    if (lookup.length === 0 || queries.some((fact) => !isComplaint(fact) && !isUnreachable(fact))) return []
    const evidence = idsOf([...lookup, ...queries])
    const resolvers = [...new Set(queries.map(({ input }) => input.resolver))].join(', ')
    if (complaints.length > 0) {
      return [
        {
          cause: 'dns-not-answering',
          certainty: 'likely',
          actor: 'domain-owner',
          message: { id: 'dns-not-answering.server-failure.title', params: { host: target.host, resolvers } },
          remedies: [
            { id: 'dns-not-answering.remedy.try-other-name', params: {} },
            { id: 'dns-not-answering.remedy.tell-domain-owner', params: { host: target.host } },
          ],
          evidence,
        },
      ]
    }
    return [
      {
        cause: 'dns-not-answering',
        certainty: queries.length > 0 ? 'certain' : 'likely',
        actor: 'you',
        message:
          queries.length > 0
            ? { id: 'dns-not-answering.title', params: { resolvers } }
            : { id: 'dns-not-answering.lookup-failed.title', params: { host: target.host } },
        remedies: [
          { id: 'dns-not-answering.remedy.check-network', params: {} },
          { id: 'dns-not-answering.remedy.check-resolvers', params: {} },
        ],
        evidence,
      },
    ]
  },
}

type Query = FactByKind<'dns-query'>

/** The resolver is there and says that it cannot tell. */
function isComplaint(fact: Query): boolean {
  return ['dns-server-failure', 'dns-refused', 'dns-malformed-answer'].includes(failureOf(fact)?.code ?? '')
}

/** Nobody answers where the resolver should be. */
function isUnreachable(fact: Query): boolean {
  return ['no-answer', 'connection-refused', 'host-unreachable', 'network-unreachable', 'not-permitted'].includes(
    failureOf(fact)?.code ?? '',
  )
}
