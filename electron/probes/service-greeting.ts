// Says harmless first words to a port that waits to be spoken to, and listens to the answer. Naming it is not done here.
import type { Greeting, InputOf, ValueOf } from '../../shared/facts/fact.ts'
import type { Outcome } from '../../shared/facts/outcome.ts'
import { openTcp } from './conversation.ts'
import { listenTo } from './first-bytes.ts'
import type { ProbeContext } from './probe-context.ts'

const words: Readonly<Record<Greeting, Buffer>> = {
  // An inline command of the Redis protocol (RESP); it changes nothing on any server that could understand it.
  ping: Buffer.from('PING\r\n', 'latin1'),
  // Length 8 and the code 80877103, as PostgreSQL's frontend/backend protocol 3.0 writes the request for TLS.
  'postgresql-tls': Buffer.from('0000000804d2162f', 'hex'),
}

/** Sends one greeting on a connection of its own and listens. */
export async function serviceGreeting(
  input: InputOf<'service-greeting'>,
  context: ProbeContext,
): Promise<Outcome<ValueOf<'service-greeting'>>> {
  const connection = await openTcp(input, context)
  if (connection.status !== 'succeeded') return connection
  connection.value.write(words[input.greeting])
  return listenTo(connection.value, context)
}
