// Where programs look for a proxy script by themselves (WPAD): where DHCP says, else at the name `wpad`, in Chromium's and WinHTTP's order. Nothing is
// sent for it: what DHCP said is read where this system keeps it for everybody. Only this file asks which system this is.
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { InputOf, ValueOf } from '../../../../shared/facts/fact.ts'
import type { Outcome } from '../../../../shared/facts/outcome.ts'
import type { ProbeContext } from '../../../probes/probe-context.ts'
import { runCommand } from '../../run-command.ts'
import { readMacosLease } from './macos-lease.ts'
import { parseNetworkdLease } from './networkd-lease.ts'
import { readNetworkManager } from './nmcli.ts'

/** The search domains are the system's own matter, as in Chromium (net/proxy_resolution, PacFileDecider). */
const wellKnownUrl = 'http://wpad/wpad.dat'

/** Computers in two networks that both name a script are rare, and the rest would be somebody's mischief. */
const mostNamedByDhcp = 3

/** Lists the addresses to try. */
export async function scriptDiscovery(
  _input: InputOf<'script-discovery'>,
  { signal }: ProbeContext,
): Promise<Outcome<ValueOf<'script-discovery'>>> {
  const named = await readDhcp(signal)
  const urls = [...new Set(named ?? [])].filter((url) => url !== wellKnownUrl).slice(0, mostNamedByDhcp)
  const candidates = [...urls.map((url) => ({ url, foundBy: 'dhcp' }) as const), { url: wellKnownUrl, foundBy: 'dns' } as const]
  return { status: 'succeeded', value: { candidates, isComplete: named !== undefined } }
}

/** What DHCP named; `undefined` where programs of this system ask it, and its answer is not known. */
async function readDhcp(signal: AbortSignal): Promise<readonly string[] | undefined> {
  switch (process.platform) {
    case 'darwin':
      return readMacosLease(runCommand, signal)
    case 'win32':
      // The bytes below `Tcpip\Parameters\Interfaces` that hold it are not documented.
      return undefined
    default:
      // Browsers here look by the name alone; other programs take what these keep.
      return [...(await readNetworkManager(runCommand, signal)), ...(await readNetworkd('/run/systemd/netif/leases'))]
  }
}

/** One file for each interface; without the folder systemd-networkd does not run here. */
async function readNetworkd(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((): string[] => [])
  const texts = await Promise.all(names.slice(0, 20).map((name) => readFile(join(folder, name), 'utf8').catch(() => '')))
  return texts.flatMap((text) => parseNetworkdLease(text.slice(0, 50_000)) ?? [])
}
