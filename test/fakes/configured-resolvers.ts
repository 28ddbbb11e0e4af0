// Makes this process believe that the system names other DNS servers, for one test.
import { getServers, setServers } from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'

/** Configures resolvers and gives the function that restores the system's. */
export function configureResolvers(servers: readonly string[]): () => void {
  const before = getServers()
  set(servers)
  return () => {
    set(before)
  }
}

function set(servers: readonly string[]): void {
  setServers(servers)
  // Setting them replaces the module's functions, which named imports do not see by themselves.
  syncBuiltinESMExports()
}
