// A listener as a command tells it, in the one form of all readers.
import { isIP } from 'node:net'
import type { Listener } from '../../../shared/facts/fact.ts'

/** What a command said of a socket. */
export interface ToldListener {
  readonly address: string
  readonly port: number
  readonly pid?: number | null
  readonly process?: string | null | undefined
  readonly user?: string | undefined
}

/** Brackets and scopes go, and what is no address or no port is no listener: none, or one in a list. */
export function plainListener({ address: text, port, pid, process: program, user }: ToldListener): readonly Listener[] {
  const address = text.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  if (isIP(address) === 0 || !Number.isInteger(port) || port < 1 || port > 65_535) return []
  const owner = {
    ...(program && { process: program.slice(0, 200) }),
    ...(typeof pid === 'number' && Number.isInteger(pid) && pid >= 0 && { pid }),
    ...(user && { user: user.slice(0, 100) }),
  }
  return [{ address, port, ...owner }]
}
