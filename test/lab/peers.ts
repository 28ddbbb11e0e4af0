// The lab's own peers as a program: `peers.ts '[SERVICE, …]'` starts them, says "ready", and runs until it is ended. What real servers can do is
// left to real servers.
import { createSocket } from 'node:dgram'
import { readFileSync } from 'node:fs'
import { createServer as createHttpServer, STATUS_CODES } from 'node:http'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import {
  answer,
  answerAndClose,
  closeAtOnce,
  closeWhenSpokenTo,
  echo,
  greet,
  resetAtOnce,
  resetWhenSpokenTo,
  silent,
  type Behaviour,
} from '../fakes/tcp-server.ts'
import { wholeAddress } from '../fakes/proxy-server.ts'
import { startDns } from './lying-dns.ts'
import type { FillService, HoldService, ListeningService, Manners, Service } from './services.ts'

const services = JSON.parse(process.argv[2] ?? '[]') as readonly Service[]
await Promise.all(services.map(start))
process.stdout.write('ready\n', () => {
  // A program that hangs: its kernel still shakes hands until the queue is full.
  if (services.some(({ does }) => does === 'stuck')) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
})
// Without listeners of its own (`hold`) the program must stay all the same.
setInterval(() => undefined, 60_000)

function start(service: Service): Promise<void> {
  switch (service.does) {
    case 'dns':
      return startDns(service, createSocket)
    case 'fill':
      return fill(service)
    case 'hold':
      return hold(service)
    default:
      return listen(service)
  }
}

async function listen(service: ListeningService): Promise<void> {
  const behave = await behaviourOf(service)
  const accept = (socket: Socket): void => {
    socket.on('error', () => undefined)
    behave(socket)
  }
  const server = service.tls ? secureServer(service.tls, accept) : createServer(accept)
  const { port, address = '::' } = service
  await listening(server, { port, host: address, backlog: service.does === 'stuck' ? 1 : 511 })
}

function secureServer(tls: NonNullable<ListeningService['tls']>, accept: Behaviour): Server {
  const { cert, key, minVersion, maxVersion, ciphers, demandsCertificate } = tls
  const server = createTlsServer(
    {
      cert: readFileSync(cert),
      key: readFileSync(key),
      // Old versions and weak certificates are served only when OpenSSL is told to.
      ciphers: ciphers ?? 'DEFAULT@SECLEVEL=0',
      ...(minVersion ? { minVersion } : {}),
      ...(maxVersion ? { minVersion: 'TLSv1', maxVersion } : {}),
      ...(demandsCertificate ? { requestCert: true, rejectUnauthorized: true } : {}),
    },
    accept,
  )
  server.on('tlsClientError', () => undefined)
  return server
}

function listening(server: Server, options: { port: number; host: string; backlog: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(options, resolve)
  })
}

async function behaviourOf(manners: Manners): Promise<Behaviour> {
  switch (manners.does) {
    case 'silent':
    case 'stuck':
      return silent
    case 'close':
      return closeAtOnce
    case 'reset':
      return resetAtOnce
    case 'close-when-spoken-to':
      return closeWhenSpokenTo
    case 'reset-when-spoken-to':
      return resetWhenSpokenTo
    case 'echo':
      return echo
    case 'greet':
      return greet(Buffer.from(manners.text, 'latin1'))
    case 'answer':
      return answer(Buffer.from(manners.text, 'latin1'))
    case 'answer-and-close':
      return answerAndClose(Buffer.from(manners.text, 'latin1'))
    case 'http':
      return answersWith(manners)
    case 'websocket':
      return websocket()
    case 'in-turn':
      return inTurn(await Promise.all(manners.manners.map((does) => behaviourOf({ does }))))
    case 'proxy':
      return proxy(manners)
    case 'socks':
      return socks(manners.reply)
  }
}

/** A real HTTP parser in front, so that requests in pieces are read whole; upgrades get the same answer as everything else. */
function answersWith({ status, headers = {}, body: start = '', padding = 0 }: Extract<Manners, { does: 'http' }>): Behaviour {
  const body = start + ' '.repeat(padding)
  const server = createHttpServer((_request, response) => {
    response.writeHead(status, headers).end(body)
  })
  server.on('upgrade', (_request, socket) => {
    const lines = Object.entries({ 'Content-Length': String(Buffer.byteLength(body)), ...headers })
    socket.end(
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`,
    )
  })
  return (socket) => server.emit('connection', socket)
}

async function websocket(): Promise<Behaviour> {
  const { WebSocketServer } = await import('ws')
  const server = createHttpServer((_request, response) => {
    response.writeHead(426, { Connection: 'Upgrade', Upgrade: 'websocket' }).end('Upgrade Required')
  })
  new WebSocketServer({ server })
  return (socket) => server.emit('connection', socket)
}

function inTurn(behaviours: readonly Behaviour[]): Behaviour {
  let turn = 0
  return (socket) => {
    behaviours[turn % behaviours.length]?.(socket)
    turn += 1
  }
}

function proxy({ status, headers = {}, leadsTo }: Extract<Manners, { does: 'proxy' }>): Behaviour {
  return (socket) =>
    socket.once('data', (bytes) => {
      const asked = bytes.toString('latin1')
      const wanted = wholeAddress(asked)
      const [, host = '', port = ''] = /^CONNECT \[?([^\s\]]+?)\]?:(\d+) /.exec(asked) ?? []
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
      const head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n`
      if (status === 200 && wanted)
        join(socket, leadsTo === undefined ? wanted.host : '127.0.0.1', leadsTo ?? wanted.port, '', wanted.request)
      else if (status === 200 && leadsTo !== undefined) join(socket, '127.0.0.1', leadsTo, head)
      else if (status === 200) join(socket, host, Number(port), head)
      else socket.end(head)
    })
}

/** RFC 1928: greeting, then a request with an IPv4 address, a name or an IPv6 address. */
function socks(reply: number): Behaviour {
  return (socket) =>
    socket.once('data', () => {
      socket.write(Buffer.from([5, 0]))
      socket.once('data', (request) => {
        const answered = Buffer.from([5, reply, 0, 1, 0, 0, 0, 0, 0, 0])
        if (reply !== 0) socket.end(answered)
        else join(socket, requestedHost(request), request.readUInt16BE(request.length - 2), answered)
      })
    })
}

function requestedHost(request: Buffer): string {
  if (request[3] === 3) return request.toString('latin1', 5, request.length - 2)
  return [...request.subarray(4, 8)].join('.')
}

function join(socket: Socket, host: string, port: number, greeting: string | Buffer, request = ''): void {
  const onward = connect({ host, port, autoSelectFamily: false }, () => {
    socket.write(greeting)
    onward.write(request)
    socket.pipe(onward).pipe(socket)
  })
  onward.on('error', () => socket.destroy())
  socket.on('close', () => onward.destroy())
}

/** The queue is full when further connects get no answer; a moment is enough for all of these to be taken or dropped. */
async function fill({ address, port, connections }: FillService): Promise<void> {
  for (let count = 0; count < connections; count += 1) connect(port, address).on('error', () => undefined)
  await new Promise((resolve) => setTimeout(resolve, 200))
}

async function hold({ address, port, connections }: HoldService): Promise<void> {
  const one = (): Promise<void> =>
    new Promise((resolve) => {
      const socket = connect(port, address, resolve)
      // What does not fit any more is not the holder's fault.
      socket.on('error', () => resolve())
    })
  await Promise.all(Array.from({ length: connections }, one))
}
