// The usual settings of cases, so that a case says only what is special about it.
import type { LabWorld, Stage } from '../lab-case.ts'
import type { Namespace } from '../namespaces.ts'
import type { ListeningService, Service } from '../services.ts'
import { serverName } from '../certificates.ts'
import type { Certificates } from '../certificates.ts'
import { at, internet } from '../topologies.ts'
import { startDnsmasq, startNginx } from '../real-servers.ts'

type Rules = Parameters<Namespace['firewall']>[0]

/** A server far away behind this firewall, with these services. */
export function behind(rules: Rules, ...services: readonly Service[]): (world: LabWorld) => Promise<Stage> {
  return async (world) => {
    const { client, server } = await internet(world)
    if (Object.keys(rules).length > 0) await server.firewall(rules)
    if (services.length > 0) await server.serve(...services)
    return { client }
  }
}

/** A server far away with these services and no firewall. */
export function serving(...services: readonly Service[]): (world: LabWorld) => Promise<Stage> {
  return behind({}, ...services)
}

/** Knows the server's name from the hosts file, for cases that are not about names. */
export function knowByHosts(client: Namespace, ...addresses: readonly string[]): void {
  client.etc('hosts', '127.0.0.1 localhost', '::1 localhost', ...addresses.map((address) => `${address} ${serverName}`))
}

/** A TLS server under the server's name. */
export function servingTls(
  certificate: Parameters<Certificates['identity']>[0],
  service: ListeningService,
  tls: Partial<NonNullable<ListeningService['tls']>> = {},
): (world: LabWorld) => Promise<Stage> {
  return async (world) => {
    const { client, server } = await internet(world)
    knowByHosts(client, at.server)
    await server.serve({ ...service, tls: { ...world.certificates.identity(certificate), ...tls } })
    return { client }
  }
}

/** A computer whose one cable ends in a router. */
export async function atHome(world: LabWorld, change: (client: Namespace) => Promise<unknown>): Promise<Stage> {
  const { client } = await internet(world)
  await change(client)
  return { client }
}

/** A home whose router answers for names; the server's own name leads to these addresses. */
export function resolving(
  addresses: readonly string[],
  ...services: readonly Service[]
): (world: LabWorld) => Promise<Stage & Awaited<ReturnType<typeof internet>>> {
  return async (world) => {
    const stage = await internet(world)
    await startDnsmasq(stage.router, at.router, { [serverName]: addresses })
    stage.client.etc('resolv.conf', `nameserver ${at.router}`)
    if (services.length > 0) await stage.server.serve(...services)
    return stage
  }
}

/** nginx with these server blocks, known by name. */
export function servingNginx(
  ports: readonly number[],
  blocks: (world: LabWorld) => readonly string[],
  ...services: readonly Service[]
): (world: LabWorld) => Promise<Stage> {
  return async (world) => {
    const { client, server } = await internet(world)
    knowByHosts(client, at.server)
    if (services.length > 0) await server.serve(...services)
    await startNginx(world, server, ports, ...blocks(world))
    return { client }
  }
}

/** nginx's lines for TLS with the good certificate. */
export function nginxTls(world: LabWorld): string {
  const { cert, key } = world.certificates.identity('good')
  return `ssl_certificate ${cert}; ssl_certificate_key ${key};`
}
