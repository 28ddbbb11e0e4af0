// The ways in which a run ends: on its own, stopped by the person, at its time limit, or because the answer is known. It always ends with a report.
import { createSocket } from 'node:dgram'
import type { Socket } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { FactKind } from '../../shared/facts/fact.ts'
import { configureResolvers } from '../fakes/configured-resolvers.ts'
import { createMachine, createRequest, diagnose } from '../fakes/machine.ts'
import { createRecordingNetwork } from '../fakes/recording-network.ts'
import { answer, echo, silent, startTcpServer } from '../fakes/tcp-server.ts'
import { startConnectProxy } from '../fakes/proxy-server.ts'

/** A server that counts the connections which are open at this moment. */
async function startCountingServer(behave: (socket: Socket) => void) {
  const open = new Set<Socket>()
  const server = await startTcpServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    // Read, so that the client's end is seen.
    socket.resume()
    behave(socket)
  })
  onTestFinished(() => server.close())
  return { ...server, openConnections: () => open.size }
}

const patient = {
  replyMs: 60_000,
  listenMs: 60_000,
  lookupMs: 60_000,
  dnsQueryMs: 60_000,
  connectSilenceMs: 60_000,
  connectRetryAfterMs: [40],
  slowAfterMs: 60_000,
}

/** Every kind of step that can take long, with an address that keeps a run at it. */
const stages: Readonly<
  Partial<
    Record<
      FactKind,
      (silentPort: number) => Promise<{ address: string; network?: ReturnType<typeof createRecordingNetwork>; proxyUrl?: string }>
    >
  >
> = {
  'system-lookup': () =>
    Promise.resolve({
      address: 'ws://slow.test',
      network: createRecordingNetwork({ names: { 'slow.test': new Promise(() => undefined) } }),
    }),
  'dns-query': () =>
    Promise.resolve({
      address: 'ws://slow.test',
      network: createRecordingNetwork({ names: { 'slow.test': new Promise(() => undefined) } }),
    }),
  'tcp-connect': () => Promise.resolve({ address: 'ws://192.0.2.1', network: createRecordingNetwork() }),
  'tls-handshake': (port) => Promise.resolve({ address: `wss://127.0.0.1:${port}` }),
  'websocket-upgrade': (port) => Promise.resolve({ address: `ws://127.0.0.1:${port}` }),
  'http-exchange': (port) => Promise.resolve({ address: `http://127.0.0.1:${port}` }),
  'first-bytes': (port) => Promise.resolve({ address: `tcp://127.0.0.1:${port}` }),
  'proxy-tunnel': (port) =>
    Promise.resolve({ address: 'ws://192.0.2.1', network: createRecordingNetwork(), proxyUrl: `http://127.0.0.1:${port}` }),
}

describe('a run that the person stops', () => {
  for (const [kind, arrange] of Object.entries(stages)) {
    it(`ends at once during ${kind}, keeps what was found and leaves nothing open`, async () => {
      onTestFinished(configureResolvers(['192.0.2.53']))
      const server = await startCountingServer(silent)
      const { address, network, proxyUrl } = await arrange(server.port)
      const machine = createMachine({ limits: patient, ...(network ? { network } : {}) })
      const request = createRequest(address, {
        timeLimitMs: 60_000,
        ...(proxyUrl === undefined ? {} : { proxyUrl, options: { proxy: 'given' } }),
      })
      const stopping = new AbortController()
      let stoppedAt = Number.NaN
      const awaited = new Set([`probe-started ${kind}`, 'fact network-interfaces'])
      const { report } = await diagnose(request, machine, stopping.signal, (event) => {
        if (event.kind === 'probe-started') awaited.delete(`probe-started ${event.probe.kind}`)
        if (event.kind === 'fact') awaited.delete(`fact ${event.fact.kind}`)
        if (awaited.size > 0 || !Number.isNaN(stoppedAt)) return
        stoppedAt = 0
        // A moment later the step usually waits for its peer already.
        setTimeout(() => {
          stoppedAt = performance.now()
          stopping.abort()
        }, 30)
      })
      // 300 ms are promised; a machine that is busy with other tests gets twice that.
      expect(performance.now() - stoppedAt).toBeLessThan(600)
      expect(report.completion).toBe('cancelled')
      expect(report.facts.find((fact) => fact.kind === kind)?.outcome).toEqual({ status: 'not-run', reason: 'cancelled' })
      expect(report.facts.find((fact) => fact.kind === 'network-interfaces')?.outcome.status).toBe('succeeded')
      await expect.poll(server.openConnections).toBe(0)
      expect(process.getActiveResourcesInfo().filter((name) => name === 'UDPWRAP' || name === 'TCPSocketWrap')).toEqual([])
    })
  }

  it('gives a report, too, when it was stopped before it began', async () => {
    const { report, events } = await diagnose('ws://127.0.0.1:1', createMachine(), AbortSignal.abort())
    expect([report.completion, report.facts, report.verdict, events]).toEqual(['cancelled', [], { outcome: 'cannot-tell' }, []])
  })

  it('stays as it is when it is stopped again, or after its end', async () => {
    const stopping = new AbortController()
    const server = await startCountingServer(silent)
    const { report } = await diagnose(createRequest(`ws://127.0.0.1:${server.port}`), createMachine(), stopping.signal, (event) => {
      if (event.kind === 'probe-slow') stopping.abort()
    })
    stopping.abort()
    expect(report.completion).toBe('cancelled')
  })
})

