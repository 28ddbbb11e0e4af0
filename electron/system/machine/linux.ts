// A Linux machine's own side from /proc and /sys alone (kernel Documentation/ABI/testing/sysfs-class-net, admin-guide/sysctl/fs.rst, resolv.conf(5)).
import { readFile, readdir } from 'node:fs/promises'
import { networkInterfaces } from 'node:os'
import type { InterfaceKind, MachineDescription, NetworkInterface } from '../../../shared/facts/machine.ts'
import { parsePortRange } from '../port-budget/linux.ts'
import { parseIpv4Routes, parseIpv6Routes } from '../route/linux.ts'
import type { CommandResult } from '../run-command.ts'
import { runCommand } from '../run-command.ts'
import { within } from '../within.ts'
import { readTimeService } from './time-service.ts'

const mostInterfaces = 1000
const mostAddresses = 64
const mostRoutes = 64

function read(path: string, limitMs: number): Promise<string | undefined> {
  return within(limitMs, readFile(path, 'utf8'))
}

/** Interfaces, ways out and search domains; each that cannot be read is left out. */
export async function readLinuxNetwork(limitMs: number): Promise<MachineDescription> {
  const [interfaces, ipv4Routes, ipv6Routes, resolvConf] = await Promise.all([
    within(limitMs, readInterfaces()),
    read('/proc/net/route', limitMs),
    read('/proc/net/ipv6_route', limitMs),
    read('/etc/resolv.conf', limitMs),
  ])
  return {
    ...(interfaces && { interfaces }),
    ...(ipv4Routes !== undefined && { defaultRoutes: defaultRoutes(ipv4Routes, ipv6Routes ?? '') }),
    ...(resolvConf !== undefined && { searchDomains: parseSearchDomains(resolvConf) }),
  }
}

/** How many ports and files there are to use. */
export async function readLinuxLimits(limitMs: number): Promise<MachineDescription> {
  const [portRange, openFiles, limits] = await Promise.all([
    read('/proc/sys/net/ipv4/ip_local_port_range', limitMs),
    read('/proc/sys/fs/file-nr', limitMs),
    read('/proc/self/limits', limitMs),
  ])
  const filesPerProcess = parseFilesPerProcess(limits ?? '')
  return {
    ...(portRange !== undefined && { portRange: parsePortRange(portRange) }),
    ...(openFiles !== undefined && { openFiles: parseOpenFiles(openFiles) }),
    ...(filesPerProcess !== undefined && { filesPerProcess }),
  }
}

/** Whether the clock follows a time server, and by which program. */
export async function readLinuxClock(signal: AbortSignal, limitMs: number): Promise<MachineDescription> {
  const [clock, timeService] = await Promise.all([
    runCommand('timedatectl', ['show', '--property=NTPSynchronized', '--value'], signal),
    within(limitMs, readTimeService()),
  ])
  return {
    ...(isYesOrNo(clock) && { isClockSynchronised: clock.text.trim() === 'yes' }),
    ...(timeService !== undefined && { timeService }),
  }
}

/** Whose machine it is by its firmware. */
export async function readLinuxCloud(limitMs: number): Promise<Pick<MachineDescription, 'cloudProvider'>> {
  const files = ['sys_vendor', 'product_name', 'chassis_asset_tag']
  const firmware = await Promise.all(files.map((file) => read(`/sys/class/dmi/id/${file}`, limitMs)))
  const cloudProvider = cloudOfFirmware(firmware.map((text) => text ?? ''))
  return cloudProvider === undefined ? {} : { cloudProvider }
}

/** timedatectl(1) asks the kernel whether its clock is being corrected. */
function isYesOrNo(result: CommandResult): result is Extract<CommandResult, { readonly status: 'printed' }> {
  return result.status === 'printed' && /^(?:yes|no)\n?$/.test(result.text)
}

/** `undefined` for a file that is not there or not shown to this user. */
function textOf(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined)
}

/** Also those that are down, which the runtime leaves out. */
async function readInterfaces(): Promise<readonly NetworkInterface[] | undefined> {
  const own = networkInterfaces()
  const names = await readdir('/sys/class/net').catch(() => undefined)
  if (!names) return undefined
  return Promise.all(
    names.slice(0, mostInterfaces).map(async (name): Promise<NetworkInterface> => {
      const folder = `/sys/class/net/${name}`
      const [type, operstate, uevent, tunFlags, files] = await Promise.all([
        textOf(`${folder}/type`),
        textOf(`${folder}/operstate`),
        textOf(`${folder}/uevent`),
        textOf(`${folder}/tun_flags`),
        readdir(folder).catch((): string[] => []),
      ])
      const signs = { type: (type ?? '').trim(), uevent: uevent ?? '', isTunnel: tunFlags !== undefined, files }
      const state = stateOf((operstate ?? '').trim())
      const addresses = (own[name] ?? [])
        .slice(0, mostAddresses)
        .flatMap(({ address, cidr }) => (cidr ? [{ address, prefixLength: Number(cidr.split('/')[1]) }] : []))
      return { name, isLoopback: signs.type === loopbackType, addresses, kind: kindOf(signs), ...(state && { state }) }
    }),
  )
}

