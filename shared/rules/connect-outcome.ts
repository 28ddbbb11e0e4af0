// What all the connects to the target say together: the question that most reachability rules start from.
import type { FactByKind } from '../facts/fact.ts'
import { callableAddresses, factsOfKind, isOwnAddress, targetConnects } from '../facts/fact-queries.ts'
import type { Failure, FailureCode } from '../facts/outcome.ts'
import type { Evidence } from './rule.ts'

export type ConnectFact = FactByKind<'tcp-connect'>

/** Failures in which nothing at all came back. */
export const silentCodes: readonly FailureCode[] = ['no-answer', 'connect-timed-out']

/** No ARP or neighbour answer comes as host-unreachable after about 3.07 s on Linux (bad-peers 2.1 no. 14); a router or firewall that says so is faster. */
const addressResolutionMs = 2500

/** The failure of a fact, or `undefined` when it did not fail. */
export function failureOf(
  fact: { readonly outcome: { readonly status: string; readonly failure?: Failure } } | undefined,
): Failure | undefined {
  return fact?.outcome.failure
}

/** The failed connects to the target when no address of it could be connected to; empty otherwise, and while any is unknown or still being tried. */
export function failedConnects({ target, facts }: Evidence): readonly ConnectFact[] {
  const connects = targetConnects(facts)
  const isTried = (address: string): boolean => connects.some(({ input }) => input.address === address)
  const isAllFailed = connects.every(({ outcome }) => outcome.status === 'failed')
  return isAllFailed && callableAddresses(target, facts).every(isTried) ? connects : []
}

/** The failed connects that ended in one of these ways. */
export function withCode(connects: readonly ConnectFact[], ...codes: readonly FailureCode[]): readonly ConnectFact[] {
  return connects.filter((fact) => {
    const failure = failureOf(fact)
    return failure !== undefined && codes.includes(failure.code)
  })
}

/** Tells whether a connect failed because the machine did not answer on its own network. */
export function isUnansweredOnOwnNetwork(fact: ConnectFact): boolean {
  const failure = failureOf(fact)
  return failure?.code === 'host-unreachable' && !failure.synchronous && fact.durationMs >= addressResolutionMs
}

/** The connects to other ports that prove that a machine answers at the address: connected, or refused. */
export function signsOfLife({ facts }: Evidence): readonly ConnectFact[] {
  return otherPortConnects(facts).filter((fact) => fact.outcome.status === 'succeeded' || failureOf(fact)?.code === 'connection-refused')
}

/** The connects to other ports of the target's host. */
export function otherPortConnects(facts: Evidence['facts']): readonly ConnectFact[] {
  return factsOfKind(facts, 'tcp-connect').filter(({ input }) => input.purpose === 'other-port')
}

/** Tells whether a connect went to this computer itself. */
export function isOwn(fact: ConnectFact, { facts }: Evidence): boolean {
  return isOwnAddress(fact.input.address, facts)
}
