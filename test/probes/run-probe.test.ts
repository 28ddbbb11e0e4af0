// The one entry to all probes and readers.
import { createServer } from 'node:http'
import { expect, it, onTestFinished } from 'vitest'
import { WebSocketServer } from 'ws'
import { runProbe } from '../../electron/probes/run-probe.ts'
import { createProbeContext } from '../fakes/probe-context.ts'
import { startServer } from '../fakes/tcp-server.ts'

it('finds out that a healthy WebSocket server works over one connection', async () => {
  const http = createServer()
  const server = await startServer(http)
  onTestFinished(() => server.close())
  new WebSocketServer({ server: http })
  const context = createProbeContext()
  const endpoint = { address: '127.0.0.1', port: server.port, purpose: 'target' } as const
  const connected = await runProbe({ kind: 'tcp-connect', input: endpoint }, context)
  const upgraded = await runProbe(
    { kind: 'websocket-upgrade', input: { ...endpoint, route: 'direct', encrypted: false, host: 'localhost', path: '/' } },
    context,
  )
  expect([connected.status, upgraded.status, server.connections()]).toEqual(['succeeded', 'succeeded', 1])
})

it('starts nothing once the run is over', async () => {
  const context = createProbeContext({ signal: AbortSignal.abort('out-of-time') })
  expect(await runProbe({ kind: 'resolvers', input: {} }, context)).toEqual({ status: 'not-run', reason: 'out-of-time' })
})
