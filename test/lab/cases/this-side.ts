// Faults of the computer that asks, in its network: no network, no way to the server, its own firewall, and addresses that nobody can have.
import type { LabCase } from '../lab-case.ts'
import { promptMs } from '../lab-case.ts'
import type { Service } from '../services.ts'
import { serverName } from '../certificates.ts'
import { alone, at, internet } from '../topologies.ts'
import { atHome, serving } from './stages.ts'

const ws: Service = { port: 8080, does: 'websocket' }

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
    target: `ws://${at.server}:8080/`,
    // From the wire alone this is the server's own refusal (bad-peers 2.3 no. 17); the rule tells.
    neverCertain: ['server-not-listening', 'firewall-rejects'],
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
    target: `ws://${at.server}:8080/`,
    // From the wire alone this is silence like the server's own (bad-peers 2.1 no. 15); the rule tells.
    neverCertain: ['firewall-drops'],
    setUp: async (world) => {
      const { client, server } = await internet(world)
      await client.firewall({ output: ['tcp dport 8080 drop'] })
      await server.serve(ws, { port: 22, does: 'greet', text: 'SSH-2.0-OpenSSH_9.2\r\n' })
      return { client }
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

export const thisSideCases: readonly LabCase[] = [...ownFirewall, ...noNetwork, ...invalid]
