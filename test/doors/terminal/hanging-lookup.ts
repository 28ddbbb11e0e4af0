// Loaded before the program: the system's lookup never ends and, like a thread in getaddrinfo, keeps the process alive.
import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'

dns.promises.lookup = () => {
  setInterval(() => undefined, 1000)
  return new Promise<never>(() => undefined)
}
syncBuiltinESMExports()
