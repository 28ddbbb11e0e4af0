// How much the server's own file is worth: whether it is from the machine that was called, and from now. A file that may be of another machine, or of
// another day, makes no rule certain.
import type { Succeeded } from '../facts/fact-queries.ts'
import { factsOfKind, succeeded } from '../facts/fact-queries.ts'
import { addressReach, isInNetwork, isSameAddress } from '../target/ip-address.ts'
import type { ConnectFact } from './connect-outcome.ts'
import { otherPortConnects } from './connect-outcome.ts'
import type { Evidence } from './rule.ts'
import { serverDates } from './server-dates.ts'

type Description = Succeeded<'server-description'>

/** A program that was started or ended since makes an older description wrong. */
const freshForMs = 15 * 60_000

/** The description that the person gave, where there is one. */
export function serverFile({ facts }: Evidence): Description | undefined {
  return succeeded(facts, 'server-description')[0]
}

/** Tells whether a description surely tells of the machine that a connect went to, now. */
export function isSurelyOf(description: Description, called: ConnectFact, evidence: Evidence): boolean {
  return (
    isFresh(description, called, evidence) && hasAddress(description, called.input.address) && isUnmistakable(description, called, evidence)
  )
}

/** By this computer's clock; where that and the server's disagree, by the Date that the server itself put into an answer. */
export function isFresh({ outcome }: Description, called: ConnectFact, evidence: Evidence): boolean {
  const { describedAt, listing } = outcome.value
  if (describedAt === undefined || listing !== undefined) return false
  const nows = [Date.parse(called.startedAt), ...serverDates(evidence).map(({ serverDate }) => Date.parse(serverDate))]
  return nows.some((now) => Math.abs(now - Date.parse(describedAt)) < freshForMs)
}

/** Tells whether the described machine has an address that others can call it at. Every machine has 127.0.0.1, and many the same link-local ones. */
export function hasAddress({ outcome }: Description, address: string): boolean {
  if (['loopback', 'link-local', 'unusable'].includes(addressReach(address))) return false
  return outcome.value.addresses.some((own) => isSameAddress(own, address))
}

/**
 * An inside address is given out in many networks: the machine that has it here may be another one than the described. What tells it apart is a public
 * address in a network that this computer is in as well, or another port that is open here and there.
 */
export function isUnmistakable({ outcome }: Description, called: ConnectFact, evidence: Evidence): boolean {
  const { address } = called.input
  if (addressReach(address) === 'public') return true
  const { addresses, listeners } = outcome.value
  const ownNetworks = factsOfKind(evidence.facts, 'network-interfaces').flatMap((fact) =>
    fact.outcome.status === 'succeeded' ? fact.outcome.value.interfaces.flatMap((each) => each.addresses) : [],
  )
  const isNeighbour = addresses.some(
    (own) => addressReach(own) === 'public' && ownNetworks.some((network) => isInNetwork(own, network.address, network.prefixLength)),
  )
  const isOpenHereAndThere = otherPortConnects(evidence.facts).some(
    (fact) =>
      fact.input.address === address && fact.outcome.status === 'succeeded' && listeners.some(({ port }) => port === fact.input.port),
  )
  return isNeighbour || isOpenHereAndThere
}
