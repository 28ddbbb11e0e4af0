// Faults of the computer that asks: no network, no route, its own firewall, no ports or descriptors left, a login page, software that answers for
// everybody; and servers on this computer itself.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LabCase, LabWorld, Stage } from '../lab-case.ts'
import { promptMs } from '../lab-case.ts'
import type { Namespace } from '../namespaces.ts'
import type { Service } from '../services.ts'
import { serverName } from '../certificates.ts'
import { alone, at, internet, neighbours } from '../topologies.ts'
import { knowByHosts, serving } from './stages.ts'

const ws: Service = { port: 8080, does: 'websocket' }

/** A computer whose one cable ends in a router. */
async function atHome(world: LabWorld, change: (client: Namespace) => Promise<unknown>): Promise<Stage> {
  const { client } = await internet(world)
  await change(client)
  return { client }
}

const noNetwork: readonly LabCase[] = [
  {
    name: 'a computer without any network',
    truth: 'no-network',
    target: `ws://${at.server}:8080/`,
    alsoTrue: ['no-route'],
    withinMs: promptMs,
    setUp: async (world) => ({ client: await alone(world) }),
  },
  {
    name: 'a computer without any network, asked for a name',
    truth: 'no-network',
    target: `https://${serverName}/`,
    withinMs: promptMs,
    setUp: async (world) => {
      const client = await alone(world)
      client.etc('resolv.conf', `nameserver ${at.router}`)
      return { client }
    },
  },
  {
    name: 'a cable that is pulled out at this computer',
    truth: 'no-network',
    target: `ws://${at.server}:8080/`,
    first: ['no-network', 'no-route'],
    withinMs: promptMs,
    setUp: (world) => atHome(world, (client) => client.ip('addr flush dev eth0', 'link set eth0 down')),
  },
  {
    name: 'no default route',
    truth: 'no-route',
    target: `ws://${at.server}:8080/`,
    withinMs: promptMs,
    setUp: (world) => atHome(world, (client) => client.ip('route del default')),
  },
  {
    name: 'no default route for IPv6',
    truth: 'no-route',
    target: `ws://[${at.server6}]:8080/`,
    withinMs: promptMs,
    setUp: (world) => atHome(world, (client) => client.ip('route del ::/0')),
  },
  ...(['unreachable', 'prohibit', 'blackhole'] as const).map((type): LabCase => ({
    name: `a route of type ${type}, as a VPN leaves it behind`,
    truth: 'no-route',
    target: `http://${at.server}/`,
    // What a route forbids, a security program may forbid just so.
    first: type === 'prohibit' ? ['no-route', 'local-firewall-blocks'] : ['no-route'],
    neverCertain: ['no-route'],
    withinMs: promptMs,
    setUp: (world) => atHome(world, (client) => client.ip(`route add ${type} 203.0.113.0/24`)),
  })),
]

