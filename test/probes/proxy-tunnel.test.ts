// Tunnels through proxies that open, refuse or misunderstand (bad-peers 2.3 G).
import { createServer } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocketServer } from 'ws'
import { firstBytes } from '../../electron/probes/first-bytes.ts'
import { httpExchange } from '../../electron/probes/http-exchange.ts'
import { proxyTunnel } from '../../electron/probes/proxy-tunnel.ts'
import { tcpConnect } from '../../electron/probes/tcp-connect.ts'
import { tlsHandshake } from '../../electron/probes/tls-handshake.ts'
import { websocketUpgrade } from '../../electron/probes/websocket-upgrade.ts'
import type { ProxyAddress } from '../../shared/facts/fact.ts'
import { createProbeContext } from '../fakes/probe-context.ts'
import { startConnectProxy, startSocksProxy } from '../fakes/proxy-server.ts'
import * as peers from '../fakes/tcp-server.ts'
import { startSecureWebsocketServer } from '../fakes/tls-server.ts'

const address = '127.0.0.1'

async function serve<Server extends peers.FakeServer>(starting: Promise<Server>): Promise<Server> {
  const server = await starting
  onTestFinished(() => server.close())
  return server
}

function startWebsocketServer() {
  const http = createServer((_request, response) => response.writeHead(426).end())
  new WebSocketServer({ server: http })
  return serve(peers.startServer(http))
}

const through = (scheme: ProxyAddress['scheme'], port: number, targetPort: number) =>
  ({ address, port, proxy: { scheme, host: 'localhost', port }, host: 'server.test', targetPort }) as const

const loginFor = (scheme: ProxyAddress['scheme'], port: number, password: string) => ({
  proxy: { scheme, host: 'localhost', port },
  username: 'me',
  password,
})

const targetAt = (port: number) => ({ scheme: 'ws', host: 'server.test', port, path: '/', input: '' }) as const

