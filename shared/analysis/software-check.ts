// Sums up what stands between programs and the network without being set: known software by its signs, and a tunnel that takes what goes to the target.
import type { Fact, FactId } from '../facts/fact.ts'
import { factsOfKind, succeeded } from '../facts/fact-queries.ts'
import { isTunnelName, mayIntercept, softwareOfInterface, softwareOfIssuer } from '../facts/proxy-software.ts'
import type { SoftwareId } from '../facts/proxy-software.ts'

/** Known software with what shows that it is here. None of these signs says that it interferes. */
export interface SoftwareSummary {
  readonly software: SoftwareId
  /** The names of its processes. */
  readonly processes: readonly string[]
  /** Where it waits for connections. */
  readonly endpoints: readonly { readonly address: string; readonly port: number }[]
  readonly interfaceName?: string
  /** The name with which its authority signed the certificate that came from the target's address. */
  readonly issuer?: string
  readonly evidence: readonly FactId[]
}

/** The software that was found, and whether it is known what runs here at all. */
export interface SoftwareCheck {
  readonly isKnown: boolean
  readonly found: readonly SoftwareSummary[]
}

/** A tunnel that what is sent to the target goes into. */
export interface TunnelSummary {
  readonly interfaceName: string
  readonly evidence: readonly FactId[]
}

type Signs = Omit<SoftwareSummary, 'software'>

/** Collects the signs of each product. */
export function checkSoftware(facts: readonly Fact[]): SoftwareCheck {
  const signs = [...signsOfPrograms(facts), ...signsOfInterfaces(facts), ...signsOfAuthorities(facts)]
  const found = new Map<SoftwareId, SoftwareSummary>()
  for (const [software, sign] of signs) {
    found.set(software, joined(found.get(software) ?? { software, processes: [], endpoints: [], evidence: [] }, sign))
  }
  return { isKnown: succeeded(facts, 'proxy-software').length > 0, found: [...found.values()] }
}

function joined(before: SoftwareSummary, next: Signs): SoftwareSummary {
  return {
    ...before,
    ...next,
    processes: [...new Set([...before.processes, ...next.processes])],
    endpoints: [...before.endpoints, ...next.endpoints],
    evidence: [...new Set([...before.evidence, ...next.evidence])],
  }
}

function signsOfPrograms(facts: readonly Fact[]): readonly (readonly [SoftwareId, Signs])[] {
  return succeeded(facts, 'proxy-software').flatMap(({ id, outcome: { value } }) => [
    ...value.running.map(({ software, process }) => [software, { processes: [process], endpoints: [], evidence: [id] }] as const),
    ...value.listening.map(
      ({ software, process, address, port }) =>
        [software, { processes: [process], endpoints: [{ address, port }], evidence: [id] }] as const,
    ),
  ])
}

function signsOfInterfaces(facts: readonly Fact[]): readonly (readonly [SoftwareId, Signs])[] {
  return succeeded(facts, 'network-interfaces').flatMap(({ id, outcome }) =>
    outcome.value.interfaces.flatMap(({ name }) => {
      const software = softwareOfInterface(name)
      return software ? [[software, { processes: [], endpoints: [], interfaceName: name, evidence: [id] }] as const] : []
    }),
  )
}

function signsOfAuthorities(facts: readonly Fact[]): readonly (readonly [SoftwareId, Signs])[] {
  return succeeded(facts, 'tls-handshake')
    .filter(({ input }) => input.route === 'direct' && input.purpose === 'target')
    .flatMap(({ id, outcome }) => {
      const issuer = outcome.value.chain[0]?.issuer ?? ''
      const software = softwareOfIssuer(issuer)
      return software ? [[software, { processes: [], endpoints: [], issuer, evidence: [id] }] as const] : []
    })
}

/** Finds a tunnel on the way to the target, by the interface that the system sends from. */
export function tunnelOf(facts: readonly Fact[]): TunnelSummary | undefined {
  const ways = succeeded(facts, 'source-address').filter(({ outcome }) => isTunnelName(outcome.value.interfaceName ?? ''))
  const interfaceName = ways[0]?.outcome.value.interfaceName
  return interfaceName === undefined ? undefined : { interfaceName, evidence: ways.map(({ id }) => id) }
}

/** The products among them that can take connections without any setting. */
export function possibleInterceptors({ found }: SoftwareCheck): readonly SoftwareId[] {
  return found.map(({ software }) => software).filter(mayIntercept)
}

/** Tells whether it is known that nothing here takes connections by itself. Old reports did not look. */
export function isNothingBetween(facts: readonly Fact[]): boolean {
  const software = checkSoftware(facts)
  // Where the system knows no way, there is none into a tunnel either.
  const isRouteKnown = factsOfKind(facts, 'source-address').every(({ outcome }) => outcome.status !== 'not-run')
  return software.isKnown && possibleInterceptors(software).length === 0 && isRouteKnown && tunnelOf(facts) === undefined
}
