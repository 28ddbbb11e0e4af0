// Which messages of a handshake came, however the bytes are cut, and whatever a peer sends in their place.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HandshakeMessages } from '../../electron/probes/handshake-messages.ts'

const message = (type: number, length: number) =>
  Buffer.concat([Buffer.from([type, 0, length >> 8, length & 255]), Buffer.alloc(length, 1)])
const record = (type: number, content: Buffer) =>
  Buffer.concat([Buffer.from([type, 3, 3, content.length >> 8, content.length & 255]), content])

/** ServerHello, Certificate, ServerKeyExchange, CertificateRequest, ServerHelloDone, as a server of TLS 1.2 sends them before it waits. */
const flight = [message(2, 80), message(11, 700), message(12, 120), message(13, 40), message(14, 0)]
const alert = record(21, Buffer.from([2, 40]))

function read(chunks: readonly Buffer[]): readonly number[] {
  const messages = new HandshakeMessages()
  for (const chunk of chunks) messages.read(chunk)
  return messages.types
}

test('messages are told in their order, one to a record or several, until something else comes', () => {
  const one = flight.map((each) => record(22, each))
  const together = record(22, Buffer.concat(flight))
  expect([
    read([...one, alert]),
    read([together, alert]),
    read([alert, together]),
    read([record(22, message(2, 80)), record(20, Buffer.from([1]))]),
  ]).toEqual([[2, 11, 12, 13, 14], [2, 11, 12, 13, 14], [], [2]])
})

test('messages may be cut anywhere, between records and between chunks', () => {
  const whole = Buffer.concat(flight)
  fc.assert(
    fc.property(fc.array(fc.nat(whole.length), { maxLength: 6 }), fc.integer({ min: 1, max: 50 }), (cuts, size) => {
      const places = [0, ...cuts.toSorted((left, right) => left - right), whole.length]
      const records = places.slice(1).map((end, index) => record(22, whole.subarray(places[index], end)))
      const bytes = Buffer.concat([...records, alert])
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size))
      expect(read(chunks)).toEqual([2, 11, 12, 13, 14])
    }),
  )
})

test('nonsense is no message, and an endless flight is not followed', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void read([Buffer.from(bytes)])))
  expect(read(Array.from({ length: 1000 }, () => record(22, message(11, 3))))).toHaveLength(10)
})
