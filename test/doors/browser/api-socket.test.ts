// The api over a real socket: who may open it, what goes through it, and what hostile frames do.
import { once } from 'node:events'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { WebSocket } from 'ws'
import { maxDocumentRequestBytes, maxRequestBytes } from '../../../shared/ipc/wire.ts'
import { maxReportBytes } from '../../../shared/report/report-limits.ts'
import { exampleEvent, exampleRunId } from '../fake-engine.ts'
import type { ExampleDoor, Session } from './example-door.ts'
import { comeIn, openExampleDoor, openOwnSocket, openSocket } from './example-door.ts'

let door: ExampleDoor
let session: Session

beforeEach(async () => {
  door = await openExampleDoor()
  session = await comeIn(door)
})

afterEach(() => door.close())

async function nextMessage(socket: WebSocket): Promise<unknown> {
  const [data] = (await once(socket, 'message')) as [Buffer]
  return JSON.parse(data.toString())
}

async function closeCode(socket: WebSocket): Promise<number> {
  const [code] = (await once(socket, 'close')) as [number]
  return code
}

test('Calls are answered under their own numbers, and events reach the tab whose run they are of', async () => {
  const [first, second] = [await openOwnSocket(door, session), await openOwnSocket(door, session)]
  first.send(JSON.stringify({ id: 7, call: 'startDiagnosis', argument: { input: 'ws://127.0.0.1:8080' } }))
  expect(await nextMessage(first)).toMatchObject({ id: 7, status: 'answered', result: { status: 'started', runId: exampleRunId } })
  door.services.engines[0]?.emit(exampleEvent)
  expect(await nextMessage(first)).toEqual({ event: 'diagnosis', payload: exampleEvent })
  second.send(JSON.stringify({ id: 7, call: 'describePonte', argument: {} }))
  expect(await nextMessage(second)).toEqual({ id: 7, status: 'answered', result: { version: '1.2.3', door: 'browser' } })
  expect(door.services.engines.map(({ started }) => started)).toEqual([['ws://127.0.0.1:8080'], []])
})

test('When a tab closes, its runs end and those of the others go on', async () => {
  const [first] = [await openOwnSocket(door, session), await openOwnSocket(door, session)]
  const [engine, other] = door.services.engines
  if (engine === undefined) throw new Error('no engine')
  const ended = new Promise<void>((resolve) => (engine.endAll = resolve))
  first.close()
  await ended
  expect(other?.isEnded).toBe(false)
  engine.emit(exampleEvent)
  expect(door.services.faults).toEqual([])
})

test('When the door closes, tabs hear that it went away and all runs end', async () => {
  const sockets = [await openOwnSocket(door, session), await openOwnSocket(door, session)]
  const codes = Promise.all(sockets.map(closeCode))
  await door.close()
  expect(await codes).toEqual([1001, 1001])
  expect(door.services.engines.map(({ isEnded }) => isEnded)).toEqual([true, true])
})

test('The socket opens for our own page with the cookie, and for nobody else', async () => {
  const { cookie, prefix } = session
  const path = `${prefix}api`
  const { origin } = door
  const attempts: [string, Record<string, string>][] = [
    [path, { origin }],
    [path, { cookie }],
    [path, { cookie, origin: 'null' }],
    [path, { cookie, origin: 'http://127.0.0.1:1' }],
    [path, { cookie, origin: `http://localhost:${door.port}` }],
    [path, { cookie, origin: `https://127.0.0.1:${door.port}` }],
    [path, { cookie, origin, host: `localhost:${door.port}` }],
    [path, { cookie, origin, host: `rebind.example:${door.port}` }],
    [path, { cookie, origin, 'sec-fetch-site': 'same-site' }],
    [path, { cookie: `${cookie}x`, origin }],
    ['/api', { cookie, origin }],
    [`${path}/`, { cookie, origin }],
    [`${path}?x`, { cookie, origin }],
    [prefix, { cookie, origin }],
    [`/open?key=${door.key}`, { cookie, origin }],
  ]
  expect(await Promise.all(attempts.map(([at, headers]) => openSocket(door, at, headers)))).toEqual(attempts.map(() => 403))
  expect(door.services.engines).toEqual([])
})

test('At most sixteen tabs are served at a time', async () => {
  const sockets = await Promise.all(Array.from({ length: 16 }, () => openOwnSocket(door, session)))
  expect(await openSocket(door, `${session.prefix}api`, { origin: door.origin, cookie: session.cookie })).toBe(403)
  const engine = door.services.engines[0]
  if (engine === undefined) throw new Error('no engine')
  const ended = new Promise<void>((resolve) => (engine.endAll = resolve))
  sockets[0]?.close()
  await ended
  await openOwnSocket(door, session)
})

