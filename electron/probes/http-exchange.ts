// One GET without cookies or redirects, and the head of its answer (RFC 9110, RFC 9112). A proxy may be asked for the whole address; then its login goes along.
import { defaultPorts } from '../../shared/target/target.ts'
import type { InputOf, ValueOf } from '../../shared/facts/fact.ts'
import type { Outcome } from '../../shared/facts/outcome.ts'
import { openConversation } from './conversation.ts'
import { askHttp, readBodyStart } from './http-conversation.ts'
import { askedPort, authority, requestPath, requestText } from './http-request.ts'
import type { ProbeContext } from './probe-context.ts'
import { authorization, reachProxy } from './proxy-tunnel.ts'

/** Asks for the path and reads the head and the start of the body. */
export async function httpExchange(input: InputOf<'http-exchange'>, context: ProbeContext): Promise<Outcome<ValueOf<'http-exchange'>>> {
  const { askedProxy } = input
  const connection = askedProxy ? await reachProxy(input, askedProxy, context) : await openConversation(input, context)
  if (connection.status !== 'succeeded') return connection
  const host = authority(input.host, askedPort(input, context), defaultPorts[input.encrypted ? 'https' : 'http'])
  const path = requestPath(input.path)
  const request = askedProxy
    ? requestText('GET', `http://${host}${path}`, host, ['Accept: */*', 'Connection: close', ...authorization(askedProxy, context)])
    : requestText('GET', path, host, ['Accept: */*', 'Connection: close'])
  const answer = await askHttp(connection.value, request, 'receive', context)
  if (answer.status !== 'succeeded') return answer
  const bodyStart = await readBodyStart(connection.value, answer.value, context)
  return { status: 'succeeded', value: { ...answer.value.head, bodyStart } }
}
