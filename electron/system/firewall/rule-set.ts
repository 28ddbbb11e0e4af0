// What the rules of a packet filter do with the first packet of a new TCP connection, worked out without sending it. Pure; reading rules from what
// commands print is the work of nftables.ts and iptables.ts.
// A condition that cannot be decided from here (who calls, which user, a rate) is "maybe", and a verdict that hangs on one is not known.
import type { FirewallJudgement, FirewallRule, FirewallVerdict } from '../../../shared/facts/firewall.ts'

/** The packet that is asked about: a SYN between this machine and another. */
export interface Packet {
  readonly direction: 'inbound' | 'outbound'
  readonly family: 'ipv4' | 'ipv6'
  /** Absent: some port that no rule names. */
  readonly port?: number
  /** Where it goes to; absent for calls to any address of this machine. */
  readonly address?: string
}

export type Match = 'yes' | 'no' | 'maybe'

/** Tells whether a packet meets a condition. */
export type Condition = (packet: Packet) => Match

/** What a rule does with a packet that meets its conditions. */
export type Action =
  | { readonly kind: 'accept' | 'drop' | 'reject' | 'return' | 'continue' }
  /** `rerouted`: sent elsewhere, past the rules of this machine's own calls; `unknown`: handed to what is not seen here. */
  | { readonly kind: 'unknown' | 'rerouted' }
  | { readonly kind: 'jump' | 'goto'; readonly chain: string }

export interface Rule {
  readonly shown: FirewallRule
  readonly conditions: readonly Condition[]
  readonly action: Action
}

/** A list of rules; `policy` is for packets that none of them decides, and only base chains have one. */
export interface Chain {
  readonly rules: readonly Rule[]
  readonly base?: { readonly direction: Packet['direction']; readonly families: readonly Packet['family'][]; readonly policy: Rule }
}

/** All chains by a name that is unique in the set. */
export type RuleSet = ReadonlyMap<string, Chain>

type End = 'accept' | 'drop' | 'reject' | 'unknown' | 'rerouted'

interface Walk {
  /** How the packet may end in here. */
  readonly ends: ReadonlySet<End>
  /** Whether it may come out again undecided. */
  readonly mayFall: boolean
  readonly rules: readonly FirewallRule[]
}

/** The kernel allows 16 jumps into each other (NFT_JUMP_STACK_SIZE, iptables' stack likewise). */
const deepestJump = 16

/** A set that jumps back and forth could be walked for ever. 100,000 rules take some ten milliseconds. */
const mostSteps = 100_000

const mostRules = 8

/** Judges what all base chains of a direction do with a packet: every one of them must let it pass. */
export function judge(ruleSets: readonly RuleSet[], packet: Packet): FirewallJudgement {
  const budget = { steps: mostSteps }
  const walks = ruleSets.flatMap((ruleSet) =>
    [...ruleSet.values()]
      .filter(({ base }) => base?.direction === packet.direction && base.families.includes(packet.family))
      .map((chain) => walk(ruleSet, chain, packet, budget, 0)),
  )
  const rerouting = walks.filter(({ ends }) => ends.has('rerouted'))
  if (rerouting.length > 0) return { verdict: 'not-known', rules: rerouting.flatMap(({ rules }) => rules).slice(0, mostRules) }
  const verdicts = walks.map(verdictOf)
  // One chain that surely stops it is enough, whatever the others do.
  const stopping = verdicts.findIndex((verdict) => verdict === 'drops' || verdict === 'rejects')
  const verdict =
    stopping === -1 ? (verdicts.every((each) => each === 'allows') ? 'allows' : 'not-known') : (verdicts[stopping] ?? 'not-known')
  const telling = stopping === -1 ? walks : walks.slice(stopping, stopping + 1)
  return { verdict, rules: telling.flatMap(({ rules }) => rules).slice(0, mostRules) }
}

function verdictOf({ ends }: Walk): FirewallVerdict {
  const [end, ...others] = ends
  if (others.length > 0) return 'not-known'
  switch (end) {
    case 'accept':
      return 'allows'
    case 'drop':
      return 'drops'
    case 'reject':
      return 'rejects'
    default:
      return 'not-known'
  }
}

function walk(ruleSet: RuleSet, chain: Chain, packet: Packet, budget: { steps: number }, depth: number): Walk {
  const ends = new Set<End>()
  const rules: FirewallRule[] = []
  let mayFall = false
  const all = chain.base ? [...chain.rules, chain.base.policy] : chain.rules
  for (const [index, { conditions, action, shown }] of all.entries()) {
    budget.steps -= 1
    if (budget.steps < 0 || depth > deepestJump) return { ends: new Set(['unknown']), mayFall: true, rules }
    const match = allOf(conditions, packet)
    if (match === 'no' || action.kind === 'continue') continue
    const isSure = match === 'yes'
    if (action.kind === 'return') {
      mayFall = true
      // Out of a base chain it leads to the policy, which stands last.
      if (isSure && !chain.base) return { ends, mayFall, rules }
      if (isSure) return settled(ends, rules, all.at(-1))
      continue
    }
    if (action.kind === 'jump' || action.kind === 'goto') {
      const target = ruleSet.get(action.chain)
      const inner: Walk = target
        ? walk(ruleSet, target, packet, budget, depth + 1)
        : { ends: new Set(['unknown']), mayFall: true, rules: [shown] }
      for (const end of inner.ends) ends.add(end)
      if (inner.ends.size > 0) rules.push(...inner.rules)
      if (action.kind === 'goto' && inner.mayFall) {
        mayFall = true
        if (isSure) return chain.base ? settled(ends, rules, all.at(-1)) : { ends, mayFall, rules }
      }
      if (isSure && !inner.mayFall) return { ends, mayFall, rules }
      continue
    }
    ends.add(action.kind)
    // The policy of a chain that lets everything pass is no rule worth showing.
    if (index < all.length - 1 || !chain.base || action.kind !== 'accept') rules.push(shown)
    if (isSure && action.kind !== 'unknown') return { ends, mayFall, rules }
  }
  return { ends, mayFall: !chain.base, rules }
}

/** A packet that went back to a base chain meets its policy. */
function settled(ends: Set<End>, rules: FirewallRule[], policy: Rule | undefined): Walk {
  if (policy?.action.kind === 'accept' || policy?.action.kind === 'drop') ends.add(policy.action.kind)
  if (policy?.action.kind === 'drop') rules.push(policy.shown)
  return { ends, mayFall: false, rules }
}

function allOf(conditions: readonly Condition[], packet: Packet): Match {
  let result: Match = 'yes'
  for (const condition of conditions) {
    const match = condition(packet)
    if (match === 'no') return 'no'
    if (match === 'maybe') result = 'maybe'
  }
  return result
}

/** The opposite of a match; what is not decided stays so. */
export function negated(match: Match): Match {
  return match === 'maybe' ? 'maybe' : match === 'yes' ? 'no' : 'yes'
}

/** Whether any of several matches holds. */
export function anyOf(matches: readonly Match[]): Match {
  return matches.includes('yes') ? 'yes' : matches.includes('maybe') ? 'maybe' : 'no'
}

/** Tells whether the packet's port lies between two, both included. A port that no rule names lies in no range, as long as that is not all. */
export function portBetween(packet: Packet, from: number, to: number): Match {
  if (packet.port === undefined) return from <= 1 && to >= 65_535 ? 'yes' : to - from > 1000 ? 'maybe' : 'no'
  return from <= packet.port && packet.port <= to ? 'yes' : 'no'
}
