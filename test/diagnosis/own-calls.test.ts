// Ponte's own calls to the programs on its machine: told apart from the machine's by their two ports, for as long as the system may keep them.
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { OwnCalls } from '../../electron/diagnosis/own-calls.ts'
import { systemNetwork } from '../../electron/probes/network.ts'

test('a call is known by its ports from both sides, and forgotten after some minutes', async () => {
  const server = createServer((socket) => socket.resume()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const clock = { nowMs: 0 }
  const calls = new OwnCalls(() => clock.nowMs)
  const socket = calls.through(systemNetwork).connectTcp({ address: '127.0.0.1', port })
  await once(socket, 'connect')
  const localPort = socket.localPort ?? 0
  const known = () => [calls.isOwn(localPort, port), calls.isOwn(port, localPort), calls.isOwn(localPort, port + 1)]
  const atOnce = known()
  clock.nowMs = 300_000
  const later = known()
  socket.destroy()
  server.close()
  expect([atOnce, later]).toEqual([
    [true, true, false],
    [false, false, false],
  ])
})
