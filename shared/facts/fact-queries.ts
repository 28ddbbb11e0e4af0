// Ways to ask a list of facts, shared by the plan, the rules and the comparison. No conclusions are drawn here.
import { addressReach, isAddress, isLocalhostName } from '../target/ip-address.ts'
import type { Target } from '../target/target.ts'
import type { ConnectPurpose, Fact, FactByKind, FactId, FactKind, Route, ValueOf } from './fact.ts'
import type { Failure, FailureCode } from './outcome.ts'

/** A fact whose operation succeeded, with its value at hand. */
export type Succeeded<Kind extends FactKind> = FactByKind<Kind> & {
  readonly outcome: { readonly status: 'succeeded'; readonly value: ValueOf<Kind> }
}

/** A fact whose operation failed, with its failure at hand. */
export type Failed<Kind extends FactKind> = FactByKind<Kind> & {
  readonly outcome: { readonly status: 'failed'; readonly failure: Failure }
}

/** All facts of one kind. */
export function factsOfKind<Kind extends FactKind>(facts: readonly Fact[], kind: Kind): readonly FactByKind<Kind>[] {
  return facts.filter((fact): fact is FactByKind<Kind> => fact.kind === kind)
}

/** The facts of one kind whose operation succeeded. */
export function succeeded<Kind extends FactKind>(facts: readonly Fact[], kind: Kind): readonly Succeeded<Kind>[] {
  return factsOfKind(facts, kind).filter((fact): fact is Succeeded<Kind> => fact.outcome.status === 'succeeded')
}

/** The facts of one kind whose operation failed, with one of these codes where codes are given. */
export function failed<Kind extends FactKind>(
  facts: readonly Fact[],
  kind: Kind,
  ...codes: readonly FailureCode[]
): readonly Failed<Kind>[] {
  return factsOfKind(facts, kind).filter(
    (fact): fact is Failed<Kind> => fact.outcome.status === 'failed' && (codes.length === 0 || codes.includes(fact.outcome.failure.code)),
  )
}

/** The ids of facts, for the evidence of a finding. */
export function idsOf(facts: readonly Fact[]): readonly FactId[] {
  return facts.map(({ id }) => id)
}

/** The facts about a connection of one purpose over one route. */
export function about<Item extends Fact & { readonly input: { readonly purpose: ConnectPurpose; readonly route: Route } }>(
  facts: readonly Item[],
  purpose: ConnectPurpose,
  route: Route = 'direct',
): readonly Item[] {
  return facts.filter(({ input }) => input.purpose === purpose && input.route === route)
}

/** The connects to the target itself. */
export function targetConnects(facts: readonly Fact[]): readonly FactByKind<'tcp-connect'>[] {
  return factsOfKind(facts, 'tcp-connect').filter(({ input }) => input.purpose === 'target')
}

/** At most this many addresses of one name are tried; a name with more is balanced over equals. */
const mostAddresses = 4

/** The addresses that are tried for the target: itself, or what the system's lookup gave, alternating families so that neither is left out. */
export function targetAddresses(target: Target, facts: readonly Fact[]): readonly string[] {
  if (isAddress(target.host)) return [target.host]
  const lookup = succeeded(facts, 'system-lookup').find(({ input }) => input.purpose === 'target')
  const addresses = [...new Set(lookup?.outcome.value.addresses ?? [])]
  const ipv6 = addresses.filter((address) => address.includes(':'))
  const ipv4 = addresses.filter((address) => !address.includes(':'))
  const fromIpv6 = Math.min(ipv6.length, Math.max(mostAddresses / 2, mostAddresses - ipv4.length))
  const chosen = new Set([...ipv6.slice(0, fromIpv6), ...ipv4.slice(0, mostAddresses - fromIpv6)])
  return addresses.filter((address) => chosen.has(address))
}

/** Those of them that can be called at all: the ones that are connected to. */
export function callableAddresses(target: Target, facts: readonly Fact[]): readonly string[] {
  return targetAddresses(target, facts).filter((address) => addressReach(address) !== 'unusable')
}

/** The addresses that this machine itself has, loopback included. */
function ownAddresses(facts: readonly Fact[]): readonly string[] {
  return succeeded(facts, 'network-interfaces').flatMap(({ outcome }) =>
    outcome.value.interfaces.flatMap(({ addresses }) => addresses.map(({ address }) => address)),
  )
}

/** Tells whether an address belongs to this computer. */
export function isOwnAddress(address: string, facts: readonly Fact[]): boolean {
  return addressReach(address) === 'loopback' || ownAddresses(facts).includes(address)
}

/** Tells whether the target is this computer, as far as its name and the known addresses say. */
export function isTargetThisComputer(target: Target, facts: readonly Fact[]): boolean {
  if (isLocalhostName(target.host)) return true
  const addresses = targetAddresses(target, facts)
  return addresses.length > 0 && addresses.every((address) => isOwnAddress(address, facts))
}

/** The last step that was asked for: what makes the target usable over one route. */
export function goalFacts(target: Target, facts: readonly Fact[], route: Route = 'direct'): readonly Fact[] {
  const isGoal = (fact: Fact): boolean => {
    if (target.scheme === 'tcp') return fact.kind === 'first-bytes' && fact.input.purpose === 'target' && fact.input.route === route
    const kind = target.scheme === 'ws' || target.scheme === 'wss' ? 'websocket-upgrade' : 'http-exchange'
    return (
      fact.kind === kind &&
      fact.input.purpose === 'target' &&
      fact.input.route === route &&
      fact.input.encrypted === (target.scheme === 'wss' || target.scheme === 'https')
    )
  }
  return facts.filter(isGoal)
}
