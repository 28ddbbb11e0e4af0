// Says harmless first words to a port that waits to be spoken to, and listens to the answer. Naming it is not done here.
import type { InputOf, ValueOf } from '../../shared/facts/fact.ts'
import { greetingWords } from '../../shared/facts/greeting-words.ts'
import type { Outcome } from '../../shared/facts/outcome.ts'
import { openTcp } from './conversation.ts'
import { listenTo } from './first-bytes.ts'
import type { ProbeContext } from './probe-context.ts'

/** The longest answer whose length tells anything has 3,073 bytes (RTMP); a peer that sends more is not asked how much. */
const mostCountedBytes = 4096

/** Sends one greeting on a connection of its own and listens. */
export async function serviceGreeting(
  input: InputOf<'service-greeting'>,
  context: ProbeContext,
): Promise<Outcome<ValueOf<'service-greeting'>>> {
  const connection = await openTcp(input, context)
  if (connection.status !== 'succeeded') return connection
  connection.value.write(Buffer.from(greetingWords[input.greeting], 'hex'))
  return listenTo(connection.value, context, mostCountedBytes)
}