const ownFirewall: readonly LabCase[] = [
  {
    name: "this computer's own firewall drops everything to the server",
    truth: 'local-firewall-blocks',
    target: `ws://${at.server}:8080/`,
    neverCertain: ['local-firewall-blocks'],
    setUp: async (world) => {
      const { client, server } = await internet(world)
      await client.firewall({ output: [`ip daddr ${at.server} drop`] })
      await server.serve(ws)
      return { client }
    },
  },
  {
    name: "this computer's own firewall drops all that is not web",
    truth: 'local-firewall-blocks',
    target: `ws://${at.server}:8080/`,
    neverCertain: ['local-firewall-blocks'],
    setUp: async (world) => {
      const { client, server } = await internet(world)
      await client.firewall({ output: ['oifname lo accept', 'tcp dport { 80, 443 } accept', 'udp dport 53 accept', 'drop'] })
      await server.serve(ws, { port: 80, does: 'http', status: 200 })
      return { client }
    },
  },
  {
    name: "this computer's own firewall refuses like a closed port",
    truth: 'local-firewall-blocks',
    // Nothing seen from here tells this from the server's own refusal (bad-peers 2.3 no. 17).
    first: ['server-not-listening', 'firewall-rejects', 'local-firewall-blocks'],
    target: `ws://${at.server}:8080/`,
    neverCertain: ['server-not-listening', 'firewall-rejects', 'local-firewall-blocks'],
    withinMs: promptMs,
    setUp: async (world) => {
      const { client, server } = await internet(world)
      await client.firewall({ output: ['tcp dport 8080 reject with tcp reset'] })
      await server.serve(ws)
      return { client }
    },
  },
  {
    name: "this computer's own firewall drops TCP to one port alone",
    truth: 'local-firewall-blocks',
    // Silence like the server's own (bad-peers 2.1 no. 15).
    first: ['firewall-drops', 'local-firewall-blocks'],
    target: `ws://${at.server}:8080/`,
    neverCertain: ['firewall-drops', 'local-firewall-blocks'],
    setUp: async (world) => {
      const { client, server } = await internet(world)
      await client.firewall({ output: ['tcp dport 8080 drop'] })
      await server.serve(ws, { port: 22, does: 'greet', text: 'SSH-2.0-OpenSSH_9.2\r\n' })
      return { client }
    },
  },
]

/** Uses up a range of eight temporary ports towards the server. */
async function withoutPorts(world: LabWorld, address: string, ...services: readonly Service[]): Promise<Stage> {
  const { client, server } = await internet(world)
  await client.sysctl('net.ipv4.ip_local_port_range=40000 40007')
  await server.serve(ws, ...services)
  await client.serve({ does: 'hold', address, port: 8080, connections: 8 })
  return { client }
}

/** Runs the program with a limit of descriptors, and with a part that uses them all up whenever the program connects. */
function withoutDescriptors(stage: Stage): Stage {
  const part = fileURLToPath(new URL('../use-up-descriptors.ts', import.meta.url))
  return { ...stage, under: ['sh', '-c', `ulimit -n 200; NODE_OPTIONS='--import=${part}' exec "$@"`, 'sh'] }
}

const usedUp: readonly LabCase[] = [
  {
    name: 'eight temporary ports, all of them in use towards the server',
    truth: 'local-ports-exhausted',
    target: `ws://${at.server}:8080/`,
    withinMs: promptMs,
    setUp: (world) => withoutPorts(world, at.server, { port: 80, does: 'http', status: 200 }),
  },
  {
    name: 'eight temporary ports, all of them in use, over IPv6',
    truth: 'local-ports-exhausted',
    target: `http://[${at.server6}]:8080/`,
    withinMs: promptMs,
    setUp: (world) => withoutPorts(world, at.server6),
  },
  {
    name: 'eight temporary ports, all of them in use, and every other port silent',
    truth: 'local-ports-exhausted',
    target: `ws://${at.server}:8080/`,
    neverCertain: ['local-ports-exhausted'],
    setUp: async (world) => {
      const stage = await withoutPorts(world, at.server)
      await world.namespaces[2]?.firewall({ input: ['tcp dport != 8080 drop'] })
      return stage
    },
  },
  {
    name: 'a program that has used up its open files',
    truth: 'too-many-open-files',
    target: `ws://${at.server}:8080/`,
    withinMs: promptMs,
    setUp: async (world) => withoutDescriptors(await serving(ws)(world)),
  },
  {
    name: 'a program that has used up its open files, over IPv6 with TLS',
    truth: 'too-many-open-files',
    target: `wss://[${at.server6}]:8443/`,
    withinMs: promptMs,
    setUp: async (world) => withoutDescriptors(await serving(ws)(world)),
  },
  {
    name: 'a program that has used up its open files, on this computer',
    truth: 'too-many-open-files',
    target: 'http://127.0.0.1:8080/',
    withinMs: promptMs,
    setUp: async (world) => {
      const client = await alone(world)
      await client.serve(ws)
      return withoutDescriptors({ client })
    },
  },
]

