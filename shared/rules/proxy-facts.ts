// The proxy in force and what was tried through it, for the proxy rules.
import type { ProxyAddress } from '../facts/fact.ts'
import { factsOfKind, goalFacts, succeeded } from '../facts/fact-queries.ts'
import type { Fact } from '../facts/fact.ts'
import type { Evidence } from './rule.ts'

/** The proxy that a program on this machine would use for the target, with the fact that says so. */
export function proxyInForce({ facts }: Pick<Evidence, 'facts'>): { readonly proxy: ProxyAddress; readonly setting: Fact } | undefined {
  const setting = succeeded(facts, 'proxy-setting')[0]
  const proxy = setting?.outcome.value.proxy
  return setting && proxy ? { proxy, setting } : undefined
}

/** Tells whether it is known that no proxy is in force. */
export function isWithoutProxy({ facts }: Pick<Evidence, 'facts'>): boolean {
  return succeeded(facts, 'proxy-setting').some(({ outcome }) => outcome.value.proxy === undefined)
}

/** The connects to the proxy, or the lookup of its name while there are none. */
export function proxyReachFacts({ facts }: Evidence): readonly Fact[] {
  const connects = factsOfKind(facts, 'tcp-connect').filter(({ input }) => input.purpose === 'proxy')
  return connects.length > 0 ? connects : factsOfKind(facts, 'system-lookup').filter(({ input }) => input.purpose === 'proxy')
}

/** Tells whether the target's last step succeeded through the proxy. */
export function worksThroughProxy({ target, facts }: Evidence): boolean {
  return goalFacts(target, facts, 'proxy').some(({ outcome }) => outcome.status === 'succeeded')
}
