// Sends one empty UDP datagram and asks only whether this computer let it go: its own firewall says EPERM (bad-peers 2.1 no. 15).
import type { InputOf, ValueOf } from '../../shared/facts/fact.ts'
import type { Outcome } from '../../shared/facts/outcome.ts'
import { classifyError } from './classify-error.ts'
import { firstVerdict } from './first-verdict.ts'
import type { ProbeContext } from './probe-context.ts'

/** Sends the datagram. What the other side makes of it does not matter, and no answer is waited for. */
export function udpSend({ address, port }: InputOf<'udp-send'>, context: ProbeContext): Promise<Outcome<ValueOf<'udp-send'>>> {
  return firstVerdict(context.signal, (attempt) => {
    const socket = context.network.openUdp(address)
    attempt.atEnd(() => socket.close())
    attempt.after(context.limits.dnsRepeatAfterMs, () => attempt.settle({ status: 'succeeded', value: {} }))
    socket.on('error', (error) => attempt.settle({ status: 'failed', failure: classifyError(error, 'send') }))
    socket.send(Buffer.alloc(0), port, address, (error) => {
      attempt.settle(error ? { status: 'failed', failure: classifyError(error, 'send') } : { status: 'succeeded', value: {} })
    })
  })
}