const interception: readonly LabCase[] = [
  {
    name: 'software that accepts every connection in place of every server',
    truth: 'traffic-intercepted',
    target: `ws://${at.server}:8080/`,
    setUp: async (world) => {
      const { client, router } = await internet(world)
      await router.firewall({ redirect: ['iifname lan meta l4proto tcp redirect to :9999'] })
      await router.serve({ port: 9999, does: 'silent' })
      return { client }
    },
  },
  {
    name: 'software that accepts every connection and ends it',
    truth: 'traffic-intercepted',
    target: `https://${at.server}/`,
    setUp: async (world) => {
      const { client, router } = await internet(world)
      await router.firewall({ redirect: ['iifname lan meta l4proto tcp redirect to :9999'] })
      await router.serve({ port: 9999, does: 'close' })
      return { client }
    },
  },
  {
    name: 'a name that leads into the range of made-up addresses, and nobody there',
    truth: 'traffic-intercepted',
    target: `wss://${serverName}/`,
    setUp: async (world) => {
      const { client, router } = await internet(world)
      knowByHosts(client, '198.18.0.7')
      await router.firewall({ forward: ['ip daddr 198.18.0.0/15 drop'] })
      return { client }
    },
  },
  {
    name: 'a page that is served by software that answers for everybody',
    truth: 'works',
    target: `http://${at.server}/`,
    setUp: async (world) => {
      const { client, router } = await internet(world)
      await router.firewall({ redirect: ['iifname lan meta l4proto tcp redirect to :9999'] })
      await router.serve({ port: 9999, does: 'http', status: 200 })
      return { client }
    },
  },
]

const portals: readonly LabCase[] = [
  {
    name: 'a network that wants a login first and says so (511)',
    truth: 'captive-portal',
    target: `http://${at.server}/`,
    withinMs: promptMs,
    setUp: portal({ port: 9999, does: 'http', status: 511, body: 'Please log in.' }),
  },
  {
    name: 'a network that leads to its login page',
    truth: 'captive-portal',
    target: `http://${at.server}/`,
    // A server may send its own visitors inside by mistake.
    neverCertain: ['captive-portal'],
    setUp: portal({ port: 9999, does: 'http', status: 302, headers: { Location: `http://${at.router}/login` } }),
  },
  {
    name: 'a network that leads a WebSocket to its login page',
    truth: 'captive-portal',
    target: `ws://${at.server}/chat`,
    // The page answers for everybody, and that can be shown.
    first: ['captive-portal', 'websocket-refused', 'traffic-intercepted'],
    withinMs: promptMs,
    setUp: portal({ port: 9999, does: 'http', status: 302, headers: { Location: `http://${at.router}/login` } }),
  },
]

function portal(service: Service): (world: LabWorld) => Promise<Stage> {
  return async (world) => {
    const { client, router } = await internet(world)
    await router.firewall({ redirect: ['iifname lan tcp dport 80 redirect to :9999'], forward: ['iifname lan drop'] })
    await router.serve(service)
    return { client }
  }
}

