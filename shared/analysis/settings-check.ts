// Answers the question "is a proxy in the way?" from the settings of this computer alone, without any address that was asked for.
import { isJudgedSource } from '../facts/fact.ts'
import type { Fact } from '../facts/fact.ts'
import { failed } from '../facts/fact-queries.ts'
import { proxyPaths } from '../facts/proxy-path.ts'
import type { ProxyPath } from '../facts/proxy-path.ts'
import { failureOf } from '../rules/connect-outcome.ts'
import { unansweredCodes } from '../rules/proxy-unreachable.ts'
import type { Target } from '../target/target.ts'
import type { PathSummary, ProxyCheck, ProxySourceSummary } from './proxy-check.ts'
import { checkSoftware, isNothingBetween } from './software-check.ts'
import { scriptsOf, sourcesOf, stateOf, usersOf } from './proxy-check.ts'

/**
 * An address somewhere, which settings are asked about and which nobody calls. No exception can mean a name below `.invalid` (RFC 6761 section 6.4),
 * unless it means every name.
 */
export function anyTarget(scheme: 'http' | 'https' | 'wss'): Target {
  return { scheme, host: 'any-name.invalid', port: scheme === 'http' ? 80 : 443, path: '/', input: '' }
}

/** Sums up the places that were read and the proxies that were called. With proxies that are alive only an address shows whether they are in the way. */
export function checkSettings(facts: readonly Fact[]): ProxyCheck {
  const sources = sourcesOf(facts)
  const named = facts.filter(({ kind, outcome }) => kind !== 'pac-script' || outcome.status !== 'succeeded')
  const paths = proxyPaths(anyTarget('https'), named).map(pathOf)
  const scripts = scriptsOf(facts).map((script) =>
    script.state === 'failed' && !isBroken(script.url, facts) ? { ...script, state: 'not-known' as const } : script,
  )
  const isFaulty = paths.some(({ arrives }) => arrives === 'no') || scripts.some(({ state }) => state === 'failed')
  const answer = isFaulty ? 'yes' : answerOf(sources, isNothingBetween(facts))
  return { answer, sources, paths, scripts, software: checkSoftware(facts) }
}

function pathOf({ proxy, saidBy, connects, lookups }: ProxyPath): PathSummary {
  const reach = connects.length > 0 ? connects : lookups
  const codes = reach.map((fact) => failureOf(fact)?.code)
  const isDead = reach.length > 0 && codes.every((code) => code !== undefined && unansweredCodes.includes(code))
  return {
    proxy,
    usedBy: usersOf(saidBy),
    stages: [{ stage: 'reach-proxy', ...stateOf(reach) }],
    arrives: isDead ? 'no' : 'cannot-tell',
  }
}

/** Tells whether a script failed by itself, or its server was asked in vain: not for want of a network or of names. */
function isBroken(url: string, facts: readonly Fact[]): boolean {
  return failed(facts, 'pac-script').some(({ input, outcome }) => {
    const { code } = outcome.failure
    return input.url === url && (code.startsWith('pac-') || code === 'answer-too-large' || unansweredCodes.includes(code))
  })
}

const harmlessStates: readonly ProxySourceSummary['state'][] = ['direct', 'nothing-found', 'not-here']

function answerOf(sources: ProxyCheck['sources'], isClear: boolean): ProxyCheck['answer'] {
  const judged = sources.filter(({ source }) => isJudgedSource(source))
  const isNothingSet = judged.length > 0 && judged.every(({ state }) => harmlessStates.includes(state))
  return isNothingSet && isClear ? 'no' : 'cannot-tell'
}
