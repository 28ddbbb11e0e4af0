// What DHCP named as the address of a script, as NetworkManager keeps it (1.10 and later; option 252 is called `wpad`). Everybody may ask for it.
import type { RunCommand } from '../../run-command.ts'
import { readScriptAddress } from './script-address.ts'

/** The command whose output `parseNetworkManager` reads: `name:value` lines, with a backslash before colons and backslashes. */
const nmcliCommand = ['nmcli', ['-t', '-f', 'DHCP4', 'device', 'show']] as const

/** Reads it; nothing where NetworkManager does not run. */
export async function readNetworkManager(run: RunCommand, signal: AbortSignal): Promise<readonly string[]> {
  const result = await run(...nmcliCommand, signal)
  return result.status === 'printed' ? parseNetworkManager(result.text) : []
}

/** Reads lines like `DHCP4.OPTION[9]:wpad = http\://proxy.example.com/wpad.dat`, of all devices. */
export function parseNetworkManager(output: string): readonly string[] {
  return output
    .split('\n')
    .slice(0, 5000)
    .flatMap((line) => {
      const [, value] = /^DHCP4\.OPTION\[\d{1,4}\]:wpad = (.{1,2000})$/.exec(line) ?? []
      return (value === undefined ? undefined : readScriptAddress(value.replace(/\\(.)/g, '$1'))) ?? []
    })
}
