// The DNS servers that this machine is told to ask, as the runtime reads them from the system (c-ares, on every platform).
import { getServers } from 'node:dns'
import type { ValueOf } from '../../shared/facts/fact.ts'
import type { Outcome } from '../../shared/facts/outcome.ts'

const maxServers = 16

/** Reads the configured resolvers, in order. */
export function resolvers(): Promise<Outcome<ValueOf<'resolvers'>>> {
  return Promise.resolve({ status: 'succeeded', value: { servers: [...new Set(getServers())].slice(0, maxServers) } })
}
