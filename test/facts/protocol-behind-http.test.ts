// Servers that answer HTTP only to say what they are, and web servers that must not be taken for them.
import { expect, it } from 'vitest'
import type { HttpHead } from '../../shared/facts/outcome.ts'
import { protocolBehindHttp } from '../../shared/facts/protocol-behind-http.ts'

const head = (status: number, bodyStart: string, server = ''): HttpHead => ({
  status,
  reason: '',
  headers: server === '' ? [] : [{ name: 'server', value: server }],
  bodyStart,
})

const answers = [
  // Written after MongoDB's source (transport layer): HTTP/1.0 200 OK, text/plain.
  ['MongoDB', 'certain', head(200, 'It looks like you are trying to access MongoDB over HTTP on the native driver port.\r\n')],
  // Written after ClickHouse's source (TCPHandler).
  ['ClickHouse', 'certain', head(400, 'Port 9000 is for clickhouse-client program\r\nYou must use port 8123 for HTTP.\r\n')],
  // Captured: Socket.IO 4.8.4 and Engine.IO 3.6.2, GET /socket.io/, the same with EIO=3, and an upgrade without a transport.
  ['Socket.IO', 'certain', head(400, '{"code":0,"message":"Transport unknown"}')],
  ['Socket.IO', 'certain', head(400, '{"code":5,"message":"Unsupported protocol version"}')],
  ['Socket.IO', 'certain', head(400, 'Transport unknown')],
  // Captured: GET /socket.io/?EIO=4&transport=polling of Socket.IO 4.8.4 and Engine.IO 3.6.2.
  ['Socket.IO', 'certain', head(200, '0{"sid":"elhIohRLiHcqtIRCAAAB","upgrades":["websocket"],"pingInterval":25000}')],
  ['Socket.IO', 'certain', head(200, '97:0{"sid":"dTB')],
  // Captured: GStreamer RTSP server 1.22.0 in answer to an upgrade.
  ['RTSP', 'likely', head(503, '', 'GStreamer RTSP Server')],
] as const

for (const [name, certainty, answer] of answers) {
  it(`sees ${name} behind “${answer.bodyStart.slice(0, 40).trim()}” (${answer.status})`, () => {
    expect(protocolBehindHttp(answer)).toEqual({ name, certainty })
  })
}

it('takes an ordinary web server for nothing else', () => {
  const ordinary = [
    head(200, '<!doctype html><title>Chat</title>', 'nginx/1.22.1'),
    head(400, '{"code":3,"message":"Bad request"}'),
    head(400, '{"code":0,"message":"Unknown user"}'),
    head(404, 'Transport unknown to us, sorry'),
    head(200, 'How to fix “It looks like you are trying to access MongoDB over HTTP”'),
    head(200, 'Streams', 'Example RTSP gateway'),
    head(503, '', 'nginx'),
  ]
  expect(ordinary.map(protocolBehindHttp)).toEqual(ordinary.map(() => undefined))
})
