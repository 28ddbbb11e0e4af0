// What was found on the ways through the proxies in use, for the proxy rules.
import type { Fact } from '../facts/fact.ts'
import { goalFacts } from '../facts/fact-queries.ts'
import type { HttpHead } from '../facts/outcome.ts'
import { proxyPaths, settingsInForce } from '../facts/proxy-path.ts'
import type { ProxyPath } from '../facts/proxy-path.ts'
import { foundScript } from '../facts/script-discovery.ts'
import type { Evidence } from './rule.ts'

/** Tells whether it is known that no proxy is in force. */
export function isWithoutProxy({ facts }: Pick<Evidence, 'facts'>): boolean {
  const settings = settingsInForce(facts)
  const isNoneNamed = settings.every(({ outcome }) => outcome.value.proxy === undefined && outcome.value.pacUrl === undefined)
  return settings.some(({ kind }) => kind === 'proxy-setting') && isNoneNamed && !foundScript(facts)
}

/** Tells whether the target's last step succeeded through some proxy. */
export function worksThroughProxy({ target, facts }: Evidence): boolean {
  return proxyPaths(target, facts).some(isPassedOn)
}

/** Tells whether the proxy gave the question on to the target: what it answers itself when it does not is 403, 407 or 5xx. */
export function isPassedOn({ goals }: Pick<ProxyPath, 'goals'>): boolean {
  return goals.some(({ kind, outcome }) => {
    if (outcome.status !== 'succeeded') return false
    return kind !== 'http-exchange' || isFromTarget(outcome.value.status)
  })
}

function isFromTarget(status: number): boolean {
  return status < 500 && status !== 403 && status !== 407
}

/** The answers to questions for the whole address, which are the target's or the proxy's own. */
export function answersInPlaceOfTunnel({ goals }: Pick<ProxyPath, 'goals'>): readonly { readonly fact: Fact; readonly head: HttpHead }[] {
  return goals.flatMap((fact) =>
    fact.kind === 'http-exchange' && fact.input.askedProxy && fact.outcome.status === 'succeeded'
      ? [{ fact, head: fact.outcome.value }]
      : [],
  )
}

/** Tells whether the target's last step succeeds directly. */
export function worksDirectly({ target, facts }: Evidence): boolean {
  return goalFacts(target, facts).some(({ outcome }) => outcome.status === 'succeeded')
}

/** Tells whether programs get on without this proxy, because the script that names it names another way that works. */
export function hasWorkingAlternative({ alternatives = [] }: ProxyPath, evidence: Evidence): boolean {
  if (alternatives.some(({ kind }) => kind === 'direct') && worksDirectly(evidence)) return true
  const others = alternatives.flatMap((directive) => (directive.kind === 'proxy' ? [directive.proxy] : []))
  return proxyPaths(evidence.target, evidence.facts).some(
    (path) => isPassedOn(path) && others.some(({ host, port }) => host === path.proxy.host && port === path.proxy.port),
  )
}
