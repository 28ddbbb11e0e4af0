// Sets what the server's own file says beside what the wire shows, row by row. The match of a row stays that of the wire: a file is not an observation.
import type { Listener } from '../facts/fact.ts'
import { targetAddresses, targetConnects } from '../facts/fact-queries.ts'
import type { Message } from '../i18n/message.ts'
import type { Evidence } from '../rules/rule.ts'
import { mayReceiveCallsTo, receivesCallsTo } from '../rules/known-listeners.ts'
import { hasAddress, isSurelyOf, serverFile } from '../rules/server-file.ts'
import { isAddress, isSameAddress } from '../target/ip-address.ts'
import type { Aspect, ComparisonRow } from './comparison-row.ts'

/** So many are shown; a server with more is not told apart by them. */
const mostShown = 4

/** Adds the server's word to the rows that it speaks of. */
export function withServerFile(rows: readonly ComparisonRow[], evidence: Evidence): readonly ComparisonRow[] {
  const file = serverFile(evidence)
  if (!file) return rows
  const words: Readonly<Partial<Record<Aspect, Message | undefined>>> = {
    address: addressWords(evidence, file),
    port: portWords(evidence, file),
    reach: reachWords(evidence, file),
    protocol: protocolWords(evidence, file),
  }
  return rows.map((row) => {
    const described = words[row.aspect]
    return described ? { ...row, described, evidence: [...new Set([...row.evidence, file.id])] } : row
  })
}

type File = NonNullable<ReturnType<typeof serverFile>>

function addressWords(evidence: Evidence, file: File): Message | undefined {
  const called = targetAddresses(evidence.target, evidence.facts)
  const shared = called.filter((address) => isAddress(address) && hasAddress(file, address))
  const connect = targetConnects(evidence.facts).find(({ input }) => shared.includes(input.address))
  if (connect && isSurelyOf(file, connect, evidence))
    return { id: 'row.described.address.its-own', params: { addresses: shared.join(', ') } }
  // Old, pasted, or of an inside address that many networks have.
  if (shared.length > 0) return { id: 'row.described.address.perhaps-its-own', params: { addresses: shared.join(', ') } }
  // Pasted output shows some of its addresses at best.
  return file.outcome.value.listing === undefined ? { id: 'row.described.address.not-its-own', params: {} } : undefined
}

function onPort({ target }: Evidence, file: File): readonly Listener[] {
  return file.outcome.value.listeners.filter(({ port }) => port === target.port)
}

function portWords(evidence: Evidence, file: File): Message {
  const { port } = evidence.target
  const listeners = onPort(evidence, file)
  const first = listeners[0]
  const bound = [...new Set(listeners.map(({ address }) => address))].slice(0, mostShown).join(', ')
  if (!first) return { id: 'row.described.port.nothing', params: { port } }
  return first.process === undefined
    ? { id: 'row.described.port.listens', params: { bound } }
    : { id: 'row.described.port.program-listens', params: { bound, program: first.process } }
}

/** What a call from the server itself met at the called address. */
function reachWords(evidence: Evidence, file: File): Message | undefined {
  const called = targetAddresses(evidence.target, evidence.facts)
  const calls = onPort(evidence, file)
    .filter((listener) => called.some((address) => receivesCallsTo(listener, address) || mayReceiveCallsTo(listener, address)))
    .flatMap(({ ownCalls = [] }) => ownCalls)
    .filter(({ address }) => called.some((each) => isSameAddress(each, address)))
  const first = calls.find(({ result }) => result === 'accepted') ?? calls[0]
  switch (first?.result) {
    case 'accepted':
      return { id: 'row.described.reach.accepted', params: {} }
    case 'refused':
    case 'rejected':
      return { id: 'row.described.reach.refused', params: {} }
    case 'silent':
      return { id: 'row.described.reach.silent', params: {} }
    default:
      return undefined
  }
}

function protocolWords(evidence: Evidence, file: File): Message | undefined {
  const spoken = [...new Set(onPort(evidence, file).flatMap(({ speaks }) => (speaks === undefined ? [] : [speaks])))]
  return spoken.length > 0
    ? { id: 'row.described.protocol.speaks', params: { protocol: spoken.slice(0, mostShown).join(', ') } }
    : undefined
}
