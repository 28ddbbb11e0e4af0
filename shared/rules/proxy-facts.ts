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

/** The name of a proxy as people write it, without credentials. */
export function proxyName({ scheme, host, port }: ProxyAddress): string {
  return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** The lookups of the proxy's name and the connects to it. */
export function proxyReachFacts({ facts }: Evidence): readonly Fact[] {
  return [
    ...factsOfKind(facts, 'system-lookup').filter(({ input }) => input.purpose === 'proxy'),
    ...factsOfKind(facts, 'tcp-connect').filter(({ input }) => input.purpose === 'proxy'),
  ]
}

/** Tells whether the target's last step succeeded through the proxy. */
export function worksThroughProxy({ target, facts }: Evidence): boolean {
  return goalFacts(target, facts, 'proxy').some(({ outcome }) => outcome.status === 'succeeded')
}
