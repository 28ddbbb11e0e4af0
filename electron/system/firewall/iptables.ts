// Reads what `iptables-save` and `ip6tables-save` print (iptables 1.8, iptables-extensions(8)). Pure and linear. An option that is not known here
// makes its rule one that may or may not match, so nothing is claimed because of it.
import type { FirewallRule } from '../../../shared/facts/firewall.ts'
import { clipText } from '../../probes/clip-text.ts'
import { addressIn } from './packet-address.ts'
import type { Action, Chain, Condition, Packet, Rule, RuleSet } from './rule-set.ts'
import { anyOf, negated, portBetween } from './rule-set.ts'

/** The built-in chains that a call passes, by direction; FORWARD is for packets of others. */
const directions: Readonly<Record<string, Packet['direction']>> = {
  PREROUTING: 'inbound',
  INPUT: 'inbound',
  OUTPUT: 'outbound',
  POSTROUTING: 'outbound',
}

/** Reads the tables of one family. */
export function parseIptables(text: string, family: Packet['family']): RuleSet {
  const chains = new Map<string, { rules: Rule[]; base?: NonNullable<Chain['base']> }>()
  let table = ''
  for (const line of text.split('\n')) {
    if (line.startsWith('*')) table = line.slice(1).trim()
    const [, name, policy] = /^:(\S+) (\S+)/.exec(line) ?? []
    if (name !== undefined && policy !== undefined) chains.set(`${table} ${name}`, newChain(table, name, policy, family))
    const words = line.startsWith('-A ') ? splitWords(line) : []
    const chain = chains.get(`${table} ${words[1] ?? ''}`)
    if (chain)
      chain.rules.push(
        readRule(words.slice(2), table, {
          backend: 'iptables',
          place: clipText(`${table} ${words[1] ?? ''}`, 200),
          text: clipText(line, 300),
        }),
      )
  }
  return chains
}

/** Tells whether a set has any rule, or a policy that stops packets. */
export function hasRules(ruleSet: RuleSet): boolean {
  return [...ruleSet.values()].some(({ rules, base }) => rules.length > 0 || base?.policy.action.kind === 'drop')
}

function newChain(
  table: string,
  name: string,
  policy: string,
  family: Packet['family'],
): { rules: Rule[]; base?: NonNullable<Chain['base']> } {
  const direction = directions[name]
  // A chain of the person's own has "-" for a policy.
  if (direction === undefined || policy === '-') return { rules: [] }
  const shown: FirewallRule = { backend: 'iptables', place: `${table} ${name}`, text: clipText(`:${name} ${policy}`, 300) }
  return {
    rules: [],
    base: { direction, families: [family], policy: { shown, conditions: [], action: { kind: policy === 'DROP' ? 'drop' : 'accept' } } },
  }
}

/** Words apart by spaces; quoted ones may hold spaces, and quotes after a backslash. */
function splitWords(line: string): string[] {
  return (line.match(/"(?:[^"\\]|\\.)*"|\S+/g) ?? []).map((word) => word.replace(/^"|"$/g, ''))
}

function readRule(words: readonly string[], table: string, shown: FirewallRule): Rule {
  const conditions: Condition[] = []
  let action: Action = { kind: 'continue' }
  for (let index = 0; index < words.length; index += 1) {
    const isNegated = words[index] === '!'
    if (isNegated) index += 1
    const option = words[index] ?? ''
    if (option === '-j' || option === '-g') {
      action = actionOf(words[index + 1] ?? '', table, option === '-g')
      // What follows are the target's own options.
      break
    }
    const value = words[index + 1] ?? ''
    if (option === '-m') {
      // A module that has no option of its own below decides by means that are not seen here.
      if (!quietModules.has(value)) conditions.push(() => 'maybe')
      index += 1
      continue
    }
    const takesNoValue = option === '--syn' || !words[index + 1] || words[index + 1]?.startsWith('-')
    const condition = conditionOf(option, value, words[index + 2] ?? '')
    if (condition) conditions.push(isNegated ? (packet) => negated(condition(packet)) : condition)
    index += option === '--tcp-flags' ? 2 : takesNoValue ? 0 : 1
  }
  return { shown, conditions, action }
}

/** Modules of which every option is read here, or that have no say. */
const quietModules = new Set(['tcp', 'udp', 'multiport', 'state', 'conntrack', 'comment', 'addrtype'])

function conditionOf(option: string, value: string, second: string): Condition | undefined {
  switch (option) {
    case '-p':
      return () => (value === 'tcp' || value === '6' || value === 'all' ? 'yes' : 'no')
    case '-s':
      return (packet) => addressIn(packet, 'source', value)
    case '-d':
      return (packet) => addressIn(packet, 'destination', value)
    case '-i':
    case '-o':
      return () => (value === 'lo' ? 'no' : 'maybe')
    case '--dport':
    case '--dports':
    case '--ports':
      return (packet) =>
        anyOf([...value.split(',').map((range) => portIn(packet, range)), ...(option === '--ports' ? (['maybe'] as const) : [])])
    case '--state':
    case '--ctstate':
      return () => (value.split(',').includes('NEW') ? 'yes' : /UNTRACKED|NAT/.test(value) ? 'maybe' : 'no')
    case '--syn':
      return () => 'yes'
    case '--tcp-flags':
      return () => tcpFlags(value, second)
    case '--dst-type':
      return ({ direction }) => (value === 'LOCAL' && direction === 'inbound' ? 'yes' : 'maybe')
    case '--comment':
      return undefined
    default:
      return () => 'maybe'
  }
}

/** The first packet of a connection has SYN set and nothing else that these rules look at. */
function tcpFlags(mask: string, wanted: string): 'yes' | 'no' {
  const looked = mask === 'ALL' || mask.split(',').includes('SYN') ? ['SYN'] : []
  const set = wanted === 'NONE' ? [] : wanted.split(',')
  return set.length === looked.length && set.every((flag) => looked.includes(flag)) ? 'yes' : 'no'
}

function portIn(packet: Packet, range: string): ReturnType<Condition> {
  const [from = '', to = from] = range.split(':')
  if (!/^\d{0,5}$/.test(from) || !/^\d{0,5}$/.test(to)) return 'maybe'
  return portBetween(packet, Number(from || 0), Number(to || 65_535))
}

/** Targets that note or mark and go on (iptables-extensions(8)). */
const passing = new Set([
  'LOG',
  'NFLOG',
  'ULOG',
  'MARK',
  'CONNMARK',
  'TCPMSS',
  'CLASSIFY',
  'DSCP',
  'TOS',
  'AUDIT',
  'TRACE',
  'CHECKSUM',
  'SET',
  'CT',
  'TTL',
  'HL',
])

function actionOf(target: string, table: string, isGoto: boolean): Action {
  if (isGoto) return { kind: 'goto', chain: `${table} ${target}` }
  switch (target) {
    case 'ACCEPT':
    case 'MASQUERADE': // this and the next change where it seems to come from, which stops nothing
    case 'SNAT':
      return { kind: 'accept' }
    case 'DROP':
      return { kind: 'drop' }
    case 'REJECT':
      return { kind: 'reject' }
    case 'RETURN':
      return { kind: 'return' }
    case 'DNAT':
    case 'REDIRECT':
    case 'TPROXY':
    case 'NETMAP':
      return { kind: 'rerouted' }
    case 'QUEUE':
    case 'NFQUEUE':
    case 'SYNPROXY':
      return { kind: 'unknown' }
    default:
      return passing.has(target) ? { kind: 'continue' } : { kind: 'jump', chain: `${table} ${target}` }
  }
}