describe('proxyTunnel', () => {
  it('opens a tunnel on the waiting connection, over which the conversation goes on', async () => {
    const server = await startWebsocketServer()
    const proxy = await serve(startConnectProxy())
    const context = createProbeContext({ target: targetAt(server.port) })
    await tcpConnect({ address, port: proxy.port, purpose: 'proxy' }, context)
    expect(await proxyTunnel(through('http', proxy.port, server.port), context)).toEqual({
      status: 'succeeded',
      value: { headers: [{ name: 'via', value: '1.1 fake' }] },
    })
    const over = { address, port: proxy.port, route: 'proxy', purpose: 'target', encrypted: false, host: 'server.test', path: '/' } as const
    expect(await websocketUpgrade(over, context)).toMatchObject({ status: 'succeeded' })
    expect([proxy.connections(), server.connections()]).toEqual([1, 1])
    expect(proxy.requests[0]).toMatch(
      new RegExp(`^CONNECT server\\.test:${server.port} HTTP/1\\.1\r\nHost: server\\.test:${server.port}\r\n`),
    )
  })

  it('opens another tunnel in the same way for the next conversation', async () => {
    const server = await startWebsocketServer()
    const proxy = await serve(startConnectProxy())
    const context = createProbeContext({ target: targetAt(server.port) })
    await proxyTunnel(through('http', proxy.port, server.port), context)
    const over = { address, port: proxy.port, route: 'proxy', purpose: 'target', encrypted: false, host: 'server.test', path: '/' } as const
    await websocketUpgrade(over, context)
    expect(await httpExchange(over, context)).toMatchObject({ status: 'succeeded', value: { status: 426 } })
    expect(proxy.requests).toHaveLength(2)
  })

  it('carries TLS to the target inside TLS to the proxy', async () => {
    const server = await serve(startSecureWebsocketServer('good'))
    const proxy = await serve(startConnectProxy('good'))
    const context = createProbeContext({ target: targetAt(server.port) })
    expect(await proxyTunnel(through('https', proxy.port, server.port), context)).toMatchObject({ status: 'succeeded' })
    const over = { address, port: proxy.port, route: 'proxy', purpose: 'target' } as const
    expect(await tlsHandshake({ ...over, serverName: 'localhost', applicationProtocols: ['http/1.1'] }, context)).toMatchObject({
      value: { isNameValid: true },
    })
    expect(await websocketUpgrade({ ...over, encrypted: true, host: 'localhost', path: '/' }, context)).toMatchObject({
      status: 'succeeded',
    })
  })

  it('tells nothing to a proxy whose certificate is not trusted', async () => {
    const proxy = await serve(startConnectProxy('self-signed'))
    const context = createProbeContext({ proxyCredentials: loginFor('https', proxy.port, 'secret') })
    expect(await proxyTunnel(through('https', proxy.port, 1), context)).toMatchObject({
      status: 'failed',
      failure: { code: 'certificate-not-trusted' },
    })
    expect(proxy.requests).toEqual([])
  })

  it('gives the credentials to the proxy and to nobody else', async () => {
    const server = await startWebsocketServer()
    const proxy = await serve(startConnectProxy())
    const context = createProbeContext({ proxyCredentials: loginFor('http', proxy.port, 'geheim') })
    const outcome = await proxyTunnel(through('http', proxy.port, server.port), context)
    context.connections.closeAll()
    expect(proxy.requests[0]).toContain(`Proxy-Authorization: Basic ${Buffer.from('me:geheim').toString('base64')}\r\n`)
    expect(JSON.stringify(outcome)).not.toContain('geheim')
  })

  it('gives the credentials of one proxy to no other', async () => {
    const proxy = await serve(startConnectProxy())
    const context = createProbeContext({ proxyCredentials: loginFor('http', 1, 'geheim') })
    await proxyTunnel(through('http', proxy.port, 1), context)
    context.connections.closeAll()
    expect(proxy.requests[0]).not.toContain('Proxy-Authorization')
  })

  it.each([301, 403, 407, 502, 503, 504])('keeps the head and the words of a refusal with status %d', async (status) => {
    const proxy = await serve(
      peers.startTcpServer(peers.answerAndClose(`HTTP/1.1 ${status} No\r\nProxy-Authenticate: Basic realm="secret"\r\n\r\nsorry`)),
    )
    expect(await proxyTunnel(through('http', proxy.port, 1), createProbeContext())).toEqual({
      status: 'failed',
      failure: {
        code: 'proxy-refused',
        operation: 'proxy-tunnel',
        raw: '',
        synchronous: false,
        received: {
          firstBytes: '',
          http: { status, reason: 'No', headers: [{ name: 'proxy-authenticate', value: 'Basic' }], bodyStart: 'sorry' },
        },
      },
    })
  })

  it('keeps every header of a refusal by its name, and no secret', async () => {
    const lines = [
      'X-Policy: category=games; rule=12',
      'Set-Cookie: sid=geheim',
      'X-Auth-Token: geheim',
      `X-Case: ${'Ab1'.repeat(20)}`,
      'Location: http://someone:geheim@portal.test/blocked?user=geheim',
      ...Array.from({ length: 100 }, (_, number) => `X-Filler-${number}: ${'-'.repeat(3)}`),
    ]
    const proxy = await serve(
      peers.startTcpServer(peers.answerAndClose(`HTTP/1.1 403 Forbidden\r\n${lines.join('\r\n')}\r\n\r\n<title>Blocked</title>`)),
    )
    const outcome = await proxyTunnel(through('http', proxy.port, 1), createProbeContext())
    const { headers = [], bodyStart } = (outcome.status === 'failed' ? outcome.failure.received?.http : undefined) ?? {}
    expect({ first: headers.slice(0, 6), count: headers.length, bodyStart }).toEqual({
      first: [
        { name: 'x-policy', value: 'category=games; rule=12' },
        { name: 'set-cookie', value: '' },
        { name: 'x-auth-token', value: '' },
        { name: 'x-case', value: '' },
        { name: 'location', value: 'http://portal.test/blocked' },
        { name: 'x-filler-0', value: '---' },
      ],
      count: 64,
      bodyStart: '<title>Blocked</title>',
    })
  })

  it("hands on what the target says together with the proxy's answer", async () => {
    const proxy = await serve(peers.startTcpServer(peers.answer('HTTP/1.1 200 OK\r\n\r\nSSH-2.0-OpenSSH_9.2\r\n')))
    const context = createProbeContext({ target: targetAt(22) })
    await proxyTunnel(through('http', proxy.port, 22), context)
    const over = { address, port: proxy.port, route: 'proxy', purpose: 'target', encrypted: false, host: 'server.test', path: '/' } as const
    expect(await httpExchange(over, context)).toMatchObject({
      failure: { code: 'http-not-spoken', received: { firstBytes: Buffer.from('SSH-2.0-OpenSSH_9.2\r\n').toString('hex') } },
    })
  })

  it.each([
    ['http', 'a SOCKS reply', peers.answer(Buffer.from([5, 255])), 'proxy-not-spoken'],
    ['http', 'an end', peers.closeWhenSpokenTo, 'closed-without-answer'],
    ['http', 'a reset', peers.resetWhenSpokenTo, 'connection-reset'],
    ['http', 'silence', peers.silent, 'no-answer'],
    ['socks5', 'an HTTP answer', peers.answer('HTTP/1.1 400 Bad Request\r\n\r\n'), 'proxy-not-spoken'],
    ['socks5', 'a wish for a password', peers.answer(Buffer.from([5, 255])), 'proxy-login-required'],
    ['socks5', 'an end', peers.closeWhenSpokenTo, 'closed-without-answer'],
    ['socks5', 'a reset', peers.resetWhenSpokenTo, 'connection-reset'],
    ['socks5', 'silence', peers.silent, 'no-answer'],
    ['socks4', 'a refusal', peers.answer(Buffer.from([0, 91, 0, 0, 0, 0, 0, 0])), 'proxy-refused'],
  ] as const)('asks over %s and names %s', async (scheme, _text, behaviour, code) => {
    const proxy = await serve(peers.startTcpServer(behaviour))
    const outcome = await proxyTunnel(through(scheme, proxy.port, 1), createProbeContext({ limits: { replyMs: 300 } }))
    expect(outcome).toMatchObject({ status: 'failed', failure: { code, operation: 'proxy-tunnel' } })
  })

  it('opens a tunnel through a SOCKS proxy', async () => {
    const server = await startWebsocketServer()
    const proxy = await serve(startSocksProxy(0))
    const context = createProbeContext({ target: targetAt(server.port) })
    expect(await proxyTunnel(through('socks5', proxy.port, server.port), context)).toEqual({ status: 'succeeded', value: { headers: [] } })
    const over = { address, port: proxy.port, route: 'proxy', purpose: 'target', encrypted: false, host: 'server.test', path: '/' } as const
    expect(await httpExchange(over, context)).toMatchObject({ value: { status: 426 } })
  })

  it('loses nothing that the target says first through a SOCKS proxy', async () => {
    const server = await serve(peers.startTcpServer(peers.greet('SSH-2.0-OpenSSH_9.2\r\n')))
    const proxy = await serve(startSocksProxy(0))
    const context = createProbeContext({ target: targetAt(server.port) })
    await proxyTunnel(through('socks5', proxy.port, server.port), context)
    expect(await firstBytes({ address, port: proxy.port, route: 'proxy', purpose: 'target' }, context)).toMatchObject({
      value: { firstBytes: Buffer.from('SSH-2.0-OpenSSH_9.2\r\n').toString('hex') },
    })
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 255])('keeps the code of SOCKS reply %d', async (code) => {
    const proxy = await serve(startSocksProxy(code))
    expect(await proxyTunnel(through('socks5', proxy.port, 1), createProbeContext())).toEqual({
      status: 'failed',
      failure: {
        code: 'proxy-refused',
        operation: 'proxy-tunnel',
        raw: '',
        synchronous: false,
        received: {
          firstBytes: Buffer.from([5, code, 0, 1, 127, 0, 0, 1, 0, 0]).toString('hex'),
          socks: { version: 5, step: 'request', code },
        },
      },
    })
  })

  it.each([
    ['socks4', 'a refusal', [0, 91], { code: 'proxy-refused', socks: { version: 4, step: 'request', code: 91 } }],
    ['socks4', 'a want of identd', [0, 92], { code: 'proxy-refused', socks: { version: 4, step: 'request', code: 92 } }],
    ['socks4', 'another user in identd', [0, 93], { code: 'proxy-refused', socks: { version: 4, step: 'request', code: 93 } }],
    ['socks4', 'half a grant', [0, 90, 0], { code: 'closed-mid-answer' }],
    ['socks4', 'a code of another protocol', [0, 94], { code: 'proxy-not-spoken' }],
    ['socks4', 'a reply of version 5', [5, 0], { code: 'proxy-not-spoken' }],
    ['socks5', 'no method that suits', [5, 255], { code: 'proxy-login-required', socks: { version: 5, step: 'method', code: 255 } }],
    ['socks5', 'a method nobody offered', [5, 1], { code: 'proxy-login-required', socks: { version: 5, step: 'method', code: 1 } }],
    ['socks5', 'a method that does not exist', [5, 77], { code: 'proxy-not-spoken' }],
    ['socks5', 'a reply of version 4', [0, 91], { code: 'proxy-not-spoken' }],
    ['socks5', 'a reply to what was not asked', [5, 0, 5, 0, 0, 1, 127, 0, 0, 1, 0, 0], { code: 'proxy-not-spoken' }],
    ['socks5', 'one byte', [5], { code: 'closed-mid-answer' }],
    ['socks5', 'a flood', Array.from({ length: 100_000 }, () => 5), { code: 'proxy-login-required' }],
  ] as const)('reads over %s %s', async (scheme, _text, reply, { code, ...kept }) => {
    const proxy = await serve(peers.startTcpServer(peers.answerAndClose(Buffer.from(reply))))
    const outcome = await proxyTunnel(through(scheme, proxy.port, 1), createProbeContext())
    expect(outcome).toMatchObject({ status: 'failed', failure: { code, ...('socks' in kept && { received: kept }) } })
    expect(JSON.stringify(outcome).length).toBeLessThan(1000)
  })

  it.each([
    ['refused', 1, { code: 'proxy-login-required', received: { socks: { version: 5, step: 'login', code: 1 } } }],
    ['accepted, and the way forbidden', 0, { code: 'proxy-refused', received: { socks: { version: 5, step: 'request', code: 2 } } }],
  ])('tells a login that is %s', async (_text, status, failure) => {
    const said: Buffer[] = []
    const replies = [Buffer.from([5, 2]), Buffer.from([1, status]), Buffer.from([5, 2])]
    const proxy = await serve(
      peers.startTcpServer((socket) => {
        socket.on('data', (bytes) => {
          said.push(bytes)
          socket.write(replies[said.length - 1] ?? '')
        })
      }),
    )
    const context = createProbeContext({ proxyCredentials: loginFor('socks5', proxy.port, 'geheim') })
    expect(await proxyTunnel(through('socks5', proxy.port, 80), context)).toMatchObject({ status: 'failed', failure })
    const request = Buffer.concat([Buffer.from([5, 1, 0, 3, 11]), Buffer.from('server.test'), Buffer.from([0, 80])])
    expect(said).toEqual([
      Buffer.from([5, 2, 0, 2]),
      Buffer.concat([Buffer.from([1, 2]), Buffer.from('me'), Buffer.from([6]), Buffer.from('geheim')]),
      ...(status === 0 ? [request] : []),
    ])
  })

  it('says nothing to a SOCKS proxy that a name is too long for', async () => {
    const proxy = await serve(peers.startTcpServer(peers.silent))
    const outcome = await proxyTunnel({ ...through('socks4', proxy.port, 1), host: 'x'.repeat(256) }, createProbeContext())
    expect(outcome).toMatchObject({ status: 'failed', failure: { code: 'invalid-argument' } })
  })

  it('gives the refusal of a proxy that is not there', async () => {
    expect(await proxyTunnel(through('http', await peers.closedPort(), 1), createProbeContext())).toMatchObject({
      failure: { code: 'connection-refused', operation: 'connect' },
    })
  })

  it('stops at once when the run is stopped', async () => {
    const proxy = await serve(peers.startTcpServer(peers.silent))
    for (const scheme of ['http', 'socks5'] as const) {
      const controller = new AbortController()
      setTimeout(() => {
        controller.abort()
      }, 30)
      const outcome = await proxyTunnel(through(scheme, proxy.port, 1), createProbeContext({ signal: controller.signal }))
      expect(outcome).toEqual({ status: 'not-run', reason: 'cancelled' })
    }
  })
})