// include/uapi/linux/if_arp.h
const ethernetType = '1'
const loopbackType = '772'
/** ARPHRD_NONE, which WireGuard and TUN devices are, and ARPHRD_PPP, which dialled and older VPN connections are. */
const tunnelTypes = ['65534', '512']

/** What an interface is, by what the kernel says of its driver. */
export function kindOf({
  type,
  uevent,
  isTunnel,
  files,
}: Readonly<Record<'type' | 'uevent', string>> & { readonly isTunnel: boolean; readonly files: readonly string[] }): InterfaceKind {
  const driver = /^DEVTYPE=(\w+)/m.exec(uevent)?.[1] ?? ''
  if (type === loopbackType) return 'loopback'
  if (driver === 'wlan' || files.includes('phy80211') || files.includes('wireless')) return 'wifi'
  if (driver === 'wwan') return 'mobile'
  if (isTunnel || driver === 'wireguard' || tunnelTypes.includes(type)) return 'vpn'
  if (type !== ethernetType) return 'other'
  // Only what a bus knows has a device; bridges, bonds, VLANs and pairs of containers have none.
  return files.includes('device') ? 'cable' : 'virtual'
}

/** RFC 2863's words; `unknown` is what drivers say that do not tell. */
function stateOf(operstate: string): NetworkInterface['state'] | undefined {
  switch (operstate) {
    case 'up':
      return 'up'
    case 'down':
      return 'down'
    case 'lowerlayerdown':
    case 'dormant':
      return 'no-carrier'
    default:
      return undefined
  }
}

function defaultRoutes(ipv4: string, ipv6: string): NonNullable<MachineDescription['defaultRoutes']> {
  return [...parseIpv4Routes(ipv4), ...parseIpv6Routes(ipv6)]
    .filter(({ prefixLength, isReject, interfaceName }) => prefixLength === 0 && !isReject && interfaceName !== 'lo')
    .slice(0, mostRoutes)
    .map(({ interfaceName, gateway }) => ({ interfaceName, ...(gateway !== undefined && { gateway }) }))
}

/** The last `search` or `domain` line counts, with at most 32 names (resolv.conf(5)). */
export function parseSearchDomains(text: string): readonly string[] {
  const line = text.split('\n').findLast((each) => /^(?:search|domain)\s/.test(each))
  return line === undefined
    ? []
    : line
        .trim()
        .split(/\s+/)
        .slice(1, 33)
        .map((name) => name.slice(0, 300))
}

/** Allocated, free (always 0), and the limit. The limit of most systems today is 2^63-1: none, as far as a number of JavaScript goes. */
export function parseOpenFiles(text: string): { readonly used: number; readonly limit: number } {
  const [used = 0, , limit = 0] = (text.match(/\d+/g) ?? []).map(Number)
  return { used, limit: Math.min(limit, Number.MAX_SAFE_INTEGER) }
}

/** The hard limit, since this runtime raises its own soft one to it as it starts: `Max open files            1024                 524288               files` (proc(5)). */
export function parseFilesPerProcess(text: string): number | undefined {
  const digits = /^Max open files +\S{1,20} +(\d{1,15}) /m.exec(text)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

/** What cloud machines say of themselves in vendor, product and asset tag (cloud-init's ds-identify documents them). */
const firmwareSigns: readonly (readonly [RegExp, string])[] = [
  [/^Amazon EC2/, 'Amazon Web Services'],
  [/^Google(?: Compute Engine)?$/, 'Google Cloud'],
  [/^7783-7084-3265-9085-8269-3286-77$/, 'Microsoft Azure'],
  [/^DigitalOcean$/, 'DigitalOcean'],
  [/^Hetzner$/, 'Hetzner'],
  [/^Alibaba Cloud/, 'Alibaba Cloud'],
  [/^Tencent Cloud/, 'Tencent Cloud'],
  [/^OracleCloud\.com$/, 'Oracle Cloud'],
  [/^Vultr$/, 'Vultr'],
  [/^(?:Linode|Akamai)$/, 'Linode'],
  [/^Scaleway$/, 'Scaleway'],
]

/** Whose machine it is; `undefined` for one that says nothing known, which may still be a provider's. */
export function cloudOfFirmware(texts: readonly string[]): string | undefined {
  return firmwareSigns.find(([sign]) => texts.some((text) => sign.test(text.trim())))?.[1]
}
