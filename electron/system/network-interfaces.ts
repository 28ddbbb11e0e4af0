// The addresses that this machine has, from the runtime itself; quick and without a child process, unlike systeminformation's reader.
import { networkInterfaces as readInterfaces } from 'node:os'
import type { ValueOf } from '../../shared/facts/fact.ts'
import type { Outcome } from '../../shared/facts/outcome.ts'

const maxInterfaces = 256
const maxAddresses = 64

/** The systems whose errors are known to follow rules of their own. */
const operatingSystems: Readonly<Record<string, 'linux' | 'macos' | 'windows'>> = { linux: 'linux', darwin: 'macos', win32: 'windows' }

/** Reads the interfaces that are up, with their addresses. */
export function networkInterfaces(): Promise<Outcome<ValueOf<'network-interfaces'>>> {
  const interfaces = Object.entries(readInterfaces())
    .slice(0, maxInterfaces)
    .map(([name, entries = []]) => ({
      name,
      isLoopback: entries.some(({ internal }) => internal),
      // An address whose mask has holes has no prefix length (`cidr` is null); nobody configures that on purpose.
      addresses: entries
        .slice(0, maxAddresses)
        .flatMap(({ address, cidr }) => (cidr ? [{ address, prefixLength: Number(cidr.split('/')[1]) }] : [])),
    }))
  return Promise.resolve({ status: 'succeeded', value: { operatingSystem: operatingSystems[process.platform] ?? 'other', interfaces } })
}
