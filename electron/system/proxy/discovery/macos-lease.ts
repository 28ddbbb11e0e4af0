// What DHCP named as the address of a script, as `ipconfig getpacket` of macOS 10.13 to 15 shows the last answer for the interface of the default route.
import type { RunCommand } from '../../run-command.ts'
import { readScriptAddress } from './script-address.ts'

const routeCommand = ['/sbin/route', ['-n', 'get', 'default']] as const
const packetCommand = '/usr/sbin/ipconfig'

/** Reads it; `undefined` where the answer is not known, as with an address that was set by hand. */
export async function readMacosLease(run: RunCommand, signal: AbortSignal): Promise<readonly string[] | undefined> {
  const route = await run(...routeCommand, signal)
  const device = route.status === 'printed' ? /^ {1,20}interface: ([a-z0-9]{1,20})$/m.exec(route.text)?.[1] : undefined
  if (device === undefined) return undefined
  const packet = await run(packetCommand, ['getpacket', device], signal)
  return packet.status === 'printed' ? parseMacosPacket(packet.text) : undefined
}

/** Reads the line `proxy_auto_discovery_url (string): …`. Output without DHCP's own line is of another kind, and not known. */
export function parseMacosPacket(output: string): readonly string[] | undefined {
  if (!/^dhcp_message_type \(uint8\): /m.test(output)) return undefined
  const [, value] = /^proxy_auto_discovery_url \(string\): (.{1,2000})$/m.exec(output) ?? []
  const url = value === undefined ? undefined : readScriptAddress(value)
  return url === undefined ? [] : [url]
}
