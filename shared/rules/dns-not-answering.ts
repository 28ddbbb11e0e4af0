// Pattern: the system's lookup failed for the time being, and what the configured resolvers say when they are asked directly tells more.
// Certain only where nobody is there at any of them. Silence is likely: a resolver that waits for the domain's own dead servers is silent too, for this
// name alone. An answer that says "I failed" may be the fault of the domain's servers: likely. Where a resolver answers well, only the system's lookup is at fault.
// Mistaken for: no network at all, which has its own rule and explains this one.
import type { FactByKind } from '../facts/fact.ts'
import { factsOfKind, failed, idsOf } from '../facts/fact-queries.ts'
import type { Message } from '../i18n/message.ts'
import { failureOf, silentCodes } from './connect-outcome.ts'
import type { Finding, Rule } from './rule.ts'

export const dnsNotAnswering: Rule = {
  cause: 'dns-not-answering',
  requires: ['system-lookup'],
  explainedBy: ['no-network', 'proxy-needed'],
  evaluate: ({ target, facts }) => {
    const queries = factsOfKind(facts, 'dns-query')
    const codes = ['lookup-failed-temporarily', 'no-answer', ...(areAllComplaints(queries) ? denials : [])] as const
    const lookup = failed(facts, 'system-lookup', ...codes).filter(({ input }) => input.purpose === 'target')
    if (lookup.length === 0) return []
    const resolvers = [...new Set(queries.map(({ input }) => input.resolver))].join(', ')
    return [{ cause: 'dns-not-answering', ...meaningOf(queries, target.host, resolvers), evidence: idsOf([...lookup, ...queries]) }]
  },
}

const checkNetwork: readonly Message[] = [
  { id: 'dns-not-answering.remedy.check-network', params: {} },
  { id: 'dns-not-answering.remedy.check-resolvers', params: {} },
]

function meaningOf(queries: readonly Query[], host: string, resolvers: string): Omit<Finding, 'cause' | 'evidence'> {
  const decidingTest: Message = { id: 'dns-not-answering.test.try-other-name', params: {} }
  if (queries.length > 0 && queries.every((fact) => isAbsent(fact) || isSilent(fact))) {
    const title: Message = { id: 'dns-not-answering.title', params: { resolvers } }
    return queries.every(isAbsent)
      ? { certainty: 'certain', actor: 'you', message: title, remedies: checkNetwork }
      : { certainty: 'likely', actor: 'you', message: title, remedies: checkNetwork, decidingTest }
  }
  if (queries.some(isComplaint) && queries.every((fact) => isComplaint(fact) || isAbsent(fact) || isSilent(fact))) {
    return {
      certainty: 'likely',
      actor: 'domain-owner',
      message: { id: 'dns-not-answering.server-failure.title', params: { host, resolvers } },
      remedies: [
        { id: 'dns-not-answering.remedy.try-other-name', params: {} },
        { id: 'dns-not-answering.remedy.tell-domain-owner', params: { host } },
      ],
      decidingTest,
    }
  }
  return {
    certainty: 'likely',
    actor: 'you',
    message: { id: 'dns-not-answering.lookup-failed.title', params: { host } },
    remedies: checkNetwork,
    decidingTest,
  }
}

type Query = FactByKind<'dns-query'>

/** How the C library reads some failures of a resolver: FORMERR and aliases in a circle come out as "no such name" (glibc). */
const denials = ['name-not-found', 'name-without-address'] as const

/** Tells whether every resolver that was asked says that it cannot tell: then no "no such name" is worth anything. */
export function areAllComplaints(queries: readonly Query[]): boolean {
  return queries.length > 0 && queries.every(isComplaint)
}

/** The resolver is there and says that it cannot tell. */
function isComplaint(fact: Query): boolean {
  return ['dns-server-failure', 'dns-refused', 'dns-malformed-answer'].includes(failureOf(fact)?.code ?? '')
}

/** The network or the machine says that no resolver is there. */
function isAbsent(fact: Query): boolean {
  return ['connection-refused', 'host-unreachable', 'network-unreachable', 'not-permitted'].includes(failureOf(fact)?.code ?? '')
}

/** Nothing came back. */
function isSilent(fact: Query): boolean {
  return silentCodes.some((code) => code === failureOf(fact)?.code)
}
