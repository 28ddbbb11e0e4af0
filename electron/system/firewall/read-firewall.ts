// What every operating system's reader of packet filters gives: which are in use, and a judge who knows their rules.
import type { FirewallJudgement, FirewallState } from '../../../shared/facts/firewall.ts'
import type { CommandResult } from '../run-command.ts'
import type { Packet } from './rule-set.ts'

/** A machine's packet filters as they are now. */
export interface ReadFirewall {
  readonly backends: readonly FirewallState[]
  readonly judge: (packet: Packet) => FirewallJudgement
}

/** The judgement where rules could not be read. */
export const notKnown: FirewallJudgement = { verdict: 'not-known', rules: [] }

/** The state of a filter whose command gave nothing to read; `undefined` for one that is not installed. */
export function unreadState(
  backend: FirewallState['backend'],
  result: Exclude<CommandResult, { status: 'printed' }>,
): FirewallState | undefined {
  if (result.status === 'not-installed') return undefined
  return { backend, state: 'not-known', reason: result.status === 'failed' ? 'unreadable' : result.status }
}
