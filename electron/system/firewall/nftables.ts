// Reads what `nft -j list ruleset` prints (libnftables-json(5), version 1 of its schema), and the words of the rules from `nft -a list ruleset`.
// Pure. An expression that is not known here makes its rule one that may or may not match, so nothing is claimed because of it.
import * as v from 'valibot'
import type { FirewallRule } from '../../../shared/facts/firewall.ts'
import { clipText } from '../../probes/clip-text.ts'
import { addressIn } from './packet-address.ts'
import type { Action, Chain, Condition, Match, Packet, Rule, RuleSet } from './rule-set.ts'
import { anyOf, negated, portBetween } from './rule-set.ts'
import { parseJson } from '../../../shared/facts/parse-json.ts'

const name = v.string()
const place = { family: name, table: name }
const chainSchema = v.looseObject({ ...place, name, hook: v.optional(name), policy: v.optional(name) })
const ruleSchema = v.looseObject({ ...place, chain: name, handle: v.number(), expr: v.array(v.record(name, v.unknown())) })
const setSchema = v.looseObject({ ...place, name, elem: v.optional(v.array(v.unknown())) })
const documentSchema = v.looseObject({ nftables: v.array(v.record(name, v.unknown())) })

/** The hooks that a call passes. */
const directions: Readonly<Record<string, Packet['direction']>> = {
  ingress: 'inbound',
  prerouting: 'inbound',
  input: 'inbound',
  output: 'outbound',
  postrouting: 'outbound',
  egress: 'outbound',
}

const families: Readonly<Record<string, readonly Packet['family'][]>> = {
  ip: ['ipv4'],
  ip6: ['ipv6'],
  inet: ['ipv4', 'ipv6'],
  netdev: ['ipv4', 'ipv6'],
}

/** Tables that iptables keeps in here; `iptables-save` shows them better, since some of their matches have no words of their own in nft. */
const iptablesTables = new Set(['filter', 'nat', 'mangle', 'raw', 'security'])

/** Reads the tables; `undefined` for what is no such document. With `withoutIptables` those that iptables keeps are left to its own reader. */
export function parseNftables(json: string, listing: string, withoutIptables: boolean): RuleSet | undefined {
  const document = v.safeParse(documentSchema, parseJson(json))
  if (!document.success) return undefined
  const objects = document.output.nftables
  const sets = new Map(objects.flatMap(({ set }) => (v.is(setSchema, set) ? [[keyOf(set, set.name), set.elem ?? []] as const] : [])))
  const isLeftOut = ({ family, table }: { readonly family: string; readonly table: string }): boolean =>
    withoutIptables && (family === 'ip' || family === 'ip6') && iptablesTables.has(table)
  const words = wordsByHandle(listing)
  const chains = new Map<string, { rules: Rule[]; base?: NonNullable<Chain['base']> }>()
  for (const { chain } of objects) {
    if (v.is(chainSchema, chain) && !isLeftOut(chain)) chains.set(keyOf(chain, chain.name), newChain(chain))
  }
  for (const { rule } of objects) {
    if (!v.is(ruleSchema, rule) || isLeftOut(rule)) continue
    const key = keyOf(rule, rule.chain)
    const text = words.get(`${rule.family} ${rule.table} ${rule.handle}`) ?? JSON.stringify(rule.expr)
    const shown: FirewallRule = { backend: 'nftables', place: clipText(key, 200), text: clipText(text, 300) }
    const rules = readRule(rule.expr, { shown, chainPrefix: `${rule.family} ${rule.table}`, sets })
    // Chains of a device see only what passes that one.
    const read =
      rule.family === 'netdev' ? rules.map((each) => ({ ...each, conditions: [...each.conditions, () => 'maybe' as const] })) : rules
    chains.get(key)?.rules.push(...read)
  }
  return chains
}

function keyOf({ family, table }: { readonly family: string; readonly table: string }, own: string): string {
  return `${family} ${table} ${own}`
}

function newChain(chain: v.InferOutput<typeof chainSchema>): { rules: Rule[]; base?: NonNullable<Chain['base']> } {
  const direction = directions[chain.hook ?? '']
  if (direction === undefined) return { rules: [] }
  const kind = chain.policy === 'drop' ? 'drop' : 'accept'
  const shown: FirewallRule = { backend: 'nftables', place: clipText(keyOf(chain, chain.name), 200), text: `policy ${kind}` }
  return { rules: [], base: { direction, families: families[chain.family] ?? [], policy: { shown, conditions: [], action: { kind } } } }
}

