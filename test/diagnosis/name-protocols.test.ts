// A whole run against servers of other protocols: it finds the words that make them speak, names them, and stays within six connections.
import { createServer } from 'node:http'
import type { Socket } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Greeting } from '../../shared/facts/fact.ts'
import { createMachine, createRequest, diagnose } from '../fakes/machine.ts'
import { answersOnly, capturedAnswer, type Manners } from '../fakes/protocol-peers.ts'
import { createRecordingNetwork } from '../fakes/recording-network.ts'
import { answer, greet, startServer, startTcpServer, type Behaviour } from '../fakes/tcp-server.ts'

/** Runs against a server that seems to be at `port` of another computer, and watches how many connections it holds at once. */
async function diagnoseAt(scheme: string, port: number, behaviour: Behaviour) {
  const open = new Set<Socket>()
  let most = 0
  const server = await startTcpServer((socket) => {
    open.add(socket)
    most = Math.max(most, open.size)
    socket.on('close', () => open.delete(socket))
    behaviour(socket)
  })
  onTestFinished(() => server.close())
  const network = createRecordingNetwork({ servers: { [`198.51.100.20:${port}`]: server.port } })
  const request = createRequest(`${scheme}://198.51.100.20:${port}/`, { options: { proxy: 'direct' } })
  const { report } = await diagnose(request, createMachine({ network, limits: { replyMs: 900, listenMs: 100 } }))
  return { report, most }
}

const waiting: readonly (readonly [Greeting, string, number, Buffer])[] = [
  ['ping', 'Redis', 6379, capturedAnswer('Redis', 'ping')],
  ['ping', 'memcached', 7001, capturedAnswer('memcached', 'ping')],
  ['postgresql', 'PostgreSQL', 7001, capturedAnswer('PostgreSQL', 'postgresql')],
  ['mqtt', 'MQTT', 7001, capturedAnswer('MQTT', 'mqtt')],
  ['fastcgi', 'FastCGI', 7001, capturedAnswer('FastCGI', 'fastcgi')],
  ['dns', 'DNS', 7001, capturedAnswer('DNS', 'dns')],
  ['ldap', 'LDAP', 7001, capturedAnswer('LDAP', 'ldap')],
  ['smb', 'SMB', 7001, capturedAnswer('SMB', 'smb')],
  ['rdp', 'RDP', 7001, capturedAnswer('RDP', 'rdp')],
  ['sip', 'SIP', 5060, capturedAnswer('SIP', 'sip')],
  ['rtmp', 'RTMP', 1935, capturedAnswer('RTMP', 'rtmp')],
  // Written after MS-TDS 2.2.6.5.
  [
    'mssql',
    'SQL Server',
    1433,
    Buffer.from('0401002b0000010000001a0006010020000102002100010300220000040022000 1ff0f0007d000000200 00'.replaceAll(' ', ''), 'hex'),
  ],
]

for (const manners of ['hangs-up', 'resets', 'stays-silent'] as const satisfies readonly Manners[]) {
  describe(`A server that ${manners.replaceAll('-', ' ')} when it does not understand`, () => {
    for (const [greeting, spoken, port, words] of waiting) {
      for (const scheme of ['ws', 'https']) {
        it(`is named ${spoken} when asked in ${scheme}`, async () => {
          const { report, most } = await diagnoseAt(scheme, port, answersOnly(greeting, words, manners))
          expect(report.verdict).toEqual({ outcome: 'problem', cause: 'protocol-mismatch', certainty: 'certain', actor: 'you' })
          expect(report.findings[0]?.message).toMatchObject({ id: 'protocol-mismatch.title', params: { port, spoken } })
          expect(report.comparison.find(({ aspect }) => aspect === 'protocol')).toMatchObject({
            offered: { params: { protocol: spoken } },
            match: 'different',
          })
          // Six, and one that our side has ended while this side has not heard of it.
          expect(most).toBeLessThanOrEqual(7)
        })
      }
    }
  })
}

it('A server that hangs is named long before its silence is judged', async () => {
  const server = await startTcpServer(answersOnly('smb', capturedAnswer('SMB', 'smb'), 'stays-silent'))
  onTestFinished(() => server.close())
  const network = createRecordingNetwork({ servers: { '198.51.100.20:445': server.port } })
  const request = createRequest('http://198.51.100.20:445/', { options: { proxy: 'direct' }, timeLimitMs: 20_000 })
  const { report } = await diagnose(request, createMachine({ network, limits: { replyMs: 20_000 } }))
  expect([report.verdict.cause, report.verdict.certainty, report.completion]).toEqual(['protocol-mismatch', 'certain', 'complete'])
  expect(report.durationMs).toBeLessThan(4000)
})

describe('A server that speaks first, or answers foreign words in its own', () => {
  const speaking: readonly (readonly [string, Behaviour])[] = [
    ...['SSH', 'SMTP', 'FTP', 'POP3', 'IMAP', 'VNC', 'Telnet', 'Rsync', 'NATS', 'MySQL/MariaDB'].map(
      (protocol) => [protocol, greet(capturedAnswer(protocol, 'nothing'))] as const,
    ),
    ...['IRC', 'XMPP', 'AMQP', 'HTTP/2', 'beanstalkd', 'Gearman'].map(
      (protocol) => [protocol, answer(capturedAnswer(protocol, 'websocket'))] as const,
    ),
  ]
  for (const [spoken, behaviour] of speaking) {
    it(`is named ${spoken}, without a greeting`, async () => {
      const { report } = await diagnoseAt('ws', 7001, behaviour)
      expect(report.verdict).toMatchObject({ cause: 'protocol-mismatch', certainty: 'certain' })
      expect(report.findings[0]?.message.params).toMatchObject({ spoken })
      expect(report.facts.filter(({ kind }) => kind === 'service-greeting')).toEqual([])
    })
  }
})

