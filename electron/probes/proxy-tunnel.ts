// Asks a proxy for a tunnel to the target: CONNECT (RFC 9110 section 9.3.6) on HTTP and HTTPS proxies, SOCKS 4a and 5 (RFC 1928) on others.
// Credentials come beside the input and go to the proxy only; no text that is kept contains them.
import type { Socket } from 'node:net'
import type { Endpoint, InputOf, ProxyAddress, ValueOf } from '../../shared/facts/fact.ts'
import type { Outcome } from '../../shared/facts/outcome.ts'
import { proxyName } from '../../shared/facts/proxy-name.ts'
import { failed } from './classify-error.ts'
import { askHttp, readBodyStart } from './http-conversation.ts'
import { keepNames } from './http-head.ts'
import { authority, requestText } from './http-request.ts'
import type { ProbeContext, ProxyCredentials } from './probe-context.ts'
import { startTls, trustedSocket } from './start-tls.ts'
import { takeOrDial } from './tcp-connect.ts'

/** Opens the tunnel and keeps it for the conversation that comes next. */
export async function proxyTunnel(input: InputOf<'proxy-tunnel'>, context: ProbeContext): Promise<Outcome<ValueOf<'proxy-tunnel'>>> {
  const tunnel = await openTunnel(input, context)
  if (tunnel.status !== 'succeeded') return tunnel
  const { address, port } = input
  context.connections.rememberTunnel(input)
  context.connections.deposit({ address, port, route: 'proxy', purpose: 'target', layer: 'tcp' }, tunnel.value.socket)
  return { status: 'succeeded', value: { headers: tunnel.value.headers } }
}

/** A connection whose other end is the target, and what the proxy said about it. */
export interface Tunnel extends ValueOf<'proxy-tunnel'> {
  readonly socket: Socket
}

/** Opens a tunnel without keeping it. */
export async function openTunnel(input: InputOf<'proxy-tunnel'>, context: ProbeContext): Promise<Outcome<Tunnel>> {
  const { address, port, proxy } = input
  const connection = await reachProxy({ address, port }, proxy, context)
  if (connection.status !== 'succeeded') return connection
  const isHttp = proxy.scheme === 'http' || proxy.scheme === 'https'
  if (isHttp) return askConnect(connection.value, input, context)
  // Loaded here because few runs meet a SOCKS proxy.
  const { askSocks } = await import('./ask-socks.ts')
  const answer = await askSocks(connection.value, input, credentialsFor(proxy, context), context)
  return answer.status === 'succeeded' ? { status: 'succeeded', value: { socket: connection.value, headers: [] } } : answer
}

/** Gives a connection to a proxy on which nothing has been said, inside TLS where the proxy is an HTTPS one. */
export async function reachProxy(endpoint: Endpoint, proxy: ProxyAddress, context: ProbeContext): Promise<Outcome<Socket>> {
  const connection = await takeOrDial({ ...endpoint, route: 'direct', purpose: 'proxy' }, context)
  if (connection.status !== 'succeeded' || proxy.scheme !== 'https') return connection
  const session = await startTls(connection.value, { serverName: proxy.host, applicationProtocols: ['http/1.1'] }, context)
  return session.status === 'succeeded' ? trustedSocket(session.value) : session
}

async function askConnect(socket: Socket, input: InputOf<'proxy-tunnel'>, context: ProbeContext): Promise<Outcome<Tunnel>> {
  const target = authority(input.host, input.targetPort)
  const request = requestText('CONNECT', target, target, ['Proxy-Connection: keep-alive', ...authorization(input.proxy, context)])
  const answer = await askHttp(socket, request, 'proxy-tunnel', context)
  if (answer.status === 'failed' && answer.failure.code === 'http-not-spoken') {
    return { ...answer, failure: { ...answer.failure, code: 'proxy-not-spoken' } }
  }
  if (answer.status !== 'succeeded') return answer
  const { rest } = answer.value
  const head = { ...answer.value.head, headers: keepNames(answer.value.headers) }
  if (head.status >= 200 && head.status < 300) {
    if (rest.length > 0) socket.unshift(rest)
    return { status: 'succeeded', value: { socket, headers: head.headers } }
  }
  const bodyStart = await readBodyStart(socket, answer.value, context)
  return failed('proxy-refused', 'proxy-tunnel', '', { firstBytes: '', http: { ...head, bodyStart } })
}

/** The header that logs in at a proxy, where a login for this very proxy is set. */
export function authorization(proxy: ProxyAddress, context: Pick<ProbeContext, 'proxyCredentials'>): string[] {
  const credentials = credentialsFor(proxy, context)
  if (!credentials) return []
  const { username, password } = credentials
  return [`Proxy-Authorization: Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`]
}

function credentialsFor(proxy: ProxyAddress, { proxyCredentials }: Pick<ProbeContext, 'proxyCredentials'>): ProxyCredentials | undefined {
  return proxyCredentials && proxyName(proxyCredentials.proxy) === proxyName(proxy) ? proxyCredentials : undefined
}