/** The rules as people read them: `nft -a` ends each with its handle, which is unique within its table. */
function wordsByHandle(listing: string): ReadonlyMap<string, string> {
  const words = new Map<string, string>()
  let table = ''
  for (const line of listing.split('\n')) {
    const opened = /^table (\S+) (\S+) \{/.exec(line)
    if (opened) table = `${opened[1] ?? ''} ${opened[2] ?? ''}`
    const mark = line.lastIndexOf(' # handle ')
    if (!opened && mark !== -1 && !line.trimEnd().includes('{ # handle'))
      words.set(`${table} ${line.slice(mark + 10).trim()}`, line.slice(0, mark).trim())
  }
  return words
}

interface Reading {
  readonly shown: FirewallRule
  readonly chainPrefix: string
  readonly sets: ReadonlyMap<string, readonly unknown[]>
}

/** One rule, or one for each entry of a verdict map. */
function readRule(expressions: readonly Readonly<Record<string, unknown>>[], reading: Reading): Rule[] {
  const conditions: Condition[] = []
  for (const expression of expressions) {
    const [kind = '', body] = Object.entries(expression)[0] ?? []
    const action = actionOf(kind, body, reading)
    if (action) return [{ shown: reading.shown, conditions, action }]
    if (kind === 'vmap') return readVerdictMap(body, conditions, reading)
    if (kind === 'match') conditions.push(readMatch(body, reading))
    else if (!passing.has(kind)) conditions.push(() => 'maybe')
  }
  return [{ shown: reading.shown, conditions, action: { kind: 'continue' } }]
}

/** Statements that note, mark or count and go on. */
const passing = new Set([
  'counter',
  'log',
  'mangle',
  'comment',
  'notrack',
  'flow',
  'set',
  'meta',
  'ct helper',
  'ct timeout',
  'ct expectation',
])

function actionOf(kind: string, body: unknown, { chainPrefix }: Reading): Action | undefined {
  switch (kind) {
    case 'accept':
    case 'drop':
    case 'reject':
    case 'return':
    case 'continue':
      return { kind }
    case 'jump':
    case 'goto':
      return { kind, chain: `${chainPrefix} ${String((body as { readonly target?: unknown } | null)?.target)}` }
    // They change where it seems to come from, which stops nothing.
    case 'masquerade':
    case 'snat':
      return { kind: 'accept' }
    case 'dnat':
    case 'redirect':
    case 'tproxy':
    case 'fwd':
      return { kind: 'rerouted' }
    case 'queue':
    case 'synproxy':
      return { kind: 'unknown' }
    case 'xt':
      // A target of iptables; its matches are conditions that are not seen.
      return (body as { readonly type?: unknown } | null)?.type === 'target' ? targetOf(body as { readonly name?: unknown }) : undefined
    default:
      return undefined
  }
}

function targetOf({ name: target }: { readonly name?: unknown }): Action {
  return target === 'REJECT' ? { kind: 'reject' } : target === 'LOG' || target === 'MARK' ? { kind: 'continue' } : { kind: 'rerouted' }
}

function readVerdictMap(body: unknown, conditions: readonly Condition[], reading: Reading): Rule[] {
  const { key, data } = (body ?? {}) as { readonly key?: unknown; readonly data?: unknown }
  const entries = (data as { readonly set?: unknown } | null)?.set
  const unclear: Rule = { shown: reading.shown, conditions: [...conditions, () => 'maybe'], action: { kind: 'unknown' } }
  if (!Array.isArray(entries)) return [unclear]
  return entries.map((entry: unknown): Rule => {
    const [value, verdict] = Array.isArray(entry) ? (entry as unknown[]) : []
    const [kind = '', target] = Object.entries(verdict ?? {})[0] ?? []
    const action = actionOf(kind, target, reading)
    return action
      ? { shown: reading.shown, conditions: [...conditions, readMatch({ op: '==', left: key, right: value }, reading)], action }
      : unclear
  })
}

function readMatch(body: unknown, { sets, chainPrefix }: Reading): Condition {
  const { op, left, right } = (body ?? {}) as { readonly op?: unknown; readonly left?: unknown; readonly right?: unknown }
  const values = valuesOf(right, (set) => sets.get(`${chainPrefix} ${set}`))
  const compare = comparison(left)
  if (op === '==' || op === 'in') return (packet) => compare(packet, values)
  // What is not of this family does not match a rule about its addresses, negated or not.
  if (op === '!=')
    return (packet) => (compare(packet, []) === 'no' && isOtherProtocol(left, packet) ? 'no' : negated(compare(packet, values)))
  const limit = typeof right === 'number' ? right : undefined
  if (limit === undefined || !isPort(left)) return () => 'maybe'
  const ranges: Readonly<Record<string, readonly [number, number]>> = {
    '<': [0, limit - 1],
    '<=': [0, limit],
    '>': [limit + 1, 65_535],
    '>=': [limit, 65_535],
  }
  const range = ranges[String(op)]
  return range ? (packet) => portBetween(packet, ...range) : () => 'maybe'
}

/** The values that a right side stands for; `undefined` for one that cannot be listed. */
function valuesOf(right: unknown, setNamed: (name: string) => readonly unknown[] | undefined): readonly unknown[] | undefined {
  if (typeof right === 'string' && right.startsWith('@')) return setNamed(right.slice(1))
  if (Array.isArray(right)) return right as unknown[]
  const anonymous = (right as { readonly set?: unknown } | null)?.set
  return Array.isArray(anonymous) ? (anonymous as unknown[]) : [right]
}

type Compare = (packet: Packet, values: readonly unknown[] | undefined) => Match

/** How a left side is compared. `values` that cannot be listed leave it open. */
function comparison(left: unknown): Compare {
  const { meta, payload, ct, fib } = (left ?? {}) as Readonly<
    Record<string, { readonly key?: unknown; readonly protocol?: unknown; readonly field?: unknown } | undefined>
  >
  const among =
    (found: (packet: Packet, value: unknown) => Match): Compare =>
    (packet, values) =>
      values === undefined ? 'maybe' : anyOf(values.map((value) => found(packet, inner(value))))
  if (isPort(left)) return among(portIs)
  if (payload?.protocol === 'ip' || payload?.protocol === 'ip6') {
    const family = payload.protocol === 'ip' ? 'ipv4' : 'ipv6'
    const inFamily =
      (compare: Compare): Compare =>
      (packet, values) =>
        packet.family === family ? compare(packet, values) : 'no'
    if (payload.field === 'protocol' || payload.field === 'nexthdr') return inFamily(among((_packet, value) => isTcp(value)))
    if (payload.field === 'daddr' || payload.field === 'saddr')
      return inFamily(among((packet, value) => addressIs(packet, payload.field === 'daddr' ? 'destination' : 'source', value)))
    return inFamily(() => 'maybe')
  }
  if (payload?.protocol !== undefined && payload.protocol !== 'tcp' && payload.protocol !== 'th') return () => 'no'
  if (meta?.key === 'l4proto') return among((_packet, value) => isTcp(value))
  if (meta?.key === 'nfproto') return among((packet, value) => (value === packet.family ? 'yes' : 'no'))
  if (meta?.key === 'protocol') return among((packet, value) => (value === (packet.family === 'ipv4' ? 'ip' : 'ip6') ? 'yes' : 'no'))
  if (['iifname', 'iif', 'oifname', 'oif'].includes(String(meta?.key))) return among((_packet, value) => (value === 'lo' ? 'no' : 'maybe'))
  if (ct?.key === 'state') return among((_packet, value) => (value === 'new' ? 'yes' : value === 'untracked' ? 'maybe' : 'no'))
  if (fib !== undefined) return () => 'maybe'
  if (isFlagMask(left)) return among((_packet, value) => (value === 'syn' ? 'yes' : value === 0 ? 'no' : 'maybe'))
  return () => 'maybe'
}

/** `tcp flags & (…, syn, …) == …`: of the flags that are looked at the first packet has SYN alone. */
function isFlagMask(left: unknown): boolean {
  const masked = (left as { readonly '&'?: unknown } | null)?.['&']
  const [field, mask] = Array.isArray(masked) ? (masked as unknown[]) : []
  const { protocol, field: named } =
    (field as { readonly payload?: { readonly protocol?: unknown; readonly field?: unknown } } | undefined)?.payload ?? {}
  return protocol === 'tcp' && named === 'flags' && Array.isArray(mask) && mask.includes('syn')
}

/** Set elements may carry a comment or a counter around their value. */
function inner(value: unknown): unknown {
  const elem = (value as { readonly elem?: { readonly val?: unknown } } | null)?.elem
  return elem?.val ?? value
}

function isPort(left: unknown): boolean {
  const payload = (left as { readonly payload?: { readonly protocol?: unknown; readonly field?: unknown } } | null)?.payload
  return payload?.field === 'dport' && (payload.protocol === 'tcp' || payload.protocol === 'th')
}

/** Tells whether a rule looks into a header that the packet does not have. */
function isOtherProtocol(left: unknown, packet: Packet): boolean {
  const protocol = (left as { readonly payload?: { readonly protocol?: unknown } } | null)?.payload?.protocol
  if (protocol === 'ip') return packet.family !== 'ipv4'
  if (protocol === 'ip6') return packet.family !== 'ipv6'
  return protocol !== undefined && protocol !== 'tcp' && protocol !== 'th'
}

function isTcp(value: unknown): Match {
  return value === 'tcp' || value === 6 ? 'yes' : 'no'
}

function portIs(packet: Packet, value: unknown): Match {
  if (typeof value === 'number') return portBetween(packet, value, value)
  const range = (value as { readonly range?: unknown } | null)?.range
  const [from, to] = Array.isArray(range) ? (range as unknown[]) : []
  return typeof from === 'number' && typeof to === 'number' ? portBetween(packet, from, to) : 'maybe'
}

function addressIs(packet: Packet, side: 'source' | 'destination', value: unknown): Match {
  if (typeof value === 'string') return addressIn(packet, side, value)
  const prefix = (value as { readonly prefix?: { readonly addr?: unknown; readonly len?: unknown } } | null)?.prefix
  return typeof prefix?.addr === 'string' && typeof prefix.len === 'number'
    ? addressIn(packet, side, `${prefix.addr}/${prefix.len}`)
    : 'maybe'
}
