// One GET, answered by servers of every manner (bad-peers 2.3 B and D).
import { createServer } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { httpExchange } from '../../electron/probes/http-exchange.ts'
import { joinChunks } from '../../electron/probes/http-conversation.ts'
import { tcpConnect } from '../../electron/probes/tcp-connect.ts'
import { createProbeContext } from '../fakes/probe-context.ts'
import { startConnectProxy } from '../fakes/proxy-server.ts'
import * as peers from '../fakes/tcp-server.ts'

const address = '127.0.0.1'
const over = (port: number) =>
  ({ address, port, route: 'direct', purpose: 'target', encrypted: false, host: 'localhost', path: '/' }) as const
const hex = (text: string) => Buffer.from(text).toString('hex')

async function ask(behaviour: peers.Behaviour, limits: Parameters<typeof createProbeContext>[0] = {}) {
  const server = await peers.startTcpServer(behaviour)
  onTestFinished(() => server.close())
  return httpExchange(over(server.port), createProbeContext(limits))
}

describe('httpExchange', () => {
  it('asks in HTTP/1.1 with the name and nothing about the person, and reads the answer', async () => {
    let request = ''
    const outcome = await ask((socket) => {
      socket.once('data', (bytes) => {
        request = bytes.toString()
        socket.end('HTTP/1.1 200 OK\r\nServer: test\r\nSet-Cookie: a=b\r\n\r\nhello')
      })
    })
    expect(outcome).toEqual({
      status: 'succeeded',
      value: { status: 200, reason: 'OK', headers: [{ name: 'server', value: 'test' }], bodyStart: 'hello' },
    })
    expect(request).toMatch(
      /^GET \/ HTTP\/1\.1\r\nHost: localhost:\d+\r\nUser-Agent: Ponte\/\S+\r\nAccept: \*\/\*\r\nConnection: close\r\n\r\n$/,
    )
  })

  it.each(['http', 'https'] as const)('asks a proxy over %s for the whole address, and gives it its login', async (scheme) => {
    const server = await peers.startServer(createServer((request, response) => response.end(`served ${request.url}`)))
    const proxy = await startConnectProxy(scheme === 'https' ? 'good' : undefined)
    onTestFinished(() => Promise.all([server.close(), proxy.close()]).then(() => undefined))
    const askedProxy = { scheme, host: 'localhost', port: proxy.port }
    const context = createProbeContext({
      target: { scheme: 'http', host: 'server.test', port: server.port, path: '/page', input: '' },
      proxyCredentials: { proxy: askedProxy, username: 'me', password: 'geheim' },
    })
    const outcome = await httpExchange({ ...over(proxy.port), route: 'proxy', host: 'server.test', path: '/page', askedProxy }, context)
    expect(outcome).toMatchObject({ status: 'succeeded', value: { status: 200, bodyStart: 'served /page' } })
    expect(proxy.requests[0]).toMatch(
      new RegExp(`^GET http://server\\.test:${server.port}/page HTTP/1\\.1\r\nHost: server\\.test:${server.port}\r\n`),
    )
    expect(proxy.requests[0]).toContain(`Proxy-Authorization: Basic ${Buffer.from('me:geheim').toString('base64')}\r\n`)
    expect(JSON.stringify(outcome)).not.toContain('geheim')
  })

  it('percent-encodes what may not stand in a request, line ends before all', async () => {
    let line = ''
    const server = await peers.startTcpServer((socket) => {
      socket.once('data', (bytes) => {
        line = bytes.toString().split('\r\n')[0] ?? ''
        socket.end('HTTP/1.1 204 No Content\r\n\r\n')
      })
    })
    onTestFinished(() => server.close())
    await httpExchange({ ...over(server.port), path: '/a b\r\nX: y?q=é#end' }, createProbeContext())
    expect(line).toBe('GET /a%20b%0D%0AX:%20y?q=%C3%A9%23end HTTP/1.1')
  })

  it('uses the connection that waits', async () => {
    const server = await peers.startServer(createServer((_request, response) => response.end('ok')))
    onTestFinished(() => server.close())
    const context = createProbeContext()
    await tcpConnect({ address, port: server.port, purpose: 'target' }, context)
    expect(await httpExchange(over(server.port), context)).toMatchObject({ value: { status: 200, bodyStart: 'ok' } })
    expect(server.connections()).toBe(1)
  })

  it('asks on a new connection when the waiting one has ended without a word', async () => {
    let connections = 0
    const server = await peers.startTcpServer((socket) => {
      connections += 1
      if (connections === 1) socket.end()
      else socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\n\r\n'))
    })
    onTestFinished(() => server.close())
    const context = createProbeContext()
    const endpoint = { address, port: server.port, purpose: 'target' } as const
    await tcpConnect(endpoint, context)
    const key = { ...endpoint, route: 'direct', layer: 'tcp' } as const
    const kept = context.connections.take(key)
    await new Promise((resolve) => kept?.once('close', resolve))
    if (kept) context.connections.deposit(key, kept)
    expect(await httpExchange(over(server.port), context)).toMatchObject({ status: 'succeeded', value: { status: 200 } })
  })

  it('reads an answer in slices of one byte as any other', async () => {
    const outcome = await ask(peers.answerInSlices('HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 2\r\n\r\nno'))
    expect(outcome).toMatchObject({ value: { status: 503, headers: [{ name: 'retry-after', value: '5' }, {}], bodyStart: 'no' } })
  })

  it('reads 512 characters of a body without end', async () => {
    const outcome = await ask(peers.flood('é'.repeat(1000), 'HTTP/1.1 200 OK\r\n\r\n'))
    expect(outcome).toMatchObject({ value: { status: 200, bodyStart: 'é'.repeat(512) } })
  })

  it('reads what is in the chunks of a chunked body', async () => {
    const outcome = await ask(
      peers.answer('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;x=y\r\n world\r\n0\r\n\r\n'),
    )
    expect(outcome).toMatchObject({ value: { bodyStart: 'hello world' } })
  })

  it('does not wait long for a body that does not come', async () => {
    const startedAt = performance.now()
    const outcome = await ask(peers.answer('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhal'))
    expect(outcome).toMatchObject({ value: { bodyStart: 'hal' } })
    expect(performance.now() - startedAt).toBeLessThan(1000)
  })

  it.each([
    ['a banner', peers.greet('SSH-2.0-OpenSSH_9.2\r\n'), 'http-not-spoken', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['HTTP/0.9', peers.answer('<html>old</html>'), 'http-not-spoken', '<html>old</html>'],
    ['an HTTP/2 frame', peers.answer('\0\0\x12\x04\0\0\0\0\0'), 'http-not-spoken', '\0\0\x12\x04\0\0\0\0\0'],
    ['a TLS alert', peers.answer('\x15\x03\x03\0\x02\x02\x46'), 'http-not-spoken', '\x15\x03\x03\0\x02\x02\x46'],
    ['a broken status line', peers.answer('HTTP/1.1 OK\r\n\r\n'), 'http-malformed', 'HTTP/1.1 OK\r\n\r\n'],
    ['half a head', peers.answerAndClose('HTTP/1.1 200 OK\r\nSer'), 'closed-mid-answer', 'HTTP/1.1 200 OK\r\nSer'],
  ] as const)('keeps the first bytes of %s', async (_text, behaviour, code, bytes) => {
    expect(await ask(behaviour)).toMatchObject({
      status: 'failed',
      failure: { code, operation: 'receive', received: { firstBytes: hex(bytes) } },
    })
  })

  it.each([
    ['an end without answer', peers.closeWhenSpokenTo, 'closed-without-answer'],
    ['a reset', peers.resetWhenSpokenTo, 'connection-reset'],
  ] as const)('names %s', async (_text, behaviour, code) => {
    const outcome = await ask(behaviour)
    expect(outcome).toMatchObject({ status: 'failed', failure: { code } })
    if (outcome.status === 'failed') expect(outcome.failure.received).toBeUndefined()
  })

  it.each([
    ['one header without end', peers.flood('x'.repeat(1000), 'HTTP/1.1 200 OK\r\nA: '), 'answer-too-large'],
    ['headers without end', peers.flood('A: b\r\n'.repeat(100), 'HTTP/1.1 200 OK\r\n'), 'answer-too-large'],
    ['interim answers without end', peers.flood('HTTP/1.1 100 Continue\r\n\r\n'), 'http-malformed'],
  ] as const)('does not read %s', async (_text, behaviour, code) => {
    expect(await ask(behaviour)).toMatchObject({ status: 'failed', failure: { code } })
  })

  it('calls a server silent when its time is over, and says before that it takes long', async () => {
    let slowReports = 0
    const outcome = await ask(peers.silent, { limits: { replyMs: 120 }, reportSlow: () => (slowReports += 1) })
    expect(outcome).toEqual({ status: 'failed', failure: { code: 'no-answer', operation: 'receive', raw: '', synchronous: false } })
    expect(slowReports).toBe(1)
  })

  it('gives a tarpit no more time than a silent server, and keeps what it said', async () => {
    const outcome = await ask(peers.dribble(`HTTP/1.1 200 OK\r\n${'A: b\r\n'.repeat(100)}`, 10), { limits: { replyMs: 500 } })
    expect(outcome).toMatchObject({
      failure: { code: 'no-answer', received: { firstBytes: expect.stringMatching(/^48545450/) as string } },
    })
  })

  it('stops at once when the run is stopped', async () => {
    const controller = new AbortController()
    setTimeout(() => {
      controller.abort('no-longer-needed')
    }, 30)
    expect(await ask(peers.silent, { signal: controller.signal, limits: { replyMs: 60_000 } })).toEqual({
      status: 'not-run',
      reason: 'no-longer-needed',
    })
  })
})

describe('joinChunks', () => {
  it.each([
    ['5\r\nhel', 'hel'],
    ['5\r\nhello\r\nzz\r\n', 'hellozz\r\n'],
    ['no chunks at all', 'no chunks at all'],
    ['', ''],
    ['ffffffff\r\nx', 'x'],
  ])('makes of %j %j', (chunked, joined) => {
    expect(joinChunks(Buffer.from(chunked)).toString()).toBe(joined)
  })
})
