// Pattern: the system's lookup and the configured resolvers say that the name does not exist (NXDOMAIN), or that it has no address (NODATA).
// Mistaken for: a name that exists only inside another network (split DNS, VPN off, behind a proxy). Certain that it does not exist for this computer
// when both sources agree; not at all when every resolver that was asked only complains (dns-not-answering); likely when only the system was asked, when the answers differ, and beside a proxy, which looks names up by itself (evidence 3.6).
import type { Fact } from '../facts/fact.ts'
import type { Failed } from '../facts/fact-queries.ts'
import { factsOfKind, failed, idsOf, succeeded } from '../facts/fact-queries.ts'
import type { Message } from '../i18n/message.ts'
import { areAllComplaints } from './dns-not-answering.ts'
import { isWithoutProxy } from './proxy-facts.ts'
import type { Rule } from './rule.ts'
import { typoCandidates } from './typo-candidates.ts'

export const nameNotFound: Rule = {
  cause: 'name-not-found',
  requires: ['system-lookup'],
  explainedBy: ['no-network', 'proxy-needed'],
  evaluate: ({ target, facts }) => {
    const lookup = failed(facts, 'system-lookup', 'name-not-found', 'name-without-address').filter(
      ({ input }) => input.purpose === 'target',
    )
    const denials = failed(facts, 'dns-query', 'name-not-found', 'name-without-address')
    const answers = succeeded(facts, 'dns-query').filter(({ outcome }) => outcome.value.addresses.length > 0)
    if (lookup.length === 0 || answers.length > 0 || areAllComplaints(factsOfKind(facts, 'dns-query'))) return []
    const exists = [...denials, ...lookup].some(({ outcome }) => outcome.failure.code === 'name-without-address')
    return [
      {
        cause: 'name-not-found',
        certainty: agree(denials) && isWithoutProxy({ facts }) ? 'certain' : 'likely',
        actor: exists ? 'domain-owner' : 'you',
        message: exists
          ? { id: 'name-not-found.no-address.title', params: { host: target.host } }
          : { id: 'name-not-found.title', params: { host: target.host } },
        remedies: exists
          ? [{ id: 'name-not-found.remedy.add-address-record', params: { host: target.host } }]
          : [
              ...didYouMean(target.host, facts),
              { id: 'name-not-found.remedy.check-spelling', params: { host: target.host } },
              { id: 'name-not-found.remedy.inside-name', params: {} },
            ],
        evidence: idsOf([...lookup, ...denials]),
      },
    ]
  },
}

/** One "no such name" speaks for both record types; "no address of this type" must have been said of both. */
function agree(denials: readonly Failed<'dns-query'>[]): boolean {
  const codes = new Set(denials.map(({ outcome }) => outcome.failure.code))
  const types = new Set(denials.map(({ input }) => input.recordType))
  return codes.size === 1 && (codes.has('name-not-found') || types.size === 2)
}

function didYouMean(name: string, facts: readonly Fact[]): readonly Message[] {
  const known = [
    ...succeeded(facts, 'names-used-before').flatMap(({ outcome }) => outcome.value.names),
    ...succeeded(facts, 'hosts-file').flatMap(({ outcome }) => outcome.value.otherNames),
  ]
  // An ending that nobody has looked up counts as one that exists: then only known names are suggested.
  const isEndingKnown = !succeeded(facts, 'public-suffix').some(({ outcome }) => !outcome.value.isKnown)
  return typoCandidates(name, ['localhost', ...known], isEndingKnown).map((candidate) => ({
    id: 'name-not-found.remedy.did-you-mean',
    params: { candidate },
  }))
}
