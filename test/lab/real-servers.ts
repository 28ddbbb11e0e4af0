// Real servers in namespaces, each from its Debian package, configured as small as they go and in the foreground.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { execute, type Namespace } from './namespaces.ts'
import type { World } from './topologies.ts'

/** Starts nginx with these `server` blocks. */
export async function startNginx(world: World, host: Namespace, ports: readonly number[], ...servers: readonly string[]): Promise<void> {
  const file = join(world.folder, 'nginx.conf')
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(world.folder, `nginx-${name}`)};`,
  )
  writeFileSync(
    file,
    [
      'daemon off; master_process off; error_log stderr crit;',
      `pid ${join(world.folder, 'nginx.pid')};`,
      'events { worker_connections 64; }',
      `http { access_log off; server_tokens off; ${paths.join(' ')}`,
      ...servers.map((block) => `server { ${block} }`),
      '}',
    ].join('\n'),
  )
  await host.start('nginx', ['-c', file, '-p', world.folder, '-e', 'stderr'], ports)
}

/** Starts Redis on a port of every address. */
export async function startRedis(world: World, host: Namespace, port: number): Promise<void> {
  const options = [
    '--port',
    String(port),
    '--bind',
    '0.0.0.0',
    '--protected-mode',
    'no',
    '--save',
    '',
    '--dir',
    world.folder,
    '--daemonize',
    'no',
  ]
  await host.start('redis-server', options, [port])
}

/** Starts OpenSSH's server with a key of its own. */
export async function startSshd(world: World, host: Namespace, port: number): Promise<void> {
  const key = join(world.folder, 'ssh-key')
  await execute('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key])
  chmodSync(key, 0o600)
  // Its privilege separation folder is fixed at build time; on a running Debian it is made by the service that may not be installed.
  mkdirSync('/run/sshd', { recursive: true })
  const options = ['-D', '-e', '-f', '/dev/null', '-h', key, '-p', String(port), '-o', `PidFile=${join(world.folder, 'sshd.pid')}`]
  await host.start('/usr/sbin/sshd', options, [port])
}

/** Starts dnsmasq as the resolver of a home: these records (`NAME` → addresses), NXDOMAIN for everything else. */
export async function startDnsmasq(
  host: Namespace,
  address: string,
  names: Readonly<Record<string, readonly string[]>>,
  ...more: readonly string[]
): Promise<void> {
  const records = Object.entries(names).map(([name, addresses]) => `--host-record=${[name, ...addresses].join(',')}`)
  const options = [
    ...['--keep-in-foreground', '--conf-file=/dev/null', '--pid-file=', '--user=root', '--no-resolv', '--no-hosts', '--bind-interfaces'],
    ...[`--listen-address=${address}`, '--local=//', '--local=/#/'],
  ]
  await host.start('dnsmasq', [...options, ...records, ...more], [53])
}

/** Starts OpenSSL's own TLS server. */
export async function startOpenssl(
  host: Namespace,
  port: number,
  identity: { cert: string; key: string },
  ...more: string[]
): Promise<void> {
  await host.start(
    'openssl',
    ['s_server', '-quiet', '-accept', String(port), '-cert', identity.cert, '-key', identity.key, ...more],
    [port],
  )
}

/** Starts PostgreSQL with a fresh data folder; it refuses to run as root. */
export async function startPostgresql(world: World, host: Namespace, programs: string, port: number): Promise<void> {
  const data = join(world.folder, 'postgresql')
  mkdirSync(data)
  await execute('chown', ['postgres', data])
  // Its folders must be passable for that user.
  await execute('chmod', ['711', world.run.folder, world.folder])
  const asPostgres = ['-u', 'postgres', '--']
  await execute('runuser', [...asPostgres, join(programs, 'initdb'), '-D', data, '-A', 'trust', '--no-sync'])
  const options = ['-D', data, '-p', String(port), '-c', 'listen_addresses=*', '-c', `unix_socket_directories=${data}`, '-c', 'fsync=off']
  await host.start('runuser', [...asPostgres, join(programs, 'postgres'), ...options], [port])
}
