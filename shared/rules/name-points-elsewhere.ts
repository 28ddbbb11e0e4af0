// Pattern: the name leads to other addresses than expected: not to the one that the person named, or to the hosts file's instead of the resolvers'.
// Mistaken for: a change that is still spreading, or deliberate local testing. Certain against an expectation that the person stated; likely for a hosts
// file entry that the resolvers contradict, because such entries are usually forgotten ones. An expected address of the family that this computer leaves
// out (no IPv6 here, an IPv4 address expected of a name with both) is no contradiction while a resolver gives it. Only possible where two of the configured
// resolvers give different addresses and nobody could be connected to: balanced names differ in just this way.
import type { Fact } from '../facts/fact.ts'
import { idsOf, succeeded } from '../facts/fact-queries.ts'
import { addressFamily, addressReach, isAddress, isSameAddress } from '../target/ip-address.ts'
import { failedConnects } from './connect-outcome.ts'
import type { Evidence, Finding, Rule } from './rule.ts'
import { hasAddress, isFresh, serverFile } from './server-file.ts'

export const namePointsElsewhere: Rule = {
  cause: 'name-points-elsewhere',
  requires: ['system-lookup'],
  explainedBy: [],
  evaluate: (evidence) =>
    [...againstExpectation(evidence), ...hostsFileOverride(evidence), ...againstServerFile(evidence), ...resolversDisagree(evidence)].slice(
      0,
      1,
    ),
}

function againstExpectation({ target, options, facts }: Evidence): readonly Finding[] {
  const expected = options.expectedAddress
  const lookups = succeeded(facts, 'system-lookup').filter(({ input }) => input.purpose === 'target')
  const addresses = lookups.flatMap(({ outcome }) => outcome.value.addresses)
  if (expected === undefined || addresses.length === 0 || leadsTo(expected, addresses, facts)) return []
  return [
    {
      cause: 'name-points-elsewhere',
      certainty: 'certain',
      actor: 'domain-owner',
      message: { id: 'name-points-elsewhere.title', params: { host: target.host, addresses: addresses.join(', '), expected } },
      remedies: [{ id: 'name-points-elsewhere.remedy.correct-record', params: { host: target.host, expected } }],
      evidence: idsOf(lookups),
    },
  ]
}

function leadsTo(expected: string, addresses: readonly string[], facts: readonly Fact[]): boolean {
  if (addresses.some((address) => isSameAddress(address, expected))) return true
  if (addresses.some((address) => addressFamily(address) === addressFamily(expected))) return false
  const answered = succeeded(facts, 'dns-query').flatMap(({ outcome }) => outcome.value.addresses)
  return answered.some((address) => isSameAddress(address, expected))
}

function hostsFileOverride({ target, facts }: Evidence): readonly Finding[] {
  const entries = succeeded(facts, 'hosts-file').filter(({ outcome }) => outcome.value.addresses.length > 0)
  const written = entries.flatMap(({ outcome }) => outcome.value.addresses)
  const queries = succeeded(facts, 'dns-query').filter(({ outcome }) => outcome.value.addresses.length > 0)
  const resolved = queries.flatMap(({ outcome }) => outcome.value.addresses)
  if (
    isAddress(target.host) ||
    written.length === 0 ||
    resolved.length === 0 ||
    written.some((address) => resolved.some((other) => isSameAddress(address, other)))
  )
    return []
  return [
    {
      cause: 'name-points-elsewhere',
      certainty: 'likely',
      actor: 'you',
      message: {
        id: 'name-points-elsewhere.hosts-file.title',
        params: { host: target.host, written: written.join(', '), resolved: [...new Set(resolved)].join(', ') },
      },
      remedies: [{ id: 'name-points-elsewhere.remedy.remove-hosts-entry', params: { host: target.host } }],
      evidence: idsOf([...entries, ...queries]),
    },
  ]
}

/**
 * The server's own file has addresses that everybody can call, none of them the one that the name leads to, and nobody could be connected to there. Likely:
 * the file can be of another server, and a balancer or a CDN can stand in front.
 */
function againstServerFile(evidence: Evidence): readonly Finding[] {
  const { target, facts } = evidence
  const file = serverFile(evidence)
  const failed = failedConnects(evidence)
  const first = failed[0]
  if (!file || !first || isAddress(target.host) || !isFresh(file, first, evidence)) return []
  const called = failed.map(({ input }) => input.address)
  const families = called.map((address) => addressFamily(address))
  const own = file.outcome.value.addresses.filter(
    (address) => addressReach(address) === 'public' && families.includes(addressFamily(address)),
  )
  if (own.length === 0 || called.some((address) => hasAddress(file, address) || addressReach(address) === 'loopback')) return []
  return [
    {
      cause: 'name-points-elsewhere',
      certainty: 'likely',
      actor: 'domain-owner',
      message: {
        id: 'name-points-elsewhere.described.title',
        params: { host: target.host, addresses: called.join(', '), expected: own.slice(0, 4).join(', ') },
      },
      remedies: [{ id: 'name-points-elsewhere.remedy.correct-record', params: { host: target.host, expected: own[0] ?? '' } }],
      decidingTest: { id: 'name-points-elsewhere.test.try-other-address', params: { host: target.host, other: own[0] ?? '' } },
      evidence: idsOf([...succeeded(facts, 'system-lookup').filter(({ input }) => input.purpose === 'target'), ...failed, file]),
    },
  ]
}

function resolversDisagree(evidence: Evidence): readonly Finding[] {
  const { target, facts } = evidence
  const called = failedConnects(evidence)
  const used = called.map(({ input }) => input.address)
  const queries = succeeded(facts, 'dns-query').filter(({ outcome }) => outcome.value.addresses.length > 0)
  const agreeing = queries.filter(({ outcome }) => outcome.value.addresses.some((address) => isAmong(address, used)))
  const dissenting = queries.filter(
    ({ input, outcome }) =>
      agreeing.some((other) => other.input.recordType === input.recordType && other.input.resolver !== input.resolver) &&
      !outcome.value.addresses.some((address) => isAmong(address, used)),
  )
  const other = dissenting[0]?.outcome.value.addresses[0]
  if (other === undefined) return []
  return [
    {
      cause: 'name-points-elsewhere',
      certainty: 'possible',
      actor: 'domain-owner',
      message: { id: 'name-points-elsewhere.resolvers-disagree.title', params: { host: target.host, used: used.join(', '), other } },
      remedies: [{ id: 'name-points-elsewhere.remedy.ask-which-address', params: { host: target.host } }],
      decidingTest: { id: 'name-points-elsewhere.test.try-other-address', params: { host: target.host, other } },
      evidence: idsOf([...agreeing, ...dissenting, ...called]),
    },
  ]
}

function isAmong(address: string, addresses: readonly string[]): boolean {
  return addresses.some((other) => isSameAddress(address, other))
}
