// Answers the question "is a proxy in the way?" from the settings of this computer alone, without any address that was asked for.
import { isJudgedSource } from '../facts/fact.ts'
import type { Fact } from '../facts/fact.ts'
import { proxyPaths } from '../facts/proxy-path.ts'
import type { ProxyPath } from '../facts/proxy-path.ts'
import { failureOf } from '../rules/connect-outcome.ts'
import { unansweredCodes } from '../rules/proxy-unreachable.ts'
import type { Target } from '../target/target.ts'
import type { PathSummary, ProxyCheck } from './proxy-check.ts'
import { checkSoftware, isNothingBetween } from './software-check.ts'
import { sourcesOf, stateOf, usersOf } from './proxy-check.ts'

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
  const paths = proxyPaths(anyTarget('https'), facts).map(pathOf)
  return { answer: answerOf(sources, paths, isNothingBetween(facts)), sources, paths, software: checkSoftware(facts) }
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

function answerOf(sources: ProxyCheck['sources'], paths: ProxyCheck['paths'], isClear: boolean): ProxyCheck['answer'] {
  if (paths.some(({ arrives }) => arrives === 'no')) return 'yes'
  const judged = sources.filter(({ source }) => isJudgedSource(source))
  const isNothingSet = judged.length > 0 && judged.every(({ state }) => state === 'direct' || state === 'not-here')
  return isNothingSet && isClear ? 'no' : 'cannot-tell'
}
