// Installs the packages that the lab's real servers come from, where that asks too much of nobody: as root in a Debian or Ubuntu container.
// Starts no service, and never takes longer than its limits; what could not be installed shows as a program that is still missing.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** Package lists are a few megabytes; a mirror that is out of reach must not hold up the tests. */
const updateLimitMs = 60_000

/** Everything together is about 70 MB; ten times the usual time. */
const installLimitMs = 180_000

/** Installs packages by their Debian names, or says in one line which ones the lab does without. */
export function installPackages(names: readonly string[]): void {
  if (names.length === 0) return
  if (!mayInstall()) {
    console.log(`The lab does without these packages: ${names.join(', ')}.`)
    return
  }
  console.log(`Installing for the lab (apt-get): ${names.join(', ')}.`)
  // Without an init system Debian's packages start nothing (invoke-rc.d(8)); where there is an old one, no service belongs to runlevel 1.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  const limits = ['Acquire::Retries=1', 'Acquire::http::Timeout=20', 'DPkg::Lock::Timeout=60', 'Dpkg::Use-Pty=0']
  const aptGet = (timeout: number, ...words: readonly string[]): boolean =>
    spawnSync('apt-get', [...limits.flatMap((limit) => ['-o', limit]), '-qq', ...words], { env, stdio: 'ignore', timeout }).status === 0
  const install = ['install', '-y', '--no-install-recommends']
  if (!aptGet(updateLimitMs, 'update') || aptGet(installLimitMs, ...install, ...names)) return
  // One that does not exist here takes the others with it: try them alone.
  const start = performance.now()
  for (const name of names) {
    const leftMs = Math.ceil(installLimitMs - (performance.now() - start))
    if (leftMs > 0) aptGet(leftMs, ...install, name)
  }
}

/** On a computer that boots services, a server that comes with its package would run from then on: that is for its owner to decide. */
function mayInstall(): boolean {
  const isDebian = existsSync('/usr/bin/apt-get') && /^ID(?:_LIKE)?=.*(?:debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'))
  return isDebian && process.getuid?.() === 0 && !existsSync('/run/systemd/system')
}
