// Real proxies in namespaces, each from its Debian package, configured as small as they go and in the foreground.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { execute, type Namespace } from './namespaces.ts'
import type { World } from './topologies.ts'

/** The login that proxies of the lab want where they want one. */
export const proxyLogin = { username: 'someone', password: 'hunter2' } as const

/** Starts Squid with these access rules, on port 3128; on a second port it takes in what the firewall of its host sends there. */
export async function startSquid(
  world: World,
  host: Namespace,
  {
    rules,
    wantsLogin = false,
    interceptsAt,
  }: { readonly rules: readonly string[]; readonly wantsLogin?: boolean; readonly interceptsAt?: number },
): Promise<void> {
  const passwords = join(world.folder, 'squid-passwords')
  if (wantsLogin) {
    const hashed = await execute('openssl', ['passwd', '-apr1', proxyLogin.password])
    writeFileSync(passwords, `${proxyLogin.username}:${hashed.trim()}\n`)
  }
  const login = [
    `auth_param basic program /usr/lib/squid/basic_ncsa_auth ${passwords}`,
    'auth_param basic children 1',
    'acl known proxy_auth REQUIRED',
  ]
  const file = join(world.folder, 'squid.conf')
  writeFileSync(
    file,
    [
      'http_port 3128',
      ...(interceptsAt === undefined ? [] : [`http_port ${interceptsAt} intercept`]),
      ...(wantsLogin ? login : []),
      ...rules,
      'cache deny all',
      'cache_mem 8 MB',
      'visible_hostname squid.example.org',
      'pid_filename none',
      'access_log none',
      'cache_log /dev/null',
      'cache_store_log none',
      'netdb_filename none',
      'pinger_enable off',
      'shutdown_lifetime 0 seconds',
      `coredump_dir ${world.folder}`,
      'max_filedescriptors 1024',
      '',
    ].join('\n'),
  )
  // It gives up root, and its helper must read the passwords.
  await execute('chmod', ['711', world.run.folder, world.folder])
  await host.start('/usr/sbin/squid', ['-N', '-f', file], [3128])
}

/** Starts tinyproxy on a port of every address. */
export async function startTinyproxy(world: World, host: Namespace, port: number, ...settings: readonly string[]): Promise<void> {
  const file = join(world.folder, `tinyproxy-${port}.conf`)
  writeFileSync(
    file,
    [`Port ${port}`, 'Listen 0.0.0.0', 'Timeout 30', 'LogLevel Critical', 'DisableViaHeader Yes', ...settings, ''].join('\n'),
  )
  await host.start('tinyproxy', ['-d', '-c', file], [port])
}

/** Starts microsocks, a SOCKS 5 proxy, on port 1080. */
export async function startMicrosocks(host: Namespace, { wantsLogin = false }: { readonly wantsLogin?: boolean } = {}): Promise<void> {
  const login = wantsLogin ? ['-u', proxyLogin.username, '-P', proxyLogin.password] : []
  await host.start('microsocks', ['-i', '0.0.0.0', '-p', '1080', ...login], [1080])
}

/** Starts Dante, a SOCKS proxy with access rules, on port 1080. */
export async function startDante(world: World, host: Namespace, rules: readonly string[]): Promise<void> {
  const file = join(world.folder, 'danted.conf')
  writeFileSync(
    file,
    [
      'logoutput: /dev/null',
      'internal: 0.0.0.0 port = 1080',
      'external: wan',
      'clientmethod: none',
      'socksmethod: none',
      'user.privileged: root',
      'user.unprivileged: nobody',
      'client pass { from: 0.0.0.0/0 to: 0.0.0.0/0 }',
      ...rules,
      '',
    ].join('\n'),
  )
  await host.start('/usr/sbin/danted', ['-f', file, '-p', join(world.folder, 'danted.pid')], [1080])
}

/** Starts stunnel: TLS on one port, what is inside goes on to another of the same host. */
export async function startStunnel(
  world: World,
  host: Namespace,
  { port, leadsTo, cert, key }: { readonly port: number; readonly leadsTo: number; readonly cert: string; readonly key: string },
): Promise<void> {
  const file = join(world.folder, 'stunnel.conf')
  const lines = ['foreground = yes', 'pid =', 'debug = 2', '[proxy]', `accept = 0.0.0.0:${port}`, `connect = 127.0.0.1:${leadsTo}`]
  writeFileSync(file, [...lines, `cert = ${cert}`, `key = ${key}`, ''].join('\n'))
  await host.start('stunnel4', [file], [port])
}
