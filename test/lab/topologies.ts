// The networks that cases take place in: a home behind a router and a server far away, two computers on one cable, a computer alone, a slow line.
import { fileURLToPath } from 'node:url'
import type { LabRun, Namespace } from './namespaces.ts'
import { link, said } from './namespaces.ts'

/** Addresses as RFC 5737 and RFC 3849 keep them for examples; nothing leads out of the namespaces. */
export const at = {
  client: '192.168.77.2',
  client6: '2001:db8:77::2',
  router: '192.168.77.1',
  router6: '2001:db8:77::1',
  uplink: '203.0.113.1',
  uplink6: '2001:db8:113::1',
  server: '203.0.113.10',
  server6: '2001:db8:113::10',
  /** A neighbour on the client's own network. */
  neighbour: '192.168.77.10',
  neighbour6: '2001:db8:77::10',
} as const

/** What a case builds with. */
export interface World {
  readonly run: LabRun
  /** Every namespace of the case, removed after it. */
  readonly namespaces: Namespace[]
  /** Where the case's own files may go. */
  readonly folder: string
}

/** A home with a router, and a server behind it. */
export interface Internet {
  readonly client: Namespace
  readonly router: Namespace
  readonly server: Namespace
}

async function namespaces(world: World, ...roles: readonly string[]): Promise<readonly Namespace[]> {
  const made = await Promise.all(roles.map((role) => world.run.namespace(role)))
  world.namespaces.push(...made)
  return made
}

/** client — router — server, IPv4 and IPv6; the server's addresses are those of the table above and any others that are given. */
export async function internet(world: World, ...more: readonly string[]): Promise<Internet> {
  const [client, router, server] = (await namespaces(world, 'client', 'router', 'server')) as [Namespace, Namespace, Namespace]
  await router.sysctl('net.ipv4.ip_forward=1', 'net.ipv6.conf.all.forwarding=1')
  await link(router, 'lan', client, 'eth0')
  await link(router, 'wan', server, 'eth0')
  await Promise.all([
    client.ip(
      `addr add ${at.client}/24 dev eth0`,
      `addr add ${at.client6}/64 dev eth0 nodad`,
      `route add default via ${at.router}`,
      `route add ::/0 via ${at.router6}`,
    ),
    router.ip(
      `addr add ${at.router}/24 dev lan`,
      `addr add ${at.router6}/64 dev lan nodad`,
      `addr add ${at.uplink}/24 dev wan`,
      `addr add ${at.uplink6}/64 dev wan nodad`,
      ...more.map((address) => `route add ${address} via ${address.includes(':') ? at.server6 : at.server}`),
    ),
    server.ip(
      `addr add ${at.server}/24 dev eth0`,
      `addr add ${at.server6}/64 dev eth0 nodad`,
      ...more.map((address) => `addr add ${address} dev lo`),
      `route add default via ${at.uplink}`,
      `route add ::/0 via ${at.uplink6}`,
    ),
  ])
  return { client, router, server }
}

/** Two computers on one cable, without a router. */
export async function neighbours(world: World): Promise<{ readonly client: Namespace; readonly server: Namespace }> {
  const [client, server] = (await namespaces(world, 'client', 'server')) as [Namespace, Namespace]
  await link(client, 'eth0', server, 'eth0')
  await client.ip(`addr add ${at.client}/24 dev eth0`, `addr add ${at.client6}/64 dev eth0 nodad`)
  await server.ip(`addr add ${at.neighbour}/24 dev eth0`, `addr add ${at.neighbour6}/64 dev eth0 nodad`)
  return { client, server }
}

/** A computer with no cable in it. */
export async function alone(world: World): Promise<Namespace> {
  const [client] = (await namespaces(world, 'client')) as [Namespace]
  return client
}

/** Client and server with a line between them on which everything takes time and some of it is lost. */
export async function distant(
  world: World,
  { delayMs, lossPercent = 0 }: { readonly delayMs: number; readonly lossPercent?: number },
): Promise<{ readonly client: Namespace; readonly server: Namespace }> {
  const [client, server] = (await namespaces(world, 'client', 'server')) as [Namespace, Namespace]
  const program = fileURLToPath(new URL('./delay-line.py', import.meta.url))
  const line = world.run.spawnOutside('python3', [program, client.name, server.name, String(delayMs), String(lossPercent)])
  await said(line, 'ready')
  await client.ip(
    `addr add ${at.client}/24 dev line0`,
    `addr add ${at.client6}/64 dev line0 nodad`,
    'link set line0 up',
    'route add default dev line0',
    'route add ::/0 dev line0',
  )
  await server.ip(
    `addr add ${at.server}/24 dev line0`,
    `addr add ${at.server6}/64 dev line0 nodad`,
    'link set line0 up',
    'route add default dev line0',
    'route add ::/0 dev line0',
  )
  return { client, server }
}
