// The temporary ports of this computer towards one endpoint. Chooses the operating system; the reading is in the file named for it.
import type { InputOf, ValueOf } from '../../../shared/facts/fact.ts'
import type { Outcome } from '../../../shared/facts/outcome.ts'

/** Reads range and use; systems without a reader say so. */
export async function portBudget(input: InputOf<'port-budget'>): Promise<Outcome<ValueOf<'port-budget'>>> {
  if (process.platform !== 'linux') return { status: 'not-run', reason: 'unsupported-here' }
  return (await import('./linux.ts')).readLinuxPortBudget(input)
}
