// This machine's packet filters, read only. Chooses the operating system; the reading is in the file named for it.
import type { InputOf, ValueOf } from '../../../shared/facts/fact.ts'
import type { Outcome } from '../../../shared/facts/outcome.ts'
import { addressFamily } from '../../../shared/target/ip-address.ts'
import { notRun } from '../../probes/first-verdict.ts'
import type { ProbeContext } from '../../probes/probe-context.ts'
import { runCommand } from '../run-command.ts'
import type { ReadFirewall } from './read-firewall.ts'

/** Reads the filters as they are now; `undefined` where there is no reader. */
export async function readFirewall(signal: AbortSignal): Promise<ReadFirewall | undefined> {
  switch (process.platform) {
    case 'linux':
      return (await import('./linux.ts')).readLinuxFirewall(runCommand, signal)
    case 'win32':
      return (await import('./windows.ts')).readWindowsFirewall(runCommand, signal)
    case 'darwin':
      return (await import('./macos.ts')).readMacosFirewall(runCommand, signal)
    default:
      return undefined
  }
}

/** Says what they do with one connection. That nobody here may read them is the usual answer, and is no failure. */
export async function firewall(
  { address, port, direction }: InputOf<'firewall'>,
  { signal }: ProbeContext,
): Promise<Outcome<ValueOf<'firewall'>>> {
  const read = await readFirewall(signal)
  if (signal.aborted) return notRun(signal)
  if (!read) return { status: 'not-run', reason: 'unsupported-here' }
  const isUnreadable = read.backends.length > 0 && read.backends.every(({ reason }) => reason === 'no-permission')
  if (isUnreadable) return { status: 'not-run', reason: 'no-permission' }
  const judgement = read.judge({ direction, family: addressFamily(address) ?? 'ipv4', port, address })
  return { status: 'succeeded', value: { ...judgement, backends: read.backends } }
}
