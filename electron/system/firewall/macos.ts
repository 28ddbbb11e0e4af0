// The two packet filters of macOS: the application firewall, which asks for whole programs (socketfilterfw(8)), and pf, which only root may read
// (pfctl(8)). What rules of pf do is not worked out: they are shown where they name the port.
import type { FirewallRule, FirewallState } from '../../../shared/facts/firewall.ts'
import { clipText } from '../../probes/clip-text.ts'
import type { CommandResult, RunCommand } from '../run-command.ts'
import { unreadState } from './read-firewall.ts'
import type { ReadFirewall } from './read-firewall.ts'

const socketFilter = '/usr/libexec/ApplicationFirewall/socketfilterfw'

/** Reads both. */
export async function readMacosFirewall(run: RunCommand, signal: AbortSignal): Promise<ReadFirewall> {
  const [application, info, rules] = await Promise.all([
    run(socketFilter, ['--getglobalstate'], signal),
    run('pfctl', ['-s', 'info'], signal),
    run('pfctl', ['-s', 'rules'], signal),
  ])
  return parseMacosFirewall(application, info, rules)
}

/** Reads `State = 1`, `Status: Enabled`, and one rule in each line. */
export function parseMacosFirewall(application: CommandResult, info: CommandResult, rules: CommandResult): ReadFirewall {
  const backends = [
    stateOf('application-firewall', application, /\(State = [12]\)/, /\(State = 0\)/),
    stateOf('pf', info, /^Status: Enabled/m, /^Status: Disabled/m),
  ].filter((state) => state !== undefined)
  const lines = rules.status === 'printed' ? rules.text.split('\n') : []
  const isAllOff = backends.length === 2 && backends.every(({ state }) => state === 'off')
  return {
    backends,
    judge: ({ port }) => {
      if (isAllOff) return { verdict: 'allows', rules: [] }
      const named = port === undefined ? [] : lines.filter((line) => new RegExp(`\\bport = ${port}\\b`).test(line))
      return {
        verdict: 'not-known',
        rules: named.slice(0, 8).map((text): FirewallRule => ({ backend: 'pf', place: 'pf', text: clipText(text.trim(), 300) })),
      }
    },
  }
}

function stateOf(backend: FirewallState['backend'], result: CommandResult, on: RegExp, off: RegExp): FirewallState | undefined {
  if (result.status !== 'printed') return unreadState(backend, result)
  if (on.test(result.text)) return { backend, state: 'on' }
  return off.test(result.text) ? { backend, state: 'off' } : { backend, state: 'not-known', reason: 'unreadable' }
}
