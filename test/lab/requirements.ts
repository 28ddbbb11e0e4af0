// What the lab needs of the machine, and the packages that it installs where that is its to do.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Tool } from './lab-case.ts'

/** Why there can be no lab here, in one sentence; `undefined` when there can. */
export function reasonAgainst(): string | undefined {
  if (process.platform !== 'linux') return 'The lab needs the network namespaces of Linux.'
  if (process.getuid?.() !== 0) return 'The lab needs root to make network namespaces.'
  const basics = { ip: 'iproute2', nft: 'nftables', setpriv: 'util-linux', unshare: 'util-linux', openssl: 'openssl', sysctl: 'procps' }
  const missing = Object.entries(basics).filter(([program]) => !isThere(program))
  if (missing.length > 0) install([...new Set(missing.map(([, name]) => name))])
  const still = Object.keys(basics).filter((program) => !isThere(program))
  if (still.length > 0) return `The lab needs ${still.join(', ')}.`
  // What `ip netns add` does, without leaving anything to remove.
  const isAllowed = spawnSync('unshare', ['--net', '--mount', 'true']).status === 0
  return isAllowed ? undefined : 'This system does not let the lab make network namespaces.'
}

const packages: Readonly<Record<Tool, { readonly name: string; readonly isThere: () => boolean }>> = {
  nginx: { name: 'nginx-light', isThere: () => isThere('nginx') },
  redis: { name: 'redis-server', isThere: () => isThere('redis-server') },
  openssh: { name: 'openssh-server', isThere: () => isThere('sshd') },
  dnsmasq: { name: 'dnsmasq-base', isThere: () => isThere('dnsmasq') },
  postgresql: { name: 'postgresql', isThere: () => postgresqlPrograms() !== '' },
  iptables: { name: 'iptables', isThere: () => isThere('iptables') },
  faketime: { name: 'faketime', isThere: () => isThere('faketime') },
  python3: { name: 'python3-minimal', isThere: () => isThere('python3') && existsSync('/dev/net/tun') },
}

/** Gives the tools that are there, after installing those that are not on a Debian or Ubuntu where we may. */
export function availableTools(wanted: ReadonlySet<Tool>): ReadonlySet<Tool> {
  const missing = [...wanted].filter((tool) => !packages[tool].isThere())
  if (missing.length > 0) install(missing.map((tool) => packages[tool].name))
  return new Set([...wanted].filter((tool) => packages[tool].isThere()))
}

/** The folder of PostgreSQL's programs on Debian and Ubuntu; empty without it. */
export function postgresqlPrograms(): string {
  const folder = '/usr/lib/postgresql'
  const versions = existsSync(folder) ? readdirSync(folder) : []
  return versions.map((version) => join(folder, version, 'bin')).find((programs) => existsSync(join(programs, 'initdb'))) ?? ''
}

/** Installs packages one by one, so that one that is missing does not take the others with it; a failure shows as a tool that is still missing. */
function install(names: readonly string[]): void {
  if (!existsSync('/usr/bin/apt-get') || !/^ID(?:_LIKE)?=.*(?:debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'))) return
  console.log(`Installing for the lab (apt-get): ${names.join(', ')}.`)
  // A service that starts with its package would occupy ports of this machine.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  const options = ['install', '-y', '-qq', '--no-install-recommends', '-o', 'Dpkg::Use-Pty=0']
  if (spawnSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore' }).status !== 0) return
  for (const name of names) spawnSync('apt-get', [...options, name], { env, stdio: 'ignore' })
}

function isThere(program: string): boolean {
  const folders = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/sbin']
  return folders.some((folder) => existsSync(join(folder, program)))
}