describe('A server whose words prove little', () => {
  it('is likely Workerman Frame when its answer counts itself', async () => {
    const { report } = await diagnoseAt('ws', 7001, answersOnly('postgresql', capturedAnswer('Workerman Frame', 'postgresql'), 'hangs-up'))
    expect([report.verdict, report.findings[0]?.message.id]).toEqual([
      { outcome: 'problem', cause: 'protocol-mismatch', certainty: 'likely', actor: 'you' },
      'protocol-mismatch.likely.title',
    ])
  })

  it('is possibly Workerman Text when it answers in lines; that this is no WebSocket is certain', async () => {
    const { report } = await diagnoseAt('ws', 7001, answer(capturedAnswer('Workerman Text', 'websocket')))
    expect(report.findings.map(({ cause, certainty }) => [cause, certainty])).toEqual([
      ['websocket-answer-not-http', 'certain'],
      ['protocol-mismatch', 'possible'],
    ])
  })

  it('certainly speaks no HTTP when it answers a request in lines', async () => {
    const { report } = await diagnoseAt('http', 7001, answer(capturedAnswer('Workerman Text', 'http')))
    expect([report.verdict.certainty, report.findings[0]?.message.id]).toEqual(['certain', 'protocol-mismatch.lines.title'])
  })

  it('has no name when it gives everything back', async () => {
    const { report } = await diagnoseAt('wss', 7001, (socket) => socket.pipe(socket))
    expect(report.findings.map(({ message }) => message.id)).toEqual(['protocol-mismatch.unknown.title'])
  })
})

describe('A server that answers HTTP only to refuse it', () => {
  // Written after MongoDB's source (transport layer).
  const mongodb =
    'HTTP/1.0 200 OK\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: 85\r\n\r\nIt looks like you are trying to access MongoDB over HTTP on the native driver port.\r\n'
  for (const scheme of ['ws', 'http', 'wss', 'https']) {
    it(`is MongoDB when asked in ${scheme}`, async () => {
      const { report } = await diagnoseAt(scheme, 27_017, (socket) =>
        socket.once('data', (chunk) => socket.end(chunk.toString('latin1').startsWith('GET ') ? mongodb : '')),
      )
      expect(report.verdict).toEqual({ outcome: 'problem', cause: 'protocol-mismatch', certainty: 'certain', actor: 'you' })
      expect(report.findings[0]?.message.params).toMatchObject({ spoken: 'MongoDB' })
      expect(report.findings.map(({ cause }) => cause)).not.toContain('tls-not-offered')
    })
  }
})

describe('A Socket.IO server', () => {
  /** Behaves as engine.io does: its own path has its own refusals, other upgrades are dropped without a word. */
  async function startSocketIo() {
    const server = createServer((request, response) => {
      const isOwn = request.url?.startsWith('/socket.io/') === true
      response
        .writeHead(isOwn ? 400 : 404, { 'content-type': 'application/json' })
        .end(isOwn ? '{"code":0,"message":"Transport unknown"}' : '')
    })
    server.on('upgrade', (request, socket) => {
      if (request.url?.startsWith('/socket.io/') === true)
        socket.end(
          'HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-type: text/html\r\nContent-Length: 17\r\n\r\nTransport unknown',
        )
      else socket.end()
    })
    const started = await startServer(server)
    onTestFinished(() => started.close())
    return started
  }

  it('is likely what drops a plain WebSocket beside it, and its address is given', async () => {
    const { port } = await startSocketIo()
    const { report } = await diagnose(`ws://127.0.0.1:${port}/chat`)
    expect(report.verdict).toEqual({ outcome: 'problem', cause: 'protocol-mismatch', certainty: 'likely', actor: 'you' })
    expect(report.findings[0]).toMatchObject({
      message: { id: 'protocol-mismatch.socket-io-beside.title' },
      remedies: [{ params: { url: `ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket` } }],
    })
    expect(report.findings.find(({ cause }) => cause === 'server-closes-at-once')?.explainedBy).toBe('protocol-mismatch')
  })

  it('certainly refuses a plain WebSocket at its own path', async () => {
    const { port } = await startSocketIo()
    const { report } = await diagnose(`ws://127.0.0.1:${port}/socket.io/`)
    expect([report.verdict.certainty, report.findings[0]?.message.id]).toEqual(['certain', 'protocol-mismatch.socket-io.title'])
    expect(report.findings.find(({ cause }) => cause === 'websocket-refused')?.explainedBy).toBe('protocol-mismatch')
  })

  it('certainly refuses a plain request at its own path', async () => {
    const { port } = await startSocketIo()
    const { report } = await diagnose(`http://127.0.0.1:${port}/socket.io/`)
    expect(report.findings[0]).toMatchObject({
      message: { id: 'protocol-mismatch.socket-io.title' },
      remedies: [{ params: { url: `http://127.0.0.1:${port}/socket.io/?EIO=4&transport=polling` } }],
    })
  })
})
