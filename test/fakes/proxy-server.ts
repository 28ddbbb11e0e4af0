// Proxies on loopback: one that tunnels for CONNECT, one that tunnels for SOCKS 5 without a password.
import { connect, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { readCertificate } from './probe-context.ts'
import { startServer, startTcpServer, type Behaviour, type FakeServer } from './tcp-server.ts'

/** A proxy that has written down what it was asked. */
export interface FakeProxy extends FakeServer {
  readonly requests: readonly string[]
}

/** Starts a proxy that opens every tunnel, whatever name is asked, to this computer; inside TLS when a certificate is named. */
export async function startConnectProxy(certificate?: string): Promise<FakeProxy> {
  const requests: string[] = []
  const behave: Behaviour = (socket) => {
    socket.once('data', (bytes) => {
      const request = bytes.toString()
      requests.push(request)
      join(socket, Number(/^CONNECT \S+:(\d+) /.exec(request)?.[1]), 'HTTP/1.1 200 Connection established\r\nVia: 1.1 fake\r\n\r\n')
    })
  }
  const server =
    certificate === undefined
      ? await startTcpServer(behave)
      : await startServer(createTlsServer({ cert: readCertificate(certificate), key: readCertificate('server-key') }, behave))
  return { ...server, requests }
}

/** Starts a SOCKS 5 proxy (RFC 1928) that gives one reply code; 0 opens the tunnel to this computer. */
export function startSocksProxy(replyCode: number): Promise<FakeServer> {
  return startTcpServer((socket) => {
    socket.once('data', () => {
      socket.write(Buffer.from([5, 0]))
      socket.once('data', (request) => {
        const reply = Buffer.from([5, replyCode, 0, 1, 127, 0, 0, 1, 0, 0])
        if (replyCode === 0) join(socket, request.readUInt16BE(request.length - 2), reply)
        else socket.end(reply)
      })
    })
  })
}

function join(socket: Socket, port: number, greeting: string | Buffer): void {
  const onward = connect(port, '127.0.0.1', () => {
    socket.write(greeting)
    socket.pipe(onward).pipe(socket)
  })
  onward.on('error', () => socket.destroy())
  socket.on('error', () => onward.destroy()).on('close', () => onward.destroy())
}
