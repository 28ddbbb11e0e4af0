// Proxies on loopback: one that tunnels for CONNECT and fetches whole addresses, one that tunnels for SOCKS 5 without a password.
import { connect, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { readCertificate } from './probe-context.ts'
import { startServer, startTcpServer, type Behaviour, type FakeServer } from './tcp-server.ts'

/** A proxy that has written down what it was asked. */
export interface FakeProxy extends FakeServer {
  readonly requests: readonly string[]
}

/** Starts a proxy that opens every tunnel and fetches every page, whatever name is asked, from this computer; inside TLS when a certificate is named. */
export async function startConnectProxy(certificate?: string): Promise<FakeProxy> {
  const requests: string[] = []
  const behave: Behaviour = (socket) => {
    socket.once('data', (bytes) => {
      const request = bytes.toString()
      requests.push(request)
      const wanted = wholeAddress(request)
      if (wanted) join(socket, wanted.port, '', wanted.request)
      else join(socket, Number(/^CONNECT \S+:(\d+) /.exec(request)?.[1]), 'HTTP/1.1 200 Connection established\r\nVia: 1.1 fake\r\n\r\n')
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

/** What the target of a request in absolute form (RFC 9112 section 3.2.2) is to be sent; `undefined` for other requests. */
export function wholeAddress(request: string): { readonly host: string; readonly port: number; readonly request: string } | undefined {
  const [line = '', address = ''] = /^[A-Z]+ (http:\/\/\S+) /.exec(request) ?? []
  const url = URL.parse(address)
  if (!url) return undefined
  const sent = request.replace(line, line.replace(address, `${url.pathname}${url.search}`))
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || 80), request: sent }
}

function join(socket: Socket, port: number, greeting: string | Buffer, request = ''): void {
  const onward = connect(port, '127.0.0.1', () => {
    socket.write(greeting)
    onward.write(request)
    socket.pipe(onward).pipe(socket)
  })
  onward.on('error', () => socket.destroy())
  socket.on('error', () => onward.destroy()).on('close', () => onward.destroy())
}
