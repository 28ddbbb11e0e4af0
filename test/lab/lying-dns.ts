// A DNS server for the lab that is honest, fails or lies as it is told (RFC 1035; response codes RFC 6895).
import type { createSocket as CreateSocket } from 'node:dgram'
import { createServer } from 'node:net'
import {
  decode,
  encode,
  RECURSION_AVAILABLE,
  streamEncode,
  TRUNCATED_RESPONSE,
  type Answer,
  type DecodedPacket,
  type Packet,
} from 'dns-packet'
import type { DnsManners, DnsService } from './services.ts'

const responseCodes: Readonly<Partial<Record<DnsManners, number>>> = { formerr: 1, servfail: 2, notimp: 4, refused: 5 }
const nameError = 3

/** Starts the server on UDP and TCP. */
export async function startDns(service: DnsService, createSocket: typeof CreateSocket): Promise<void> {
  const { port, address = '0.0.0.0' } = service
  const udp = createSocket(address.includes(':') ? 'udp6' : 'udp4')
  udp.on('message', (bytes, peer) => {
    const reply = replyTo(decode(bytes), service, false)
    if (reply) udp.send(Buffer.isBuffer(reply) ? reply : encode(reply), peer.port, peer.address)
  })
  const tcp = createServer((socket) => {
    socket.on('error', () => undefined)
    // Several questions may share a connection, and a segment (RFC 7766 section 6.2.1).
    let waiting = Buffer.alloc(0)
    socket.on('data', (bytes) => {
      waiting = Buffer.concat([waiting, bytes])
      for (let length = questionLength(waiting); length > 0; length = questionLength(waiting)) {
        const reply = replyTo(decode(waiting.subarray(2, length)), service, true)
        waiting = waiting.subarray(length)
        if (reply) socket.write(Buffer.isBuffer(reply) ? reply : streamEncode(reply))
      }
    })
  })
  await Promise.all([
    new Promise<void>((resolve) => udp.bind(port, address, resolve)),
    new Promise<void>((resolve) => tcp.listen(port, address, resolve)),
  ])
}

/** Two bytes of length, then the question; 0 while it is not complete. */
function questionLength(bytes: Buffer): number {
  const length = bytes.length < 2 ? 0 : 2 + bytes.readUInt16BE(0)
  return length <= bytes.length ? length : 0
}

function replyTo(query: DecodedPacket, { answers, names = {} }: DnsService, isTcp: boolean): Packet | Buffer | undefined {
  const question = query.questions?.[0]
  if (!question) return undefined
  const name = question.name.toLowerCase()
  const code = responseCodes[answers]
  if (code !== undefined) return response(query, [], code)
  switch (answers) {
    case 'silent':
      return undefined
    case 'garbage':
      return Buffer.from('garbage '.repeat(4))
    case 'wrong-id':
      return { ...response(query, addresses(question, name, names)), id: (query.id ?? 0) ^ 0xffff }
    case 'cname-loop':
      return response(query, [
        { type: 'CNAME', name, data: `again.${name}` },
        { type: 'CNAME', name: `again.${name}`, data: name },
      ])
    case 'dangling-cname':
      return response(query, [{ type: 'CNAME', name, data: 'gone.example.net' }], nameError)
    case 'no-data':
      return response(query, [])
    case 'truncated':
      return isTcp ? response(query, addresses(question, name, names)) : response(query, [], TRUNCATED_RESPONSE)
    case 'truncated-for-ever':
      return isTcp ? undefined : response(query, [], TRUNCATED_RESPONSE)
    case 'silent-about-ipv6':
      return question.type === 'AAAA' ? undefined : response(query, addresses(question, name, names))
    case 'everything':
      return response(query, addresses(question, '*', names))
    default:
      return name in names ? response(query, addresses(question, name, names)) : response(query, [], nameError)
  }
}

function addresses({ name, type }: { name: string; type: string }, key: string, names: NonNullable<DnsService['names']>): Answer[] {
  const wanted = (names[key] ?? []).filter((address) => address.includes(':') === (type === 'AAAA'))
  return type === 'A' || type === 'AAAA' ? wanted.map((data) => ({ type, name, ttl: 60, data })) : []
}

/** `flags` hold the response code in their last four bits. A C library takes an empty answer without "recursion available" for a misdirected question. */
function response(query: DecodedPacket, answers: Answer[], flags = 0): Packet {
  return { type: 'response', id: query.id ?? 0, flags: flags | RECURSION_AVAILABLE, questions: query.questions ?? [], answers }
}
