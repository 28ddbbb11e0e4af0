// Which programs of this machine wait for TCP connections. Read on demand only: it takes tens of milliseconds or more.
import type { ValueOf } from '../../../shared/facts/fact.ts'
import type { Outcome } from '../../../shared/facts/outcome.ts'
import type { ProbeContext } from '../../probes/probe-context.ts'

/** Reads the listeners of every address and family. */
export async function listeners(_input: unknown, context: Pick<ProbeContext, 'signal'>): Promise<Outcome<ValueOf<'listeners'>>> {
  switch (process.platform) {
    case 'linux':
      return (await import('./linux.ts')).readLinuxListeners(context.signal)
    case 'darwin':
    case 'win32':
      return (await import('./macos-and-windows.ts')).readOtherListeners(context.signal)
    default:
      return { status: 'not-run', reason: 'unsupported-here' }
  }
}
