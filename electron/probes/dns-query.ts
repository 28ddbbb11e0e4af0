// Asks one configured resolver about one name, over UDP and, where the answer was cut, over TCP (RFC 1035 sections 4.1.1 and 4.2).
// No EDNS, no cache, no search list: as plain as the oldest client, so that every resolver understands it.
import type { Socket as UdpSocket } from 'node:dgram'
import { decode, encode, RECURSION_DESIRED, streamEncode, type DecodedPacket, type Packet } from 'dns-packet'
import type { Endpoint, InputOf, ValueOf } from '../../shared/facts/fact.ts'
import type { Outcome } from '../../shared/facts/outcome.ts'
import { classifyError, failed } from './classify-error.ts'
import { readDnsAnswer, responseCode } from './dns-answer.ts'
import { firstVerdict, type Attempt } from './first-verdict.ts'
import { followSocket } from './follow-socket.ts'
import type { ProbeContext } from './probe-context.ts'

type Input = InputOf<'dns-query'>
type Value = ValueOf<'dns-query'>

/** Asks, and once more after a second. Answers to other questions, forged or late, are not listened to. */
export function dnsQuery(input: Input, context: ProbeContext): Promise<Outcome<Value>> {
  const { limits, network } = context
  const name = input.name.replace(/\.$/, '')
  if (!isEncodable(name)) return Promise.resolve(failed('invalid-argument', 'query'))
  const question = { ...input, name }
  const id = network.randomUint16()
  const query: Packet = { type: 'query', id, flags: RECURSION_DESIRED, questions: [{ type: input.recordType, name }] }
  const resolver = resolverEndpoint(input.resolver)
  return firstVerdict(context.signal, (attempt) => {
    const socket = network.openUdp(resolver.address)
    let sawGarbage = false
    let asksOverTcp = false
    const judge = (message: Buffer, overTcp: boolean) => {
      const packet = decodeAnswer(message)
      if (!packet) sawGarbage = true
      else if (isAnswerTo(packet, id, question)) {
        const isCut = packet.flag_tc && !overTcp
        if (isCut && !asksOverTcp) askOverTcp(resolver, streamEncode(query), context, attempt, judge)
        asksOverTcp ||= isCut
        if (!isCut) attempt.settle(readDnsAnswer(packet, question))
      }
    }
    attempt.atEnd(() => {
      socket.close()
    })
    attempt.after(limits.dnsQueryMs, () => {
      attempt.settle(failed(sawGarbage ? 'dns-malformed-answer' : 'no-answer', 'query'))
    })
    attempt.after(limits.slowAfterMs, () => context.reportSlow?.())
    socket.on('message', (message) => {
      judge(message, false)
    })
    // A connected socket hears at once that the port is closed; an unconnected one never does.
    socket.on('error', (error) => {
      attempt.settle({ status: 'failed', failure: classifyError(error, 'query') })
    })
    connectAndSend(socket, resolver, encode(query), context, attempt)
  })
}

function connectAndSend(
  socket: UdpSocket,
  { address, port }: Endpoint,
  bytes: Buffer,
  context: ProbeContext,
  attempt: Attempt<Value>,
): void {
  const send = () => {
    socket.send(bytes, (error) => {
      if (error) attempt.settle({ status: 'failed', failure: classifyError(error, 'query') })
    })
  }
  socket.once('connect', () => {
    send()
    attempt.after(context.limits.dnsRepeatAfterMs, send)
  })
  socket.connect(port, address)
}

function askOverTcp(
  resolver: Endpoint,
  framedQuery: Buffer,
  context: ProbeContext,
  attempt: Attempt<Value>,
  judge: (message: Buffer, overTcp: boolean) => void,
): void {
  const socket = context.network.connectTcp(resolver)
  let bytes = Buffer.alloc(0)
  attempt.atEnd(() => socket.destroy())
  followSocket(socket, {
    bytes: (chunk) => {
      bytes = Buffer.concat([bytes, chunk])
      const length = bytes.length < 2 ? Number.POSITIVE_INFINITY : bytes.readUInt16BE(0)
      if (bytes.length < length + 2) return
      judge(bytes.subarray(2, length + 2), true)
      // One message is read; when it was no verdict, it was no answer to our question either.
      attempt.settle(failed('dns-malformed-answer', 'query'))
    },
    ended: () => {
      attempt.settle(failed(bytes.length === 0 ? 'closed-without-answer' : 'closed-mid-answer', 'query'))
    },
    failed: (error) => {
      attempt.settle({ status: 'failed', failure: classifyError(error, 'query') })
    },
  })
  socket.write(framedQuery)
}

/** RFC 1035 section 3.1; the encoder does not look, and a longer label would be read as a pointer. */
function isEncodable(name: string): boolean {
  return name.length <= 253 && name.split('.').every((label) => label.length > 0 && label.length <= 63)
}

/** The packet, or nothing when it is none: the decoder throws on whatever it cannot read. */
function decodeAnswer(message: Buffer): DecodedPacket | undefined {
  try {
    return decode(message)
  } catch {
    return undefined
  }
}

/** An answer counts when it repeats our number and our question (RFC 5452 section 9.1). */
function isAnswerTo(packet: DecodedPacket, id: number, input: Input): boolean {
  const question = packet.questions?.[0]
  const isOurs = question?.type === input.recordType && question.name.toLowerCase() === input.name.toLowerCase()
  // Servers that cannot read a question send their refusal back without it.
  return packet.type === 'response' && packet.id === id && (isOurs || (!question && responseCode(packet) !== 0))
}

/** A resolver as `dns.getServers()` writes it: `192.0.2.1`, `192.0.2.1:5353`, `2001:db8::1`, `[2001:db8::1]:5353`. */
export function resolverEndpoint(text: string): Endpoint {
  const bracketed = /^\[(.+)\](?::(\d+))?$/.exec(text)
  const plain = /^([^:]+)(?::(\d+))?$/.exec(text)
  const [, address = text, port = '53'] = bracketed ?? plain ?? []
  return { address, port: Number(port) }
}
