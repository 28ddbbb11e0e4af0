// One TLS handshake with the target. Reads and judges the chain; only a trusted connection is kept for the probe that comes next.
import type { InputOf, ValueOf } from '../../shared/facts/fact.ts'
import type { Outcome } from '../../shared/facts/outcome.ts'
import { openTcp } from './conversation.ts'
import type { ProbeContext } from './probe-context.ts'
import { startTls } from './start-tls.ts'

/** Shakes hands on the connection that waits, or on a new one. */
export async function tlsHandshake(input: InputOf<'tls-handshake'>, context: ProbeContext): Promise<Outcome<ValueOf<'tls-handshake'>>> {
  const connection = await openTcp(input, context)
  if (connection.status !== 'succeeded') return connection
  const session = await startTls(connection.value, input, context)
  if (session.status !== 'succeeded') return session
  const { socket, value, isTrusted } = session.value
  // The conversations that follow speak HTTP/1.1, which a connection that chose another protocol does not understand.
  const speaksHttp1 = (value.applicationProtocol ?? 'http/1.1') === 'http/1.1'
  if (isTrusted && speaksHttp1) context.connections.deposit({ ...input, layer: 'tls' }, socket)
  else socket.destroy()
  return { status: 'succeeded', value }
}
