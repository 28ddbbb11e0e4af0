// Listeners by systeminformation, which asks `netstat` and `lsof` on macOS and `netstat -ano` on Windows: on macOS the list that owners are added to, on
// Windows what is left where PowerShell does not answer.
import { isIP } from 'node:net'
import type { Systeminformation } from 'systeminformation'
import type { Listener, ValueOf } from '../../../shared/facts/fact.ts'
import type { Outcome } from '../../../shared/facts/outcome.ts'
import { firstVerdict } from '../../probes/first-verdict.ts'
import { readFailure } from '../read-failure.ts'

const maxListeners = 5000

/** Reads the listeners; the library is loaded here because few runs need it. */
export function readOtherListeners(signal: AbortSignal): Promise<Outcome<ValueOf<'listeners'>>> {
  return firstVerdict(signal, (attempt) => {
    import('systeminformation')
      .then(({ networkConnections }) => networkConnections())
      .then(
        (connections) => {
          attempt.settle({ status: 'succeeded', value: { listeners: selectListeners(connections) } })
        },
        (error: unknown) => {
          attempt.settle(readFailure(error))
        },
      )
  })
}

/** The part of the library's answer that is used. */
export type Connection = Pick<Systeminformation.NetworkConnectionsData, 'protocol' | 'localAddress' | 'localPort' | 'state' | 'process'> & {
  readonly pid?: number
}

/** Selects TCP listeners and writes their addresses in one form. Windows in German says ABHÖREN, which the library translates. */
export function selectListeners(connections: readonly Connection[]): Listener[] {
  return connections
    .flatMap(({ protocol, localAddress, localPort, state, process: program, pid }) => {
      const address = plainAddress(localAddress, protocol)
      const port = Number(localPort)
      if (!protocol.startsWith('tcp') || !/^LISTEN/.test(state) || address === undefined || !Number.isInteger(port)) return []
      return { address, port, ...(program && { process: program.slice(0, 200) }), ...(pid !== undefined && pid > 0 && { pid }) }
    })
    .slice(0, maxListeners)
}

/** Brackets and scopes go; a star is the family's "every address", IPv6 where the family is not said since it takes both. */
function plainAddress(text: string, protocol: string): string | undefined {
  if (text === '*' || text === '') return protocol.endsWith('4') ? '0.0.0.0' : '::'
  const address = text.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  return isIP(address) === 0 ? undefined : address
}
