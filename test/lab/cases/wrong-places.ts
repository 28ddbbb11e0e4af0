// Addresses that are right somewhere else, and ports that are next to the right one.
import type { LabCase, LabWorld, Stage } from '../lab-case.ts'
import { promptMs } from '../lab-case.ts'
import { serverName } from '../certificates.ts'
import { startNginx, startRedis } from '../real-servers.ts'
import type { Service } from '../services.ts'
import { at, internet } from '../topologies.ts'
import { behind, serving } from './stages.ts'

const ws: Service = { port: 8080, does: 'websocket' }
const refusal = ['server-not-listening', 'firewall-rejects'] as const
const silentEverywhere = ['firewall-drops', 'no-machine-at-address'] as const

/** A home whose way out drops what is addressed to inside networks, as providers do. */
async function homeWithoutRouteInside(world: LabWorld): Promise<Stage> {
  const { client, router } = await internet(world)
  await router.ip('route add default via 203.0.113.10', 'route add ::/0 via 2001:db8:113::10')
  await router.firewall({
    forward: ['ip daddr { 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10 } oifname wan drop', 'ip6 daddr fc00::/7 drop'],
  })
  return { client }
}

const insideAddresses: readonly LabCase[] = [
  ...[
    ['10.20.30.40', 'a 10.x address'],
    ['192.168.1.50', 'a 192.168.x address'],
    ['172.20.0.5', 'a 172.16/12 address'],
    ['100.99.1.2', 'a shared address (100.64/10)'],
    ['[fd12:3456::7]', 'a unique local IPv6 address'],
  ].map(([address, words]): LabCase => ({
    name: `${words} of another network, dropped on the way`,
    truth: 'private-address-elsewhere',
    target: `ws://${address}:8080/`,
    neverCertain: ['private-address-elsewhere'],
    setUp: homeWithoutRouteInside,
  })),
  {
    name: 'an inside address that the router says has no way',
    truth: 'private-address-elsewhere',
    target: 'http://10.20.30.40:8080/',
    neverCertain: ['private-address-elsewhere'],
    setUp: async (world) => ({ client: (await internet(world)).client }),
  },
  {
    name: 'an inside address that a network of its own leads to, with a machine that is off',
    truth: 'no-machine-at-address',
    target: 'http://10.20.30.40:8080/',
    twins: silentEverywhere,
    setUp: async (world) => {
      const { client, router } = await internet(world)
      await client.ip(`route add 10.20.30.0/24 via ${at.router}`)
      await router.firewall({ forward: ['ip daddr 10.20.30.0/24 drop'] })
      await router.ip('route add 10.20.30.0/24 via 203.0.113.10')
      return { client }
    },
  },
]

const wrongPorts: readonly LabCase[] = [
  {
    name: 'the WebSocket is one port further, and this port is closed',
    truth: 'wrong-port',
    target: `ws://${at.server}:8081/`,
    neverCertain: ['wrong-port', 'server-not-listening'],
    withinMs: promptMs,
    setUp: serving(ws),
  },
  {
    name: 'the page is on port 80, and port 8000 is closed',
    truth: 'wrong-port',
    target: `http://${at.server}:8000/`,
    tools: ['nginx'],
    neverCertain: ['wrong-port', 'server-not-listening'],
    withinMs: promptMs,
    setUp: async (world) => {
      const { client, server } = await internet(world)
      await startNginx(world, server, [80], 'listen 80; return 200 ok;')
      return { client }
    },
  },
  {
    name: 'the encrypted WebSocket is on 443, and 8443 is closed',
    truth: 'wrong-port',
    target: `wss://${serverName}:8443/`,
    neverCertain: ['wrong-port', 'server-not-listening'],
    withinMs: promptMs,
    setUp: async (world) => {
      const { client, server } = await internet(world)
      client.etc('hosts', '127.0.0.1 localhost', `${at.server} ${serverName}`)
      await server.serve({ port: 443, does: 'websocket', tls: world.certificates.identity('good') })
      return { client }
    },
  },
  {
    name: 'the WebSocket is on 8282, and the machine is silent at every closed port',
    truth: 'wrong-port',
    target: `ws://${at.server}:8283/`,
    first: ['wrong-port', 'firewall-drops'],
    neverCertain: ['wrong-port', 'firewall-drops'],
    setUp: behind({ input: ['tcp dport != 8282 drop'] }, { port: 8282, does: 'websocket' }),
  },
  {
    name: 'a closed port, while another web server on port 80 knows nothing of the path',
    truth: 'server-not-listening',
    target: `http://${at.server}:8080/chat`,
    twins: refusal,
    withinMs: promptMs,
    setUp: serving({ port: 80, does: 'http', status: 404 }),
  },
  {
    name: 'a closed port, while Redis answers on its own',
    truth: 'server-not-listening',
    target: `ws://${at.server}:3000/`,
    tools: ['redis'],
    twins: refusal,
    withinMs: promptMs,
    setUp: async (world) => {
      const { client, server } = await internet(world)
      await startRedis(world, server, 6379)
      return { client }
    },
  },
]

export const wrongPlaceCases: readonly LabCase[] = [...insideAddresses, ...wrongPorts]
