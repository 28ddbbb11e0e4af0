// Asks the system which way it takes to an address: connecting a UDP socket only chooses a route and sends nothing (POSIX.1-2017 connect(), RFC 1122
// section 4.1.3.5). Unlike a look at one routing table this obeys the rules by which VPN and proxy software takes connections, on every system.
import { networkInterfaces } from 'node:os'
import type { InputOf, ValueOf } from '../../shared/facts/fact.ts'
import type { Outcome } from '../../shared/facts/outcome.ts'
import { classifyError } from './classify-error.ts'
import { firstVerdict } from './first-verdict.ts'
import type { ProbeContext } from './probe-context.ts'

/** The port decides nothing, and one of the sockets' own interface must be named: the discard protocol's (RFC 863). */
const anyPort = 9

/** Gives the address that the system would call from, and the interface that has it. */
export function sourceAddress({ address }: InputOf<'source-address'>, context: ProbeContext): Promise<Outcome<ValueOf<'source-address'>>> {
  return firstVerdict(context.signal, (attempt) => {
    const socket = context.network.openUdp(address)
    attempt.atEnd(() => socket.close())
    socket.on('error', (error) => attempt.settle({ status: 'failed', failure: classifyError(error, 'connect') }))
    socket.on('connect', () => {
      const localAddress = withoutZone(socket.address().address)
      const interfaceName = interfaceWith(localAddress)
      attempt.settle({ status: 'succeeded', value: { localAddress, ...(interfaceName !== undefined && { interfaceName }) } })
    })
    socket.connect(anyPort, address)
  })
}

/** The only interface that has this address. */
function interfaceWith(localAddress: string): string | undefined {
  const holders = Object.entries(networkInterfaces()).filter(([, entries = []]) =>
    entries.some(({ address }) => withoutZone(address) === localAddress),
  )
  return holders.length === 1 ? holders[0]?.[0] : undefined
}

function withoutZone(address: string): string {
  return address.replace(/%.*$/, '')
}
