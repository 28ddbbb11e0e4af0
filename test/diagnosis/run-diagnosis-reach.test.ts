// How far a run reaches, and what it never says: traffic stays on this computer where the target is here, nothing is sent over a chain that is
// not trusted, the person's path stays encrypted, and passwords appear nowhere.
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { configureResolvers } from '../fakes/configured-resolvers.ts'
import { createMachine, createRequest, diagnose } from '../fakes/machine.ts'
import { startConnectProxy } from '../fakes/proxy-server.ts'
import { createRecordingNetwork } from '../fakes/recording-network.ts'
import { answer, closedPort, silent, startTcpServer, type Behaviour } from '../fakes/tcp-server.ts'
import { startTlsServer } from '../fakes/tls-server.ts'

const proxies = Object.fromEntries(
  ['http_proxy', 'https_proxy', 'all_proxy'].map((name) => [name, 'http://someone:hunter2@proxy.test:3128']),
)

async function startServer(behave: Behaviour) {
  const server = await startTcpServer(behave)
  onTestFinished(() => server.close())
  return server
}

beforeEach(() => configureResolvers(['192.0.2.53']))

describe('a target on this computer', () => {
  const hosts = ['127.0.0.1', '127.8.9.10', '[::1]', '[::ffff:127.0.0.1]', 'localhost', 'chat.localhost', 'LOCALHOST.']
  const cases = hosts.flatMap((host) => ['ws', 'wss', 'http', 'https', 'tcp'].map((scheme) => [scheme, host] as const))

  it.each(cases)('is asked without a word to anybody else: %s://%s', async (scheme, host) => {
    const network = createRecordingNetwork({ names: { localhost: ['::1', '127.0.0.1'], 'chat.localhost': ['127.0.0.1'] } })
    const { report } = await diagnose(
      createRequest(`${scheme}://${host}:${await closedPort()}`, { timeLimitMs: 1000 }),
      createMachine({ network, environment: proxies }),
    )
    expect(network.contacted.length).toBeGreaterThan(0)
    expect(
      network.contacted.filter(
        (contact) => !/^(?:tcp (?:127\.|::1:|::ffff:7f00:|::ffff:127\.)|lookup (?:chat\.)?localhost$)/.test(contact),
      ),
    ).toEqual([])
    expect(report.facts.find(({ kind }) => kind === 'proxy-setting')?.outcome).toEqual({ status: 'succeeded', value: { source: 'none' } })
  })
})

it('asks a target elsewhere of the configured resolvers, the proxy in force and itself, and of nobody else', async () => {
  const network = createRecordingNetwork({ names: { 'server.test': ['192.0.2.1'], 'proxy.test': ['192.0.2.2'] } })
  await diagnose(createRequest('wss://server.test/chat', { timeLimitMs: 1000 }), createMachine({ network, environment: proxies }))
  const others = network.contacted.filter(
    (contact) => !/^(?:tcp 192\.0\.2\.1:\d+|tcp 192\.0\.2\.2:3128|udp 192\.0\.2\.53:53|lookup (?:server|proxy)\.test)$/.test(contact),
  )
  expect(others).toEqual([])
  expect(new Set(network.contacted.map((contact) => contact.replace(/:\d+$/, '')))).toContain('udp 192.0.2.53')
})

describe('a chain that is not trusted', () => {
  const certificates = ['self-signed', 'expired', 'not-yet-valid', 'wrong-name', 'missing-intermediate', 'good', 'weak-key-certificate']
  const cases = certificates.flatMap((certificate) => ['wss', 'https'].map((scheme) => [certificate, scheme] as const))

  it.each(cases)('gets no byte of the application: %s, %s', async (certificate, scheme) => {
    let applicationBytes = 0
    const server = await startTlsServer(certificate, (socket) => socket.on('data', (bytes: Buffer) => (applicationBytes += bytes.length)))
    onTestFinished(() => server.close())
    const { report } = await diagnose(`${scheme}://127.0.0.1:${server.port}/secret-path`)
    expect(report.facts.filter(({ kind, outcome }) => kind === 'tls-handshake' && outcome.status === 'succeeded')).toHaveLength(1)
    expect([
      applicationBytes,
      report.verdict.outcome,
      report.facts.some(({ kind }) => kind === 'http-exchange' || kind === 'websocket-upgrade'),
    ]).toEqual([0, 'problem', false])
  })
})

it.each(['wss', 'https'])('never sends the path unencrypted where %s was asked', async (scheme) => {
  const said: string[] = []
  const listen: Behaviour = (socket) => {
    socket.on('data', (bytes) => said.push(bytes.toString('latin1')))
    answer('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n')(socket)
  }
  const server = await startServer(listen)
  await diagnose(`${scheme}://127.0.0.1:${server.port}/secret-path?token=secret`)
  const plain = said.filter((text) => text.startsWith('GET'))
  expect(plain.map((text) => text.split(' ', 2).join(' '))).toEqual(['GET /'])
  expect(said.join('\n')).not.toContain('secret')
})

describe('passwords', () => {
  it('that were pasted with the address appear in no fact, event or report, and are not sent', async () => {
    const said: string[] = []
    const server = await startServer((socket) => socket.on('data', (bytes) => said.push(bytes.toString('latin1'))))
    for (const address of [
      `ws://someone:hunter2@127.0.0.1:${server.port}/x`,
      `WebSocket connection to 'ws://someone:hunter2@127.0.0.1:${server.port}/x' failed`,
    ]) {
      const told = await diagnose(createRequest(address, { timeLimitMs: 500 }))
      expect(told.report.target.port).toBe(server.port)
      expect(JSON.stringify(told) + said.join('')).not.toMatch(/hunter2|someone|aHVudGVy/)
    }
  })

  it('of a proxy go to the proxy alone', async () => {
    const server = await startServer(silent)
    const proxy = await startConnectProxy()
    onTestFinished(() => proxy.close())
    const network = createRecordingNetwork({
      names: { 'proxy.test': ['192.0.2.2'] },
      servers: { '192.0.2.2:3128': proxy.port, '192.0.2.1:80': server.port },
    })
    for (const [request, environment] of [
      [createRequest('ws://192.0.2.1/x', { timeLimitMs: 600 }), { http_proxy: 'http://someone:hunter2@proxy.test:3128' }],
      [
        createRequest('ws://192.0.2.1/x', { timeLimitMs: 600, options: { proxy: 'given' }, proxyUrl: 'someone:hunter2@proxy.test:3128' }),
        {},
      ],
    ] as const) {
      const told = await diagnose(request, createMachine({ network, environment }))
      expect(told.report.facts.find(({ kind }) => kind === 'proxy-tunnel')).toBeDefined()
      expect(JSON.stringify(told)).not.toMatch(/hunter2|someone|c29tZW9uZ/)
    }
    const credentials = Buffer.from('someone:hunter2').toString('base64')
    expect(proxy.requests.map((request) => request.includes(`Proxy-Authorization: Basic ${credentials}`))).toEqual([true, true])
  })

  it('that make no sense as a proxy are not repeated', async () => {
    const { report } = await diagnose(
      createRequest('ws://192.0.2.1/x', { timeLimitMs: 300 }),
      createMachine({ network: createRecordingNetwork(), environment: { http_proxy: 'gopher://someone:hunter2@proxy.test' } }),
    )
    expect(report.facts.find(({ kind }) => kind === 'proxy-setting')?.outcome.status).toBe('failed')
    expect(JSON.stringify(report)).not.toMatch(/hunter2|someone/)
  })
})
