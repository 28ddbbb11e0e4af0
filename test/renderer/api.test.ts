// The socket of the browser door as the interface uses it. The other end is played here; the real one is in test/doors and test/e2e.
import { expect, test } from 'vitest'
import { connectOverSocket } from '../../renderer/api.ts'
import type { DiagnosisEvent } from '../../shared/ipc/contract.ts'

class FakeSocket extends EventTarget {
  readonly sent: unknown[] = []

  send(text: string): void {
    this.sent.push(JSON.parse(text))
  }

  open(): void {
    this.dispatchEvent(new Event('open'))
  }

  receive(message: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) }))
  }

  close(): void {
    this.dispatchEvent(new CloseEvent('close'))
  }
}

function connect() {
  const socket = new FakeSocket()
  return { socket, connection: connectOverSocket(socket as unknown as WebSocket) }
}

const slow: DiagnosisEvent = { kind: 'probe-slow', runId: '00000000', probeId: 'tcp-connect/127.0.0.1/80' }

test('a call waits for the socket to open, and its answer is the one with its number', async () => {
  const { socket, connection } = connect()
  const first = connection.api.describePonte({})
  const second = connection.api.cancelDiagnosis({ runId: '00000000' })
  expect(socket.sent).toEqual([])

  socket.open()
  await expect.poll(() => socket.sent).toHaveLength(2)
  socket.receive({ id: 2, status: 'answered', result: { wasRunning: true } })
  socket.receive({ id: 1, status: 'answered', result: { version: '1.2.3', door: 'browser' } })

  expect(await Promise.all([first, second])).toEqual([{ version: '1.2.3', door: 'browser' }, { wasRunning: true }])
  expect(socket.sent).toEqual([
    { id: 1, call: 'describePonte', argument: {} },
    { id: 2, call: 'cancelDiagnosis', argument: { runId: '00000000' } },
  ])
})

test('a refused call is a fault with the words of the other side', async () => {
  const { socket, connection } = connect()
  const call = connection.api.describePonte({})
  socket.open()
  await expect.poll(() => socket.sent).toHaveLength(1)
  socket.receive({ id: 1, status: 'refused', problem: { code: 'fault-of-ponte', raw: 'it broke' } })
  await expect(call).rejects.toThrow('fault-of-ponte: it broke')
})

test('events reach every listener until it unsubscribes', () => {
  const { socket, connection } = connect()
  const heard: string[] = []
  const stopFirst = connection.api.onDiagnosis((event) => heard.push(`first ${event.kind}`))
  connection.api.onDiagnosis((event) => heard.push(`second ${event.kind}`))
  socket.receive({ event: 'diagnosis', payload: slow })
  stopFirst()
  socket.receive({ event: 'diagnosis', payload: slow })
  expect(heard).toEqual(['first probe-slow', 'second probe-slow', 'second probe-slow'])
})

test('a lost connection is told, and calls that wait for an answer end', async () => {
  const { socket, connection } = connect()
  const call = connection.api.describePonte({})
  socket.open()
  await expect.poll(() => socket.sent).toHaveLength(1)
  socket.close()
  await expect(call).rejects.toThrow('connection lost')
  await connection.lost
})
