// Finds the connection for a conversation: the one that an earlier probe left, or a new one made in the same way, step by step.
// What makes tunnels and TLS is loaded where it is needed: both cost more time than the whole of a plain conversation on this computer.
import type { Socket } from 'node:net'
import type { ConversationInput } from '../../shared/facts/fact.ts'
import type { Outcome } from '../../shared/facts/outcome.ts'
import type { ProbeContext } from './probe-context.ts'
import { diedSilently, takeOrDial } from './tcp-connect.ts'

/** Gives a connection to the target that nobody has spoken on, directly or through a tunnel. */
export async function openTcp(input: ConversationInput, context: ProbeContext): Promise<Outcome<Socket>> {
  if (input.route === 'direct') return takeOrDial(input, context)
  const held = context.connections.take({ ...input, layer: 'tcp' })
  if (held && !diedSilently(held)) return { status: 'succeeded', value: held }
  const earlier = context.connections.tunnelThrough(input)
  if (!earlier) throw new Error('A conversation through a proxy needs a tunnel first')
  const { openTunnel } = await import('./proxy-tunnel.ts')
  const tunnel = await openTunnel(earlier, context)
  return tunnel.status === 'succeeded' ? { status: 'succeeded', value: tunnel.value.socket } : tunnel
}

/** Gives a connection for HTTP, inside TLS where asked; over a chain that is not trusted it gives none. */
export async function openConversation(
  input: ConversationInput & { readonly encrypted: boolean; readonly host: string },
  context: ProbeContext,
): Promise<Outcome<Socket>> {
  if (!input.encrypted) return openTcp(input, context)
  const held = context.connections.take({ ...input, layer: 'tls' })
  if (held && !diedSilently(held)) return { status: 'succeeded', value: held }
  const connection = await openTcp(input, context)
  if (connection.status !== 'succeeded') return connection
  const { startTls, trustedSocket } = await import('./start-tls.ts')
  const session = await startTls(connection.value, { serverName: input.host, applicationProtocols: ['http/1.1'] }, context)
  return session.status === 'succeeded' ? trustedSocket(session.value) : session
}
