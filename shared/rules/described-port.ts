// What the server's own file says about the port that could not be connected to, where the file is surely of that server and of now.
// Both sides together decide what the wire alone leaves open: who drops or refuses, and whether anybody listens at all.
import type { Fact } from '../facts/fact.ts'
import { isSameAddress } from '../target/ip-address.ts'
import type { ConnectFact } from './connect-outcome.ts'
import { failedConnects, isOwn } from './connect-outcome.ts'
import { mayReceiveCallsTo, receivesCallsTo } from './known-listeners.ts'
import type { Evidence } from './rule.ts'
import { isSurelyOf, serverFile } from './server-file.ts'

/** How the called place looks from inside the server. */
export interface DescribedPort {
  readonly state:
    | 'nothing-listens'
    | 'listens-elsewhere' // on this port, at another address than the called one
    | 'takes-calls' // a call from the server itself was accepted at the called address
    | 'refused-inside' // the server itself is refused there although a program listens
    | 'dropped-inside' // the server itself gets no answer there, though the program's queue has room
    | 'queue-full' // nor room
    | 'unclear'
  readonly called: ConnectFact
  /** The description. */
  readonly facts: readonly Fact[]
}

/** Reads the file for the first failed address that it surely tells of; `undefined` where there is no such file. */
export function describedPort(evidence: Evidence): DescribedPort | undefined {
  const file = serverFile(evidence)
  const called = file && failedConnects(evidence).find((fact) => !isOwn(fact, evidence) && isSurelyOf(file, fact, evidence))
  if (!called) return undefined
  return { state: stateOf(called, file.outcome.value.listeners), called, facts: [file] }
}

type Listeners = NonNullable<ReturnType<typeof serverFile>>['outcome']['value']['listeners']

function stateOf({ input }: ConnectFact, listeners: Listeners): DescribedPort['state'] {
  const onPort = listeners.filter(({ port }) => port === input.port)
  if (onPort.length === 0) return 'nothing-listens'
  const there = onPort.filter((listener) => receivesCallsTo(listener, input.address) || mayReceiveCallsTo(listener, input.address))
  if (there.length === 0) return 'listens-elsewhere'
  const calls = there.flatMap(({ ownCalls = [] }) => ownCalls).filter(({ address }) => isSameAddress(address, input.address))
  // Linux takes one more than the limit before it drops (sk_acceptq_is_full).
  const isFull = there.some(({ queue }) => queue !== undefined && queue.waiting > queue.limit)
  const hasRoom = there.every(({ queue }) => queue !== undefined && queue.waiting <= queue.limit)
  if (calls.some(({ result }) => result === 'accepted')) return 'takes-calls'
  if (calls.length === 0 || !there.some((listener) => receivesCallsTo(listener, input.address))) return 'unclear'
  if (calls.every(({ result }) => result === 'refused' || result === 'rejected')) return 'refused-inside'
  if (calls.every(({ result }) => result === 'silent')) return isFull ? 'queue-full' : hasRoom ? 'dropped-inside' : 'unclear'
  return 'unclear'
}
