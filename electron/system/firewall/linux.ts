// The packet filters of Linux: nftables, and iptables as far as its rules are kept apart. ufw and firewalld write their rules into those, so of them
// only the state is read. Filters of programs (BPF, Landlock, SELinux) and of a provider are not seen here.
import { access, readFile } from 'node:fs/promises'
import type { FirewallState } from '../../../shared/facts/firewall.ts'
import type { CommandResult, RunCommand } from '../run-command.ts'
import { hasRules, parseIptables } from './iptables.ts'
import { parseNftables } from './nftables.ts'
import { notKnown, unreadState } from './read-firewall.ts'
import type { ReadFirewall } from './read-firewall.ts'
import type { RuleSet } from './rule-set.ts'
import { judge } from './rule-set.ts'

/** Reads all of them at once. */
export async function readLinuxFirewall(run: RunCommand, signal: AbortSignal): Promise<ReadFirewall> {
  const [json, listing, ipv4, ipv6, legacyTables, ufw, firewalld] = await Promise.all([
    run('nft', ['-j', 'list', 'ruleset'], signal),
    run('nft', ['-a', 'list', 'ruleset'], signal),
    run('iptables-save', [], signal),
    run('ip6tables-save', [], signal),
    readLegacyTables(),
    readUfw(),
    readFirewalld(run, signal),
  ])
  return assemble({ json, listing, ipv4, ipv6, ...legacyTables }, [...ufw, ...firewalld])
}

/** What the commands printed. */
export interface LinuxFirewallTexts {
  readonly json: CommandResult
  readonly listing: CommandResult
  readonly ipv4: CommandResult
  readonly ipv6: CommandResult
  /** The tables of the kernel's older packet filter, which only the legacy variant of iptables shows. */
  readonly hasLegacyTables: boolean | 'not-known'
  /** Whether the kernel knows nftables at all. */
  readonly hasNftables: boolean
}

/** Puts together what was read. Where a part could not be read, a call that the others let pass is not known to pass. */
export function assemble(texts: LinuxFirewallTexts, managers: readonly FirewallState[]): ReadFirewall {
  const { json, listing, ipv4, ipv6 } = texts
  const iptables = [
    ipv4.status === 'printed' ? parseIptables(ipv4.text, 'ipv4') : undefined,
    ipv6.status === 'printed' ? parseIptables(ipv6.text, 'ipv6') : undefined,
  ]
  const isIptablesRead = iptables.every((set) => set !== undefined)
  const nftables =
    json.status === 'printed' ? parseNftables(json.text, listing.status === 'printed' ? listing.text : '', isIptablesRead) : undefined
  const ruleSets = [nftables, ...iptables].filter((set) => set !== undefined)
  const isAllRead = isNftablesComplete(texts, nftables) && isIptablesComplete(texts, isIptablesRead, nftables)
  return {
    backends: [
      ...stateOf('nftables', json, nftables),
      ...stateOf('iptables', ipv4, isIptablesRead ? mergedSets(iptables) : undefined),
      ...managers,
    ],
    judge: (packet) => {
      const judgement = judge(ruleSets, packet)
      return judgement.verdict === 'allows' && !isAllRead ? notKnown : judgement
    },
  }
}

function isNftablesComplete({ json, hasNftables }: LinuxFirewallTexts, nftables: RuleSet | undefined): boolean {
  return nftables !== undefined || (json.status === 'not-installed' && !hasNftables)
}

/** Newer variants keep their rules in nftables, where they are seen anyway; the older one's are seen only by its own command. */
function isIptablesComplete({ ipv4, hasLegacyTables }: LinuxFirewallTexts, isRead: boolean, nftables: RuleSet | undefined): boolean {
  const readsLegacy = isRead && ipv4.status === 'printed' && !ipv4.text.includes('(nf_tables)')
  return (nftables !== undefined && hasLegacyTables === false) || (isRead && (readsLegacy || hasLegacyTables === false))
}

function mergedSets(sets: readonly (RuleSet | undefined)[]): RuleSet {
  return new Map(sets.flatMap((set, index) => [...(set ?? [])].map(([key, chain]) => [`${index} ${key}`, chain] as const)))
}

function stateOf(backend: 'nftables' | 'iptables', result: CommandResult, ruleSet: RuleSet | undefined): readonly FirewallState[] {
  if (result.status !== 'printed') return [unreadState(backend, result)].filter((state) => state !== undefined)
  if (ruleSet === undefined) return [{ backend, state: 'not-known', reason: 'unreadable' }]
  return [{ backend, state: hasRules(ruleSet) ? 'on' : 'off' }]
}

async function readLegacyTables(): Promise<Pick<LinuxFirewallTexts, 'hasLegacyTables' | 'hasNftables'>> {
  const [names, hasNftables] = await Promise.all([
    Promise.all(['ip', 'ip6'].map((family) => readFile(`/proc/net/${family}_tables_names`, 'latin1'))).then(
      (texts): boolean | 'not-known' => texts.some((text) => text.trim() !== ''),
      // Without the kernel's module there is no such file, and are no such tables.
      (error: unknown): boolean | 'not-known' => ((error as NodeJS.ErrnoException).code === 'ENOENT' ? false : 'not-known'),
    ),
    // Built in or loaded as a module, the kernel lists it here.
    access('/sys/module/nf_tables').then(
      () => true,
      () => false,
    ),
  ])
  return { hasLegacyTables: names, hasNftables }
}

/** ufw's own file says whether it is switched on (ufw(8)); everybody may read it. */
async function readUfw(): Promise<readonly FirewallState[]> {
  try {
    return [parseUfwState(await readFile('/etc/ufw/ufw.conf', 'utf8'))]
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? [] : [{ backend: 'ufw', state: 'not-known', reason: 'no-permission' }]
  }
}

/** Reads `ENABLED=yes` of ufw.conf. */
export function parseUfwState(text: string): FirewallState {
  const value = /^\s*ENABLED\s*=\s*["']?(yes|no)\b/im.exec(text)?.[1]?.toLowerCase()
  return value === undefined
    ? { backend: 'ufw', state: 'not-known', reason: 'unreadable' }
    : { backend: 'ufw', state: value === 'yes' ? 'on' : 'off' }
}

/** It prints one word and says the same by its exit status: 252 for "not running" (firewall-cmd(1)). */
async function readFirewalld(run: RunCommand, signal: AbortSignal): Promise<readonly FirewallState[]> {
  const result = await run('firewall-cmd', ['--state'], signal)
  if (result.status === 'printed') return [{ backend: 'firewalld', state: result.text.trim() === 'running' ? 'on' : 'off' }]
  if (result.status === 'failed' && result.raw.includes('not running')) return [{ backend: 'firewalld', state: 'off' }]
  return [unreadState('firewalld', result)].filter((state) => state !== undefined)
}
