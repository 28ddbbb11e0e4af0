// What looking for a proxy script without being told where (WPAD) comes to on this network. That nobody offers one is the usual case, and no fault.
import { isJudgedSource } from './fact.ts'
import type { Fact, FactByKind, InputOf } from './fact.ts'
import { factsOfKind, succeeded } from './fact-queries.ts'
import type { Failed, Succeeded } from './fact-queries.ts'
import type { FailureCode } from './outcome.ts'

/** A script is there, and it is its own fault that it cannot be used. */
const ownFaults: readonly FailureCode[] = [
  'pac-syntax-error',
  'pac-without-function',
  'pac-threw',
  'pac-endless',
  'pac-out-of-memory',
  'pac-answer-malformed',
  'answer-too-large',
]

/** What shows that no script is offered there. Silence shows nothing: browsers wait, and a script may come yet. */
const absences: readonly FailureCode[] = [
  'name-not-found',
  'name-without-address',
  'connection-refused',
  'connected-to-itself',
  'connection-reset',
  'closed-without-answer',
  'http-not-spoken',
  'http-malformed',
  'pac-not-served',
]

/** The places that let programs look by themselves, of those that more than single programs follow. */
export function detectingPlaces(facts: readonly Fact[]): readonly Succeeded<'proxy-source'>[] {
  return succeeded(facts, 'proxy-source').filter(
    ({ input, outcome }) => isJudgedSource(input.source) && outcome.value.choice === 'auto-detect',
  )
}

/** Tells whether any place lets programs look by themselves. */
export function isDetectionOn(facts: readonly Fact[]): boolean {
  return detectingPlaces(facts).length > 0
}

/** The addresses to be asked for a script by now: the next one once the one before it has shown that it has none. */
export function candidatesDue(facts: readonly Fact[]): readonly InputOf<'pac-script'>[] {
  const { candidates } = succeeded(facts, 'script-discovery')[0]?.outcome.value ?? { candidates: [] }
  const next = candidates.findIndex(({ url }) => {
    const script = scriptAt(url, facts)
    return script === undefined || script.outcome.status === 'succeeded' || isScriptItself(script)
  })
  return next === -1 ? candidates : candidates.slice(0, next + 1)
}

/** The script that programs find, whether it works or not; `undefined` where there is none, or none is known. */
export function foundScript(facts: readonly Fact[]): FactByKind<'pac-script'> | undefined {
  const scripts = factsOfKind(facts, 'pac-script').filter(({ input }) => input.foundBy !== undefined)
  return scripts.find((script) => script.outcome.status === 'succeeded' || isScriptItself(script))
}

/** Tells whether it is known that this network offers no script. */
export function isNothingFound(facts: readonly Fact[]): boolean {
  const discovery = succeeded(facts, 'script-discovery')[0]?.outcome.value
  if (!discovery?.isComplete) return false
  return discovery.candidates.every(({ url }) => {
    const script = scriptAt(url, facts)
    return script !== undefined && isOfferedByNobody(script)
  })
}

/** Tells whether a script failed by what it is, and not for want of one. */
function isScriptItself({ outcome }: FactByKind<'pac-script'>): boolean {
  return outcome.status === 'failed' && ownFaults.includes(outcome.failure.code)
}

/** Tells whether a script is broken: one that is set, and cannot be had or used, or one that is there by itself and cannot be used. */
export function isBrokenScript(script: FactByKind<'pac-script'>): script is Failed<'pac-script'> {
  return script.outcome.status === 'failed' && (script.input.foundBy === undefined || isScriptItself(script))
}

/** Tells whether a script was looked for at this address, and nobody offers one there. */
export function isOfferedByNobody({ input, outcome }: FactByKind<'pac-script'>): boolean {
  return input.foundBy !== undefined && outcome.status === 'failed' && absences.includes(outcome.failure.code)
}

function scriptAt(url: string, facts: readonly Fact[]): FactByKind<'pac-script'> | undefined {
  return factsOfKind(facts, 'pac-script').find(({ input }) => input.foundBy !== undefined && input.url === url)
}
