// What the lab needs of the machine: Linux, root, namespaces, and programs. Only looks; install-packages.ts is what changes something.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Tool } from './lab-case.ts'

/** Programs that every case needs, and the Debian packages that they come from. */
const basics = {
  ip: 'iproute2',
  nft: 'nftables',
  setpriv: 'util-linux',
  unshare: 'util-linux',
  openssl: 'openssl',
  sysctl: 'procps',
} as const

const tools: Readonly<Record<Tool, { readonly packageName: string; readonly isThere: () => boolean }>> = {
  nginx: { packageName: 'nginx-light', isThere: () => isThere('nginx') },
  redis: { packageName: 'redis-server', isThere: () => isThere('redis-server') },
  openssh: { packageName: 'openssh-server', isThere: () => isThere('sshd') },
  dnsmasq: { packageName: 'dnsmasq-base', isThere: () => isThere('dnsmasq') },
  postgresql: { packageName: 'postgresql', isThere: () => postgresqlPrograms() !== '' },
  iptables: { packageName: 'iptables', isThere: () => isThere('iptables') },
  faketime: { packageName: 'faketime', isThere: () => isThere('faketime') },
  squid: { packageName: 'squid', isThere: () => isThere('squid') },
  tinyproxy: { packageName: 'tinyproxy-bin', isThere: () => isThere('tinyproxy') },
  microsocks: { packageName: 'microsocks', isThere: () => isThere('microsocks') },
  dante: { packageName: 'dante-server', isThere: () => isThere('danted') },
  stunnel: { packageName: 'stunnel4', isThere: () => isThere('stunnel4') },
  python3: { packageName: 'python3', isThere: () => isThere('python3') && existsSync('/dev/net/tun') },
}

/** Why there can be no lab on this system, whatever is installed, in one sentence; `undefined` when there can. */
export function reasonAgainstSystem(): string | undefined {
  if (process.platform !== 'linux') return 'The lab needs the network namespaces of Linux.'
  return process.getuid?.() === 0 ? undefined : 'The lab needs root to make network namespaces.'
}

/** Why there can be no lab here and now, in one sentence; `undefined` when there can. */
export function reasonAgainst(): string | undefined {
  const reason = reasonAgainstSystem()
  if (reason !== undefined) return reason
  const missing = Object.keys(basics).filter((program) => !isThere(program))
  if (missing.length > 0) return `The lab needs ${missing.join(', ')}.`
  // What `ip netns add` does, without leaving anything to remove.
  const isAllowed = spawnSync('unshare', ['--net', '--mount', 'true']).status === 0
  return isAllowed ? undefined : 'This system does not let the lab make network namespaces.'
}

/** Debian's names of the packages that these tools, and every case, still lack. */
export function missingPackages(wanted: ReadonlySet<Tool>): readonly string[] {
  const ofBasics = Object.entries(basics).filter(([program]) => !isThere(program))
  const ofTools = [...wanted].filter((tool) => !tools[tool].isThere())
  return [...new Set([...ofBasics.map(([, name]) => name), ...ofTools.map((tool) => tools[tool].packageName)])]
}

/** Those of the wanted tools that are there. */
export function availableTools(wanted: ReadonlySet<Tool>): ReadonlySet<Tool> {
  return new Set([...wanted].filter((tool) => tools[tool].isThere()))
}

/** The folder of PostgreSQL's programs on Debian and Ubuntu; empty without it. */
export function postgresqlPrograms(): string {
  const folder = '/usr/lib/postgresql'
  const versions = existsSync(folder) ? readdirSync(folder) : []
  return versions.map((version) => join(folder, version, 'bin')).find((programs) => existsSync(join(programs, 'initdb'))) ?? ''
}

function isThere(program: string): boolean {
  const folders = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/sbin']
  return folders.some((folder) => existsSync(join(folder, program)))
}
