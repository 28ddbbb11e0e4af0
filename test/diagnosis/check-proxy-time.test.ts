// All ways are tried at the same time: a look for proxies takes hardly longer than its slowest way.
import { createServer } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runDiagnosis } from '../../electron/diagnosis/run-diagnosis.ts'
import { createMachine, createRequest } from '../fakes/machine.ts'
import { startServer, type FakeServer } from '../fakes/tcp-server.ts'

/** The server answers this late, and the proxy opens the way this late: by the proxy both add up. */
const serverDelayMs = 500
const proxyDelayMs = 700

let web: FakeServer
let proxy: FakeServer

beforeAll(async () => {
  web = await startServer(
    createServer((_request, response) => {
      setTimeout(() => response.end('late'), serverDelayMs)
    }),
  )
  const slow = createServer()
  slow.on('connect', (request, socket) => {
    void (async () => {
      await wait(proxyDelayMs)
      const port = Number(new URL(`http://${request.url ?? ''}`).port)
      const onward = connect(port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n')
        socket.pipe(onward).pipe(socket)
      })
      for (const side of [socket, onward]) side.on('error', () => undefined)
    })()
  })
  slow.on('request', (request, response) => {
    void (async () => {
      await wait(proxyDelayMs)
      await fetch(request.url ?? '')
      response.end('late')
    })()
  })
  proxy = await startServer(slow)
})

afterAll(() => Promise.all([web.close(), proxy.close()]))

test('A check of every way takes at most 1.3 times its slowest way', async () => {
  const request = createRequest(`http://127.0.0.1:${web.port}/`, {
    options: { proxy: 'given', checksProxies: true },
    proxyUrl: `http://127.0.0.1:${proxy.port}`,
  })
  const report = await runDiagnosis(request, createMachine({ limits: { slowAfterMs: 5000 } }), new AbortController().signal)
  const slowestMs = serverDelayMs + proxyDelayMs
  expect(report.proxyCheck?.paths.map(({ arrives }) => arrives)).toEqual(['yes', 'yes'])
  expect(report.durationMs).toBeGreaterThanOrEqual(slowestMs)
  expect(report.durationMs).toBeLessThanOrEqual(1.3 * slowestMs)
})
