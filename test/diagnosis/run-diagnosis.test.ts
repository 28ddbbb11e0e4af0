// What a run of the engine promises whatever it meets: few connections, orderly events, a report that fits its schema, nothing left behind.
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { expect, it, onTestFinished } from 'vitest'
import { WebSocketServer } from 'ws'
import { reportSchema } from '../../shared/report/report-schema.ts'
import { createMachine, diagnose } from '../fakes/machine.ts'
import { answerAndClose, closedPort, silent, startServer, startTcpServer, type FakeServer } from '../fakes/tcp-server.ts'
import { startSecureWebsocketServer } from '../fakes/tls-server.ts'

const trusting = { NODE_EXTRA_CA_CERTS: fileURLToPath(new URL('../fixtures/certificates/authority.pem', import.meta.url)) }

async function untilTheEnd<Server extends FakeServer>(starting: Promise<Server>): Promise<Server> {
  const server = await starting
  onTestFinished(() => server.close())
  return server
}

function startWebsocketServer(): Promise<FakeServer> {
  const server = createServer((_request, response) => response.writeHead(426).end())
  new WebSocketServer({ server })
  return untilTheEnd(startServer(server))
}

it('needs one connection to find out that a WebSocket works', async () => {
  const server = await startWebsocketServer()
  const { report } = await diagnose(`ws://127.0.0.1:${server.port}/chat`)
  expect([report.verdict, report.completion, server.connections()]).toEqual([{ outcome: 'works' }, 'complete', 1])
})

it('needs one connection for an encrypted WebSocket, too', async () => {
  const server = await untilTheEnd(startSecureWebsocketServer('good'))
  const { report } = await diagnose(`wss://localhost:${server.port}/chat`, createMachine({ environment: trusting }))
  // The name leads to ::1 as well, where nothing listens: that one is refused without a connection.
  expect([report.verdict, server.connections()]).toEqual([{ outcome: 'works' }, 1])
})

it('tells each step before its fact, and the same facts that the report holds', async () => {
  const { report, events } = await diagnose(`ws://127.0.0.1:${await closedPort()}`)
  const startedIds = events.flatMap((event) => (event.kind === 'probe-started' ? [event.probe.id] : []))
  const facts = events.flatMap((event) => (event.kind === 'fact' ? [event.fact] : []))
  for (const { id } of facts) {
    const isOfStep = (kind: string) => (event: (typeof events)[number]) =>
      event.kind === kind && (event.kind === 'fact' ? event.fact.id : event.kind === 'probe-started' ? event.probe.id : '') === id
    expect(events.findIndex(isOfStep('probe-started'))).toBeLessThan(events.findIndex(isOfStep('fact')))
  }
  expect(new Set(startedIds).size).toBe(startedIds.length)
  expect(facts.map(({ id }) => id).toSorted()).toEqual(startedIds.toSorted())
  expect(report.facts.toSorted(byId)).toEqual(facts.toSorted(byId))
})

const byId = (left: { id: string }, right: { id: string }) => left.id.localeCompare(right.id)

it('lists the facts of a report in the order in which they began', async () => {
  const { report } = await diagnose(
    `wss://127.0.0.1:${(await untilTheEnd(startTcpServer(answerAndClose('-ERR unknown command\r\n')))).port}`,
  )
  const times = report.facts.map(({ startedAt }) => startedAt)
  expect(times.length).toBeGreaterThan(5)
  expect(times).toEqual(times.toSorted())
})

it('keeps runs apart that go on at the same time', async () => {
  const [healthy, quiet] = await Promise.all([startWebsocketServer(), untilTheEnd(startTcpServer(silent))])
  const closed = await closedPort()
  const machine = createMachine({ limits: { replyMs: 150 } })
  const runs = await Promise.all([healthy.port, quiet.port, closed].map((port) => diagnose(`ws://127.0.0.1:${port}`, machine)))
  expect(runs.map(({ report }) => report.verdict.cause ?? report.verdict.outcome)).toEqual([
    'works',
    'server-silent',
    'server-not-listening',
  ])
  for (const [index, port] of [healthy.port, quiet.port, closed].entries())
    expect(runs[index]?.report.facts.flatMap(({ input }) => ('port' in input ? [input.port] : []))).toEqual(
      expect.not.arrayContaining([healthy.port, quiet.port, closed].filter((other) => other !== port)),
    )
})

it('makes a report that fits its schema of the longest address', async () => {
  const server = await startWebsocketServer()
  const long = `wss://127.0.0.1:${server.port}/${'a'.repeat(1999)}`
  const { report } = await diagnose(long)
  expect(report.findings.map(({ cause }) => cause)).toContain('tls-not-offered')
  expect(v.is(reportSchema, JSON.parse(JSON.stringify(report)))).toBe(true)
})

it('leaves no socket, timer or listener behind, however often it runs', async () => {
  const server = await startWebsocketServer()
  const refused = await closedPort()
  const machine = createMachine()
  const listeners = { added: 0, removed: 0 }
  const { signal } = new AbortController()
  const add = signal.addEventListener.bind(signal)
  const remove = signal.removeEventListener.bind(signal)
  signal.addEventListener = (...rest: Parameters<typeof add>) => {
    listeners.added += 1
    add(...rest)
  }
  signal.removeEventListener = (...rest: Parameters<typeof remove>) => {
    listeners.removed += 1
    remove(...rest)
  }
  await diagnose(`ws://127.0.0.1:${server.port}`, machine, signal)
  const before = openResources()
  for (let round = 0; round < 100; round += 1) {
    await Promise.all([diagnose(`ws://127.0.0.1:${server.port}`, machine, signal), diagnose(`ws://127.0.0.1:${refused}`, machine, signal)])
  }
  await server.close()
  expect(openResources()).toBeLessThanOrEqual(before)
  expect(listeners.removed).toBe(listeners.added)
})

/** Sockets and timers that keep this process alive. */
function openResources(): number {
  return process.getActiveResourcesInfo().filter((name) => /^TCP|^UDP|^Timeout/.test(name)).length
}
