// Finds the way to one address in the system's routing table.
import type { InputOf, ValueOf } from '../../../shared/facts/fact.ts'
import type { Outcome } from '../../../shared/facts/outcome.ts'
import { readLinuxRoute } from './linux.ts'

/** Reads the route to an address; nothing is sent. */
export async function route({ address }: InputOf<'route'>): Promise<Outcome<ValueOf<'route'>>> {
  return process.platform === 'linux' ? readLinuxRoute(address) : { status: 'not-run', reason: 'unsupported-here' }
}