it('ends at its time limit with what it knows by then', async () => {
  const server = await startCountingServer(silent)
  const { report } = await diagnose(
    createRequest(`ws://127.0.0.1:${server.port}`, { timeLimitMs: 150 }),
    createMachine({ limits: patient }),
  )
  expect([report.completion, report.facts.find(({ kind }) => kind === 'websocket-upgrade')?.outcome]).toEqual([
    'out-of-time',
    { status: 'not-run', reason: 'out-of-time' },
  ])
  await expect.poll(server.openConnections).toBe(0)
})

it('does not wait for details once the address works', async () => {
  // The other resolver never answers, and would be waited for.
  onTestFinished(configureResolvers(['192.0.2.53']))
  const sink = createSocket('udp4')
  await new Promise<void>((resolve) => sink.bind(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    sink.close()
  })
  const server = await startCountingServer(echo)
  const network = createRecordingNetwork({
    names: { 'server.test': ['192.0.2.1'] },
    servers: { '192.0.2.1:7': server.port },
    dnsPort: sink.address().port,
  })
  const { report } = await diagnose('tcp://server.test:7', createMachine({ network, limits: { dnsQueryMs: 60_000 } }))
  expect([report.verdict, report.completion]).toEqual([{ outcome: 'works' }, 'complete'])
  expect(report.facts.filter(({ kind }) => kind === 'dns-query').map(({ outcome }) => outcome)).toEqual(
    Array(2).fill({ status: 'not-run', reason: 'no-longer-needed' }),
  )
})

it('asks beside a slow answer who is there', async () => {
  const server = await startCountingServer(silent)
  const { events } = await diagnose(`ws://127.0.0.1:${server.port}`, createMachine({ limits: { replyMs: 400 } }))
  const order = events.flatMap((event) =>
    event.kind === 'probe-started' ? [`start ${event.probe.kind}`] : event.kind === 'fact' ? [`end ${event.fact.kind}`] : ['slow'],
  )
  expect(order.indexOf('slow')).toBeGreaterThan(order.indexOf('start websocket-upgrade'))
  expect(order.indexOf('start tls-handshake')).toBeGreaterThan(order.indexOf('slow'))
  expect(order.indexOf('start tls-handshake')).toBeLessThan(order.indexOf('end websocket-upgrade'))
})

it('tries the way through the proxy to its end although the direct one works', async () => {
  const server = await startCountingServer(answer('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'))
  const proxy = await startConnectProxy()
  onTestFinished(() => proxy.close())
  const request = createRequest(`http://127.0.0.1:${server.port}`, {
    options: { proxy: 'given' },
    proxyUrl: `http://127.0.0.1:${proxy.port}`,
  })
  const { report } = await diagnose(request)
  expect(
    report.facts
      .filter(({ kind }) => kind === 'http-exchange')
      .map(({ input, outcome }) => ['route' in input && input.route, outcome.status]),
  ).toEqual(
    expect.arrayContaining([
      ['direct', 'succeeded'],
      ['proxy', 'succeeded'],
    ]),
  )
})
