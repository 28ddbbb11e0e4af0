// Reads the addresses out of a decoded DNS answer, following aliases within it. Pure; the packet may be hostile.
import type { Answer, DecodedPacket, StringAnswer } from 'dns-packet'
import type { InputOf, ValueOf } from '../../shared/facts/fact.ts'
import type { FailureCode, Outcome } from '../../shared/facts/outcome.ts'
import { failed } from './classify-error.ts'

const maxAddresses = 64
/** Resolvers give up after about as many aliases (BIND: 16). */
const maxAliases = 16

/** The response codes by number (RFC 1035 section 4.1.1); a number that is missing here is a failure of the server too. */
const refusals: Readonly<Record<number, readonly [name: string, code: FailureCode]>> = {
  1: ['FORMERR', 'dns-malformed-answer'],
  2: ['SERVFAIL', 'dns-server-failure'],
  3: ['NXDOMAIN', 'name-not-found'],
  4: ['NOTIMP', 'dns-refused'],
  5: ['REFUSED', 'dns-refused'],
}

/** The response code of a packet, 0 for none. */
export function responseCode(packet: DecodedPacket): number {
  return (packet.flags ?? 0) & 0x0f
}

/** Gives the addresses that the answer holds for the question, or why there are none. */
export function readDnsAnswer(packet: DecodedPacket, { name, recordType }: InputOf<'dns-query'>): Outcome<ValueOf<'dns-query'>> {
  const { answers = [] } = packet
  const rcode = responseCode(packet)
  if (rcode !== 0) {
    const [text, code] = refusals[rcode] ?? [`RCODE ${rcode}`, 'dns-server-failure']
    return failed(code, 'query', text)
  }
  const aliases = followAliases(answers, name)
  if (!aliases) return failed('dns-malformed-answer', 'query', 'CNAME loop')
  const owner = (aliases.at(-1) ?? name).toLowerCase()
  const records = answers.filter((record): record is StringAnswer => record.type === recordType && record.name.toLowerCase() === owner)
  const [first] = records
  if (!first) return failed('name-without-address', 'query', 'NOERROR')
  const addresses = [...new Set(records.map(({ data }) => data))].slice(0, maxAddresses)
  // RFC 2181 section 8: a lifetime with the top bit set counts as zero.
  const ttlSeconds = first.ttl !== undefined && first.ttl < 2 ** 31 ? first.ttl : 0
  return { status: 'succeeded', value: { addresses, aliases, ttlSeconds } }
}

/** The names from the asked one to the last alias, in order; nothing when they go in a circle or never end. */
function followAliases(answers: readonly Answer[], name: string): readonly string[] | undefined {
  const aliases: string[] = []
  const seen = new Set<string>()
  for (let owner = name.toLowerCase(); ; owner = (aliases.at(-1) ?? '').toLowerCase()) {
    if (seen.has(owner) || aliases.length > maxAliases) return undefined
    seen.add(owner)
    const next = answers.find((answer) => answer.type === 'CNAME' && answer.name.toLowerCase() === owner)
    if (next?.type !== 'CNAME') return aliases
    aliases.push(next.data)
  }
}