const onThisComputer: readonly LabCase[] = [
  ...(
    [
      ['127.0.0.1', at.client, 'bound to 127.0.0.1 and called at the network address'],
      ['::1', '127.0.0.1', 'bound to ::1 and called at 127.0.0.1'],
      ['127.0.0.1', '[::1]', 'bound to 127.0.0.1 and called at ::1'],
      [at.client, '127.0.0.1', 'bound to the network address and called at 127.0.0.1'],
      ['0.0.0.0', '[::1]', 'bound to 0.0.0.0 and called at ::1'],
    ] as const
  ).map(([bound, called, words]): LabCase => ({
    name: `a program on this computer, ${words}`,
    truth: 'listen-address-mismatch',
    target: `ws://${called}:8080/`,
    withinMs: promptMs,
    setUp: (world) => atHome(world, (client) => client.serve({ port: 8080, address: bound, does: 'websocket' })),
  })),
  {
    name: 'nothing listens on this computer',
    truth: 'server-not-listening',
    target: 'ws://127.0.0.1:8080/',
    withinMs: promptMs,
    setUp: (world) => atHome(world, (client) => client.serve({ port: 9090, does: 'websocket' })),
  },
  {
    name: 'nothing listens on this computer, called by its network address',
    truth: 'server-not-listening',
    target: `http://${at.client}:8081/`,
    withinMs: promptMs,
    setUp: async (world) => ({ client: (await internet(world)).client }),
  },
  {
    name: 'a program on this computer that does not accept any more',
    truth: 'server-silent',
    target: 'ws://127.0.0.1:8080/',
    neverCertain: ['server-silent'],
    setUp: (world) =>
      atHome(world, async (client) => {
        await client.serve({ port: 8080, does: 'stuck' })
        await client.serve({ does: 'fill', address: '127.0.0.1', port: 8080, connections: 8 })
      }),
  },
]

/** What the server has written down about itself, brought along as a file. */
async function withDescription(world: LabWorld, client: Namespace, server: Namespace): Promise<Stage> {
  const file = join(world.folder, 'server.json')
  writeFileSync(file, await world.ponte(server, 'describe-server', '--json'))
  return { client, options: ['--server-report', file] }
}

const described: readonly LabCase[] = [
  {
    name: "a server's own description: bound to 127.0.0.1",
    truth: 'listen-address-mismatch',
    target: `ws://${at.neighbour}:8080/`,
    withinMs: promptMs,
    setUp: async (world) => {
      const { client, server } = await neighbours(world)
      await server.serve({ port: 8080, address: '127.0.0.1', does: 'websocket' })
      return withDescription(world, client, server)
    },
  },
  {
    name: "a server's own description: nothing listens",
    truth: 'server-not-listening',
    target: `ws://${at.neighbour}:8080/`,
    withinMs: promptMs,
    setUp: async (world) => {
      const { client, server } = await neighbours(world)
      return withDescription(world, client, server)
    },
  },
  {
    name: "a server's own description: the program listens, and a firewall resets",
    truth: 'firewall-rejects',
    target: `ws://${at.neighbour}:8080/`,
    mustBeCertain: true,
    withinMs: promptMs,
    setUp: async (world) => {
      const { client, server } = await neighbours(world)
      await server.serve({ ...ws, address: '0.0.0.0' })
      const stage = await withDescription(world, client, server)
      await server.firewall({ input: ['tcp dport 8080 reject with tcp reset'] })
      return stage
    },
  },
  {
    name: "a server's own description: the program listens at [::], and a firewall resets IPv4",
    truth: 'firewall-rejects',
    target: `ws://${at.neighbour}:8080/`,
    // That the program takes IPv4 too is in the file.
    mustBeCertain: true,
    withinMs: promptMs,
    setUp: async (world) => {
      const { client, server } = await neighbours(world)
      await server.serve(ws)
      const stage = await withDescription(world, client, server)
      await server.firewall({ input: ['tcp dport 8080 reject with tcp reset'] })
      return stage
    },
  },
]

const invalid: readonly LabCase[] = ['0.0.0.0', '[::]', '224.0.0.1', '255.255.255.255'].map((address) => ({
  name: `an address that nobody can have: ${address}`,
  truth: 'invalid-address',
  target: `ws://${address}:8080/`,
  withinMs: promptMs,
  setUp: serving(ws),
}))

export const thisSideCases: readonly LabCase[] = [
  ...ownFirewall,
  ...interception,
  ...usedUp,
  ...noNetwork,
  ...portals,
  ...onThisComputer,
  ...described,
  ...invalid,
]
