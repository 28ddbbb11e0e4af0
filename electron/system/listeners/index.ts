// Which programs of this machine wait for TCP connections and UDP datagrams. Read on demand only: it takes tens of milliseconds or more.
import type { ValueOf } from '../../../shared/facts/fact.ts'
import type { Outcome } from '../../../shared/facts/outcome.ts'
import type { ProbeContext } from '../../probes/probe-context.ts'
import { runCommand } from '../run-command.ts'

/** Reads the listeners of every address and family. */
export async function listeners(_input: unknown, context: Pick<ProbeContext, 'signal'>): Promise<Outcome<ValueOf<'listeners'>>> {
  switch (process.platform) {
    case 'linux':
      return (await import('./linux.ts')).readLinuxListeners(context.signal)
    case 'darwin':
      return readMacos(context.signal)
    case 'win32':
      return readWindows(context.signal)
    default:
      return { status: 'not-run', reason: 'unsupported-here' }
  }
}

/** Without the administrator's rights UDP's owners, and so its sockets, are those of this person alone: a list that is not whole is none. */
async function readMacos(signal: AbortSignal): Promise<Outcome<ValueOf<'listeners'>>> {
  const [{ readOtherListeners }, { readHeldSockets, withOwners }] = await Promise.all([
    import('./macos-and-windows.ts'),
    import('./macos-owners.ts'),
  ])
  const [outcome, held] = await Promise.all([readOtherListeners(signal), readHeldSockets(runCommand, signal)])
  if (outcome.status !== 'succeeded' || !held) return outcome
  const udp = process.getuid?.() === 0 ? { udpListeners: held.udp } : {}
  return { status: 'succeeded', value: { listeners: withOwners(outcome.value.listeners, held.tcp), ...udp } }
}

async function readWindows(signal: AbortSignal): Promise<Outcome<ValueOf<'listeners'>>> {
  const value = await (await import('./windows.ts')).readWindowsListeners(runCommand, signal)
  if (value) return { status: 'succeeded', value }
  return (await import('./macos-and-windows.ts')).readOtherListeners(signal)
}
