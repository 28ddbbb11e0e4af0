// Runs the rules over the facts and orders what they find. What a finding means in words, and what was tried, are asked elsewhere.
import type { Fact } from '../facts/fact.ts'
import type { Succeeded } from '../facts/fact-queries.ts'
import { callableAddresses, goalFacts, succeeded, targetConnects } from '../facts/fact-queries.ts'
import { protocolBehindHttp } from '../facts/protocol-behind-http.ts'
import type { Certainty } from '../rules/cause.ts'
import type { CauseId } from '../rules/cause.ts'
import { leadsInside } from '../rules/captive-portal.ts'
import { rules } from '../rules/registry.ts'
import type { Evidence, Finding, Rule } from '../rules/rule.ts'
import { isWebsocket } from '../target/target.ts'
import type { Verdict } from './verdict.ts'

/** What the rules make of the facts. */
export interface Analysis {
  readonly verdict: Verdict
  readonly findings: readonly Finding[]
  /** Causes whose rules lacked the facts they need: neither found nor ruled out. */
  readonly notEvaluated: readonly CauseId[]
}

const weight: Readonly<Record<Certainty, number>> = { certain: 2, likely: 1, possible: 0 }

/** Evaluates every rule whose facts are there; findings come most certain first, consequences of other findings last. */
export function analyze(evidence: Evidence): Analysis {
  const ready = rules.filter((rule) => hasRequiredFacts(rule, evidence.facts))
  const found = ready.flatMap((rule) => rule.evaluate(evidence).map((finding) => ({ finding, rule })))
  const explained = found.map(({ finding, rule }) =>
    withExplanation(
      finding,
      rule,
      found.map((other) => other.finding),
    ),
  )
  const doubted = explained.map((finding) => (isTainted(explained) ? withDoubt(finding) : finding))
  const findings = doubted.toSorted(
    (left, right) =>
      Number(left.explainedBy !== undefined) - Number(right.explainedBy !== undefined) || weight[right.certainty] - weight[left.certainty],
  )
  return {
    verdict: verdictOf(evidence, findings),
    findings,
    notEvaluated: rules.filter((rule) => !ready.includes(rule)).map(({ cause }) => cause),
  }
}

/** A fact that was not run is no evidence: neither for a cause nor against it. */
function hasRequiredFacts({ requires }: Rule, facts: readonly Fact[]): boolean {
  return requires.every((kind) => facts.some((fact) => fact.kind === kind && fact.outcome.status !== 'not-run'))
}

/** A finding is a consequence of another one that its rule names, unless that other one is a mere possibility. */
function withExplanation(finding: Finding, rule: Rule, all: readonly Finding[]): Finding {
  const reason = all.find(
    ({ cause, certainty }) => rule.explainedBy.includes(cause) && (certainty !== 'possible' || finding.certainty === 'possible'),
  )
  return reason ? { ...finding, explainedBy: reason.cause } : finding
}

/** Tells whether something answers for everyone: then what was seen of the server may have been seen of that something. */
function isTainted(findings: readonly Finding[]): boolean {
  return findings.some(({ cause, certainty }) => cause === 'traffic-intercepted' && certainty !== 'possible')
}

/** What rests on the network's answers is worth no more than `possible` when a canary has answered; what this computer says of itself stands. */
function withDoubt(finding: Finding): Finding {
  if (finding.cause === 'traffic-intercepted' || saidByThisComputer.includes(finding.cause)) return finding
  return { ...finding, certainty: 'possible', explainedBy: finding.explainedBy ?? 'traffic-intercepted' }
}

const saidByThisComputer: readonly CauseId[] = [
  'invalid-address',
  'no-network',
  'no-route',
  'too-many-open-files',
  'local-ports-exhausted',
  'local-address-missing',
  'proxy-unreachable',
  'pac-broken',
  'name-points-elsewhere',
]

function verdictOf(evidence: Evidence, findings: readonly Finding[]): Verdict {
  if (isUsable(evidence) && !findings.some(({ cause, certainty }) => spoilsSuccess.includes(cause) && certainty !== 'possible'))
    return { outcome: 'works' }
  const first = findings[0]
  if (!first) return { outcome: 'cannot-tell' }
  return {
    outcome: first.certainty === 'possible' ? 'cannot-tell' : 'problem',
    cause: first.cause,
    certainty: first.certainty,
    actor: first.actor,
  }
}

/** Causes that are a problem even when the target can be used directly: programs take the way that is set, and the machine that the name leads to. */
const spoilsSuccess: readonly CauseId[] = [
  'proxy-unreachable',
  'proxy-authentication-required',
  'proxy-refuses-target',
  'proxy-breaks-websocket',
  'pac-broken',
  'name-points-elsewhere',
  'connection-unstable',
]

/** Tells whether the last step that was asked for succeeded directly; through a proxy it is another question. */
function isUsable({ target, facts }: Evidence): boolean {
  return goalFacts(target, facts).some((fact) => {
    if (fact.outcome.status !== 'succeeded') return false
    if (fact.kind === 'http-exchange') return isServed(fact as Succeeded<'http-exchange'>)
    if (fact.kind === 'first-bytes') return fact.outcome.value.ended === 'still-open' || fact.outcome.value.firstBytes !== ''
    return isWebsocket(target.scheme)
  })
}

/**
 * A redirect counts as served, unless it leads from a public address to an inside one: a login page, or a way that nobody outside can go. A server that
 * answers in HTTP only to say that it is none, with status 200 (MongoDB), is of no use; Engine.IO's polling is HTTP.
 */
function isServed(answer: Succeeded<'http-exchange'>): boolean {
  const { status } = answer.outcome.value
  const known = protocolBehindHttp(answer.outcome.value)
  const isHttp = known?.certainty !== 'certain' || known.name === 'Socket.IO'
  return isHttp && status >= 200 && status < 400 && (answer.input.encrypted || !leadsInside(answer))
}

/** Where all is as wished no rule can be certain of a fault; what a greeting brings can name another protocol. */
function isAsWished({ kind, outcome }: Fact): boolean {
  return outcome.status === 'succeeded' && kind !== 'service-greeting'
}

/** Tells whether what is still running can hardly change the verdict: the target is usable, or a cause is certain. Never while a proxy waits to be tried. */
export function settledOutcome(evidence: Evidence): 'works' | 'problem' | undefined {
  const setting = succeeded(evidence.facts, 'proxy-setting')[0]
  if (!setting || setting.outcome.value.proxy || setting.outcome.value.pacUrl !== undefined || evidence.options.checksProxies)
    return undefined
  if (!isUsable(evidence) && evidence.facts.every((fact) => isAsWished(fact))) return undefined
  const { verdict } = analyze(evidence)
  // An address that has not answered yet may show a fault that a program meets: IPv6 that leads nowhere.
  if (verdict.outcome === 'works') return isEveryAddressAnswered(evidence) ? 'works' : undefined
  return verdict.certainty === 'certain' ? 'problem' : undefined
}

function isEveryAddressAnswered({ target, facts }: Evidence): boolean {
  return targetConnects(facts).length >= callableAddresses(target, facts).length
}
