// What the server's own file says about the program that took the connection, where the file is surely of that server and of now: how it treats callers on
// the server itself tells a fault of the program from one on the way.
import type { Fact, Listener } from '../facts/fact.ts'
import { targetConnects } from '../facts/fact-queries.ts'
import { receivesCallsTo } from './known-listeners.ts'
import type { Evidence } from './rule.ts'
import { isSurelyOf, serverFile } from './server-file.ts'

/** The one listener behind the asked port, and the description that names it. */
export interface DescribedProgram {
  readonly listener: Listener
  readonly file: Fact
}

/** Finds it; `undefined` where nothing was connected to, there is no such file, or several programs share the port. */
export function describedProgram(evidence: Evidence): DescribedProgram | undefined {
  const file = serverFile(evidence)
  const reached =
    file && targetConnects(evidence.facts).find((fact) => fact.outcome.status === 'succeeded' && isSurelyOf(file, fact, evidence))
  if (!reached) return undefined
  const there = file.outcome.value.listeners.filter(
    (each) => each.port === evidence.target.port && receivesCallsTo(each, reached.input.address),
  )
  const [listener] = there
  return listener && there.length === 1 ? { listener, file } : undefined
}

/** Tells whether what was asked may be spoken inside a protocol of this name. */
export function isWebProtocol(name: string): boolean {
  return ['HTTP', 'HTTP/2', 'TLS', 'Socket.IO'].includes(name)
}
