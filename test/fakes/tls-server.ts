// TLS servers on loopback with the certificates of test/fixtures/certificates.
import { createServer as createHttpsServer } from 'node:https'
import { createServer, type TlsOptions } from 'node:tls'
import { WebSocketServer } from 'ws'
import { readCertificate } from './probe-context.ts'
import { startServer, type Behaviour, type FakeServer } from './tcp-server.ts'

function identity(certificate: string): TlsOptions {
  const isWeak = certificate === 'weak-key-certificate'
  return {
    cert: readCertificate(certificate),
    key: readCertificate(isWeak ? 'weak-key' : 'server-key'),
    // OpenSSL 3 serves weak certificates only when it is told to.
    ciphers: 'DEFAULT@SECLEVEL=0',
  }
}

/** Starts a TLS server with one certificate, named like its file. */
export function startTlsServer(certificate: string, behave: Behaviour, options: TlsOptions = {}): Promise<FakeServer> {
  return startServer(
    createServer({ ...identity(certificate), ...options }, (socket) => {
      socket.on('error', () => undefined)
      behave(socket)
    }),
  )
}

/** Starts a WebSocket server inside TLS. */
export function startSecureWebsocketServer(certificate: string): Promise<FakeServer> {
  const server = createHttpsServer(identity(certificate))
  new WebSocketServer({ server })
  return startServer(server)
}
