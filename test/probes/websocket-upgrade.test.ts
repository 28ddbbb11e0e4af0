// Opening handshakes with real WebSocket servers, and with servers that are none (bad-peers 2.3 E).
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocketServer, type WebSocket } from 'ws'
import { tcpConnect } from '../../electron/probes/tcp-connect.ts'
import { websocketUpgrade } from '../../electron/probes/websocket-upgrade.ts'
import { createProbeContext } from '../fakes/probe-context.ts'
import * as peers from '../fakes/tcp-server.ts'

const address = '127.0.0.1'
const over = (port: number) =>
  ({ address, port, route: 'direct', purpose: 'target', encrypted: false, host: 'localhost', path: '/chat?room=1' }) as const
const hex = (text: string) => Buffer.from(text).toString('hex')

async function ask(behaviour: peers.Behaviour, options: Parameters<typeof createProbeContext>[0] = {}) {
  const server = await peers.startTcpServer(behaviour)
  onTestFinished(() => server.close())
  return websocketUpgrade(over(server.port), createProbeContext(options))
}

/** Answers the upgrade with the right key and whatever else is given. */
function upgrade(lines: string, after = '', connection = 'Connection: keep-alive, Upgrade\r\n'): peers.Behaviour {
  return (socket) => {
    socket.once('data', (bytes) => {
      const key = /Sec-WebSocket-Key: (\S+)/i.exec(bytes.toString())?.[1] ?? ''
      const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${connection}Sec-WebSocket-Accept: ${accept}\r\n${lines}\r\n${after}`)
    })
  }
}

describe('websocketUpgrade', () => {
  it('shakes hands on the waiting connection, as a page of the same host would, and says goodbye', async () => {
    const http = createServer()
    const server = await peers.startServer(http)
    onTestFinished(() => server.close())
    const websockets = new WebSocketServer({ server: http })
    const visit = new Promise<{ origin: string | undefined; url: string | undefined; code: number }>((resolve) => {
      websockets.on('connection', (websocket: WebSocket, { headers, url }) => {
        websocket.on('close', (code) => {
          resolve({ origin: headers.origin, url, code })
        })
      })
    })
    const context = createProbeContext()
    await tcpConnect({ address, port: server.port, purpose: 'target' }, context)
    const outcome = await websocketUpgrade(over(server.port), context)
    expect(outcome).toMatchObject({
      status: 'succeeded',
      value: { headers: [{ name: 'upgrade', value: 'websocket' }, {}, { name: 'sec-websocket-accept' }] },
    })
    expect(await visit).toEqual({ origin: `http://localhost:${server.port}`, url: '/chat?room=1', code: 1000 })
    expect(server.connections()).toBe(1)
  })

  it.each([200, 301, 400, 401, 403, 404, 426, 502])('keeps the head and the words of a refusal with status %d', async (status) => {
    const body = 'no sockets here'
    const outcome = await ask(
      peers.answer(`HTTP/1.1 ${status} Whatever\r\nServer: test\r\nSet-Cookie: a=b\r\nContent-Length: ${body.length}\r\n\r\n${body}`),
    )
    expect(outcome).toEqual({
      status: 'failed',
      failure: {
        code: 'websocket-refused',
        operation: 'receive',
        raw: '',
        synchronous: false,
        received: {
          firstBytes: '',
          http: {
            status,
            reason: 'Whatever',
            headers: [
              { name: 'server', value: 'test' },
              { name: 'content-length', value: String(body.length) },
            ],
            bodyStart: body,
          },
        },
      },
    })
  })

  it('gives the refusal even when its body never ends', async () => {
    const outcome = await ask(peers.flood('x'.repeat(1000), 'HTTP/1.1 403 Forbidden\r\n\r\n'))
    expect(outcome).toMatchObject({
      failure: { code: 'websocket-refused', received: { http: { status: 403, bodyStart: 'x'.repeat(512) } } },
    })
  })

  it.each([
    ['SSH', peers.greet('SSH-2.0-OpenSSH_9.2\r\n'), 'http-not-spoken', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['Redis', peers.answer("-ERR unknown command 'GET'\r\n"), 'http-not-spoken', "-ERR unknown command 'GET'\r\n"],
    ['RTSP, which llhttp takes for HTTP', peers.answer('RTSP/1.0 200 OK\r\n\r\n'), 'http-not-spoken', 'RTSP/1.0 200 OK\r\n\r\n'],
    ['a TLS alert', peers.answer('\x15\x03\x03\0\x02\x02\x46'), 'http-not-spoken', '\x15\x03\x03\0\x02\x02\x46'],
    ['a broken header', peers.answer('HTTP/1.1 200 OK\r\nno colon\r\n\r\n'), 'http-malformed', 'HTTP/1.1 200 OK\r\nno colon\r\n\r\n'],
  ] as const)('keeps the first bytes of %s', async (_text, behaviour, code, bytes) => {
    expect(await ask(behaviour)).toMatchObject({
      status: 'failed',
      failure: { code, operation: 'receive', received: { firstBytes: hex(bytes) } },
    })
  })

  it('keeps all first bytes when they come one by one', async () => {
    const banner = 'SSH-2.0-OpenSSH_9.2\r\n'
    const outcome = await ask(peers.answerInSlices(banner))
    expect(outcome).toMatchObject({
      failure: { code: 'http-not-spoken', received: { firstBytes: expect.stringMatching(/^53/) as string } },
    })
  })

  it.each([
    ['a wrong key', peers.answer('HTTP/1.1 101 x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: wrong\r\n\r\n')],
    ['another protocol', upgrade('Upgrade: h2c\r\n')],
    ['no word about the protocol', upgrade('')],
    ['two protocols', upgrade('Upgrade: websocket\r\nUpgrade: h2c\r\n')],
    ['no connection option that goes with it', upgrade('Upgrade: websocket\r\n', '', '')],
    ['two proofs', upgrade('Upgrade: websocket\r\nSec-WebSocket-Accept: wrong\r\n')],
    ['a subprotocol that nobody asked for', upgrade('Upgrade: websocket\r\nSec-WebSocket-Protocol: chat\r\n')],
    ['an extension that nobody asked for', upgrade('Upgrade: websocket\r\nSec-WebSocket-Extensions: permessage-deflate\r\n')],
  ] as const)('calls a 101 with %s an invalid handshake', async (_text, behaviour) => {
    expect(await ask(behaviour)).toMatchObject({
      status: 'failed',
      failure: { code: 'websocket-handshake-invalid', operation: 'receive', received: { http: { status: 101 } } },
    })
  })

  it('finds the words of the handshake behind any number of other headers', async () => {
    expect(await ask(upgrade(`${'Via: 1.1 hop\r\n'.repeat(100)}Upgrade: WebSocket\r\n`))).toMatchObject({ status: 'succeeded' })
  })

  it('takes no notice of what comes after a valid handshake', async () => {
    expect(await ask(upgrade('Upgrade: websocket\r\n', '\xff\xff\xff garbage'))).toMatchObject({ status: 'succeeded' })
  })

  it.each([
    ['an end without answer', peers.closeWhenSpokenTo, 'closed-without-answer'],
    ['a reset', peers.resetWhenSpokenTo, 'connection-reset'],
    ['headers without end', peers.flood('A: b\r\n'.repeat(100), 'HTTP/1.1 101 x\r\n'), 'answer-too-large'],
  ] as const)('names %s', async (_text, behaviour, code) => {
    expect(await ask(behaviour)).toMatchObject({ status: 'failed', failure: { code } })
  })

  it('calls a server silent when its time is over, and says before that it takes long', async () => {
    let slowReports = 0
    const outcome = await ask(peers.silent, { limits: { replyMs: 120 }, reportSlow: () => (slowReports += 1) })
    expect(outcome).toEqual({ status: 'failed', failure: { code: 'no-answer', operation: 'receive', raw: '', synchronous: false } })
    expect(slowReports).toBe(1)
  })

  it('stops at once when the run is stopped', async () => {
    const controller = new AbortController()
    setTimeout(() => {
      controller.abort()
    }, 30)
    expect(await ask(peers.silent, { signal: controller.signal })).toEqual({ status: 'not-run', reason: 'cancelled' })
  })
})