test.each([
  ['no JSON', 'hello'],
  ['empty', ''],
  ['a number', '5'],
  ['null', 'null'],
  ['a list', '[]'],
  ['no id', '{"call":"describePonte","argument":{}}'],
  ['a text as id', '{"id":"1","call":"describePonte","argument":{}}'],
  ['a negative id', '{"id":-1,"call":"describePonte","argument":{}}'],
  ['an id without end', '{"id":1e999,"call":"describePonte","argument":{}}'],
  ['no argument', '{"id":1,"call":"describePonte"}'],
  ['more than is known', '{"id":1,"call":"describePonte","argument":{},"origin":"x"}'],
  ['a long name', JSON.stringify({ id: 1, call: 'x'.repeat(41), argument: {} })],
  ['deep nesting', '['.repeat(30_000)],
])('A request that is %s closes the socket', async (_name, text) => {
  const socket = await openOwnSocket(door, session)
  socket.send(text)
  expect(await closeCode(socket)).toBe(1008)
})

test('Bytes instead of text close the socket', async () => {
  const socket = await openOwnSocket(door, session)
  socket.send(Buffer.from('{"id":1,"call":"describePonte","argument":{}}'))
  expect(await closeCode(socket)).toBe(1008)
})

test('A request as long as allowed is answered, and one byte more closes the socket', async () => {
  const socket = await openOwnSocket(door, session)
  const text = '{"id":1,"call":"describePonte","argument":{}}'
  socket.send(text.padEnd(maxRequestBytes))
  expect(await nextMessage(socket)).toMatchObject({ id: 1, status: 'answered' })
  socket.send(text.padEnd(maxRequestBytes + 1))
  expect(await closeCode(socket)).toBe(1009)
})

test('Only a request that opens a document may be longer', async () => {
  const socket = await openOwnSocket(door, session)
  const text = JSON.stringify({ id: 3, call: 'openDocument', argument: { text: '"'.repeat(maxReportBytes) } })
  expect(text.length).toBeLessThan(maxDocumentRequestBytes)
  socket.send(text)
  expect(await nextMessage(socket)).toMatchObject({ id: 3, status: 'answered', result: { kind: 'unreadable' } })
  socket.send(text.replace('openDocument', 'startDiagnosis'))
  expect(await closeCode(socket)).toBe(1009)
})

/** The bytes of a masked frame (RFC 6455 section 5.2) with the mask 0, so that the payload stands as it is. */
const frame = (first: number, payload: Buffer) => Buffer.concat([Buffer.from([first, 0x80 | payload.length, 0, 0, 0, 0]), payload])

test.each([
  ['a reserved bit', frame(0xc1, Buffer.from('x')), 1002],
  ['an unknown opcode', frame(0x83, Buffer.from('x')), 1002],
  ['a stray continuation', frame(0x80, Buffer.from('x')), 1002],
  ['a fragmented ping', frame(0x09, Buffer.from('x')), 1002],
  ['an unmasked frame', Buffer.from([0x81, 0x01, 0x78]), 1002],
  ['text that is not UTF-8', frame(0x81, Buffer.from([0xff, 0xfe])), 1007],
  ['a length of 2^63', Buffer.from([0x81, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), 1009],
  ['a length of 16 MB', Buffer.from([0x81, 0xff, 0, 0, 0, 0, 0x01, 0, 0, 0, 0, 0, 0, 0]), 1009],
  ['a close status that does not exist', frame(0x88, Buffer.from([0, 5])), 1002],
])('A frame with %s closes this socket and no other', async (_name, bytes, expected) => {
  const [hostile, other] = [await openOwnSocket(door, session), await openOwnSocket(door, session)]
  const code = closeCode(hostile)
  ;(hostile as unknown as { _socket: { write(bytes: Buffer): void } })._socket.write(bytes)
  expect(await code).toBe(expected)
  other.send(JSON.stringify({ id: 2, call: 'describePonte', argument: {} }))
  expect(await nextMessage(other)).toMatchObject({ id: 2, status: 'answered' })
})

test('A socket that is cut without goodbye ends its runs', async () => {
  const socket = await openOwnSocket(door, session)
  const engine = door.services.engines[0]
  if (engine === undefined) throw new Error('no engine')
  const ended = new Promise<void>((resolve) => (engine.endAll = resolve))
  socket.terminate()
  await ended
})

test('A flood is answered, refused beyond the limit, and does not keep others waiting', async () => {
  const [hostile, other] = [await openOwnSocket(door, session), await openOwnSocket(door, session)]
  const codes: unknown[] = []
  const all = new Promise<void>((resolve) => {
    hostile.on('message', (data: Buffer) => {
      const reply = JSON.parse(data.toString()) as { status: string; problem?: { code: string } }
      codes.push(reply.problem?.code ?? reply.status)
      if (codes.length === 10_000) resolve()
    })
  })
  for (let id = 0; id < 10_000; id += 1) hostile.send(JSON.stringify({ id, call: 'startDiagnosis', argument: { input: 'x' } }))
  other.send(JSON.stringify({ id: 1, call: 'describePonte', argument: {} }))
  expect(await nextMessage(other)).toMatchObject({ id: 1, status: 'answered' })
  await all
  const answered = codes.filter((code) => code === 'answered').length
  expect(answered).toBe(door.services.engines[0]?.started.length)
  expect(answered).toBeGreaterThan(0)
  expect(answered).toBeLessThanOrEqual(40)
  expect(codes.filter((code) => code === 'too-many-calls')).toHaveLength(10_000 - answered)
})
