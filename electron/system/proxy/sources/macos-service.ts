// Which network service of macOS the proxy settings belong to (macOS 10.13 to 15): the one whose device the default route takes. For the display alone.
import type { RunCommand } from '../../run-command.ts'

const routeCommand = ['/sbin/route', ['-n', 'get', 'default']] as const
const servicesCommand = ['/usr/sbin/networksetup', ['-listnetworkserviceorder']] as const

/** Names of services are short; longer ones are cut. */
const maxNameChars = 60

/** Reads the service's name; `undefined` where that is not known, as with some VPNs, which have no device in the list. */
export async function readMacosService(run: RunCommand, signal: AbortSignal): Promise<string | undefined> {
  const [route, services] = await Promise.all([run(...routeCommand, signal), run(...servicesCommand, signal)])
  if (route.status !== 'printed' || services.status !== 'printed') return undefined
  return parseMacosService(route.text, services.text)
}

/** Finds the interface in what `route` printed, and the service of that device in what `networksetup` did. Both print the same in every language. */
export function parseMacosService(route: string, services: string): string | undefined {
  const device = /^ {1,20}interface: ([a-z0-9]{1,20})$/m.exec(route)?.[1]
  if (device === undefined) return undefined
  const lines = services.split('\n').slice(0, 500)
  const at = lines.findIndex((line) => line.startsWith('(Hardware Port: ') && line.trimEnd().endsWith(`, Device: ${device})`))
  // A star in place of the number marks a service that is switched off.
  return /^\(\d{1,3}\) (.{1,200})$/.exec(lines[at - 1] ?? '')?.[1]?.slice(0, maxNameChars)
}
