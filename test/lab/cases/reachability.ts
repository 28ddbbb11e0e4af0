// Refusals and silence between two computers: closed ports, firewalls, absent machines, inside addresses, wrong ports.
import type { LabCase, LabWorld, Stage } from '../lab-case.ts'
import { promptMs } from '../lab-case.ts'
import type { Service } from '../services.ts'
import { behind, serving } from './stages.ts'
import { startDnsmasq, startNginx, startRedis, startSshd } from '../real-servers.ts'
import { at, internet, neighbours } from '../topologies.ts'
import { serverName } from '../certificates.ts'

const ws: Service = { port: 8080, does: 'websocket' }
const refusal = ['server-not-listening', 'firewall-rejects'] as const

const closedPorts: readonly LabCase[] = [
  {
    name: 'a closed port of a server far away',
    truth: 'server-not-listening',
    target: `ws://${at.server}:8080/`,
    twins: refusal,
    withinMs: promptMs,
    setUp: serving({ port: 22, does: 'greet', text: 'SSH-2.0-OpenSSH_9.2\r\n' }),
  },
  {
    name: 'a closed port of a neighbour',
    truth: 'server-not-listening',
    target: `http://${at.neighbour}:8080/`,
    twins: refusal,
    withinMs: promptMs,
    setUp: async (world) => ({ client: (await neighbours(world)).client }),
  },
  {
    name: 'a closed port over IPv6',
    truth: 'server-not-listening',
    target: `wss://[${at.server6}]:8443/`,
    twins: refusal,
    withinMs: promptMs,
    setUp: serving(),
  },
  {
    name: 'a closed port of a name with both families',
    truth: 'server-not-listening',
    target: `ws://${serverName}:8080/`,
    tools: ['dnsmasq'],
    twins: refusal,
    withinMs: promptMs,
    setUp: async (world) => {
      const { client, router } = await internet(world)
      await startDnsmasq(router, at.router, { [serverName]: [at.server, at.server6] })
      client.etc('resolv.conf', `nameserver ${at.router}`)
      return { client }
    },
  },
  {
    name: 'a closed port, while OpenSSH answers on its own',
    truth: 'server-not-listening',
    target: `tcp://${at.server}:7272`,
    tools: ['openssh'],
    twins: refusal,
    withinMs: promptMs,
    setUp: async (world) => {
      const { client, server } = await internet(world)
      await startSshd(world, server, 22)
      return { client }
    },
  },
]

/** nft's ways to refuse that a program sees as a closed port. */
const refusingLikeClosed = [
  ['a TCP reset', 'tcp dport 8080 reject with tcp reset', at.server],
  ['a TCP reset over IPv6', 'tcp dport 8080 reject with tcp reset', `[${at.server6}]`],
  ['"port unreachable"', 'tcp dport 8080 reject with icmp type port-unreachable', at.server],
  ['"port unreachable" over IPv6', 'tcp dport 8080 reject with icmpv6 type port-unreachable', `[${at.server6}]`],
  ['"port unreachable" for both families', 'tcp dport 8080 reject with icmpx type port-unreachable', at.server],
] as const

const rejectedLikeClosed: readonly LabCase[] = refusingLikeClosed.map(([words, rule, address]) => ({
  name: `a firewall that refuses with ${words}`,
  truth: 'firewall-rejects',
  target: `ws://${address}:8080/`,
  twins: refusal,
  withinMs: promptMs,
  setUp: behind({ input: [rule] }, ws),
}))

/** Those that say so. */
const refusingOpenly = [
  ['net-unreachable', 'icmp'],
  ['host-unreachable', 'icmp'],
  ['prot-unreachable', 'icmp'],
  ['net-prohibited', 'icmp'],
  ['host-prohibited', 'icmp'],
  ['admin-prohibited', 'icmp'],
  ['no-route', 'icmpv6'],
  ['admin-prohibited', 'icmpv6'],
  ['addr-unreachable', 'icmpv6'],
  ['policy-fail', 'icmpv6'],
  ['reject-route', 'icmpv6'],
  ['admin-prohibited', 'icmpx'],
  ['host-unreachable', 'icmpx'],
  ['no-route', 'icmpx'],
] as const

const rejectedOpenly: readonly LabCase[] = refusingOpenly.map(([type, family]) => ({
  name: `a firewall that refuses with ${family} ${type}`,
  truth: 'firewall-rejects',
  target: `ws://${family === 'icmpv6' ? `[${at.server6}]` : at.server}:8080/`,
  neverCertain: ['firewall-rejects'],
  withinMs: promptMs,
  setUp: behind({ input: [`tcp dport 8080 reject with ${family} type ${type}`] }, ws),
}))

const rejectedOnTheWay: readonly LabCase[] = [
  {
    name: 'a router that refuses one port with "admin prohibited"',
    truth: 'firewall-rejects',
    target: `http://${at.server}:8080/`,
    withinMs: promptMs,
    setUp: async (world) => {
      const { client, router, server } = await internet(world)
      await router.firewall({ forward: ['tcp dport 8080 reject with icmp type admin-prohibited'] })
      await server.serve({ port: 8080, does: 'http', status: 200 })
      return { client }
    },
  },
  {
    name: 'a router that resets one port',
    truth: 'firewall-rejects',
    target: `http://${at.server}:8080/`,
    twins: refusal,
    withinMs: promptMs,
    setUp: async (world) => {
      const { client, router, server } = await internet(world)
      await router.firewall({ forward: ['tcp dport 8080 reject with tcp reset'] })
      await server.serve({ port: 8080, does: 'http', status: 200 })
      return { client }
    },
  },
]

const sshAnd = (...services: readonly Service[]): readonly Service[] => [{ port: 22, does: 'greet', text: 'SSH-2.0-OpenSSH_9.2\r\n' }, ...services]

const dropped: readonly LabCase[] = [
  {
    name: 'one port dropped while SSH is open',
    truth: 'firewall-drops',
    target: `ws://${at.server}:8080/`,
    neverCertain: ['firewall-drops'],
    setUp: behind({ input: ['tcp dport 8080 drop'] }, ...sshAnd(ws)),
  },
  {
    name: 'one port dropped while all others are closed',
    truth: 'firewall-drops',
    target: `https://${at.server}/`,
    neverCertain: ['firewall-drops'],
    setUp: behind({ input: ['tcp dport 443 drop'] }),
  },
  {
    name: 'one port dropped over IPv6',
    truth: 'firewall-drops',
    target: `ws://[${at.server6}]:8080/`,
    neverCertain: ['firewall-drops'],
    setUp: behind({ input: ['tcp dport 8080 drop'] }, ...sshAnd(ws)),
  },
  {
    name: 'one port dropped while nginx serves the usual ones',
    truth: 'firewall-drops',
    target: `http://${at.server}:8081/`,
    tools: ['nginx'],
    neverCertain: ['firewall-drops'],
    setUp: async (world) => {
      const { client, server } = await internet(world)
      await server.firewall({ input: ['tcp dport 8081 drop'] })
      await startNginx(world, server, [80, 8081], 'listen 80; return 301 https://$host/;', 'listen 8081; return 200 ok;')
      return { client }
    },
  },
  {
    name: 'a firewall that drops all but SSH',
    truth: 'firewall-drops',
    target: `ws://${at.server}:8080/`,
    neverCertain: ['firewall-drops'],
    setUp: behind({ input: ['tcp dport != 22 drop'] }, ...sshAnd(ws)),
  },
  {
    name: 'a program that does not accept any more, far away',
    truth: 'server-silent',
    target: `ws://${at.server}:8080/`,
    twins: ['firewall-drops', 'server-silent'],
    setUp: async (world) => {
      const { client, server } = await internet(world)
      await server.serve({ port: 8080, does: 'stuck' })
      await server.serve({ does: 'fill', address: at.server, port: 8080, connections: 8 }, { port: 22, does: 'silent' })
      return { client }
    },
  },
  {
    name: 'a port that opens only to a secret knock',
    truth: 'firewall-drops',
    target: `tcp://${at.server}:2200`,
    neverCertain: ['firewall-drops'],
    setUp: async (world) => {
      const { client, server } = await internet(world)
      await server.nft(
        'add table inet knock',
        'add set inet knock guests { type ipv4_addr; flags timeout; timeout 5s; }',
        'add chain inet knock input { type filter hook input priority 0; policy accept; }',
        'add rule inet knock input tcp dport 7777 add @guests { ip saddr } drop',
        'add rule inet knock input ip saddr @guests tcp dport 2200 accept',
        'add rule inet knock input tcp dport 2200 drop',
      )
      await server.serve({ port: 2200, does: 'greet', text: 'SSH-2.0-OpenSSH_9.2\r\n' }, { port: 80, does: 'http', status: 200 })
      return { client }
    },
  },
]

const silentEverywhere = ['firewall-drops', 'no-machine-at-address'] as const

const allSilent: readonly LabCase[] = [
  {
    name: 'a firewall that drops everything',
    truth: 'firewall-drops',
    target: `ws://${at.server}:8080/`,
    twins: silentEverywhere,
    setUp: behind({ input: ['drop'] }, ws),
  },
  {
    name: 'a router that drops everything to the server',
    truth: 'firewall-drops',
    target: `https://${at.server}/`,
    twins: silentEverywhere,
    setUp: async (world) => {
      const { client, router } = await internet(world)
      await router.firewall({ forward: [`ip daddr ${at.server} drop`] })
      return { client }
    },
  },
  {
    name: 'a machine that is off, behind a router that says nothing',
    truth: 'no-machine-at-address',
    target: `ws://${at.server}:8080/`,
    twins: silentEverywhere,
    setUp: async (world) => {
      const { client, router, server } = await internet(world)
      await server.ip('link set eth0 down')
      await router.firewall({ output: ['icmp type destination-unreachable drop'] })
      return { client }
    },
  },
  {
    name: 'an address that nobody has, behind a router that says nothing, over IPv6',
    truth: 'no-machine-at-address',
    target: 'https://[2001:db8:113::99]/',
    twins: silentEverywhere,
    setUp: async (world) => {
      const { client, router } = await internet(world)
      await router.firewall({ output: ['icmpv6 type destination-unreachable drop'] })
      return { client }
    },
  },
]

const absent: readonly LabCase[] = [
  {
    name: 'an address of the own network that nobody has',
    truth: 'no-machine-at-address',
    target: 'ws://192.168.77.99:8080/',
    setUp: async (world) => ({ client: (await neighbours(world)).client }),
  },
  {
    name: 'an IPv6 address of the own network that nobody has',
    truth: 'no-machine-at-address',
    target: 'ws://[2001:db8:77::99]:8080/',
    setUp: async (world) => ({ client: (await neighbours(world)).client }),
  },
  {
    name: 'a neighbour whose cable is out',
    truth: 'no-machine-at-address',
    target: `http://${at.neighbour}/`,
    setUp: async (world) => {
      const { client, server } = await neighbours(world)
      await server.ip('addr flush dev eth0')
      return { client }
    },
  },
  {
    name: 'a machine that is off, behind a router that says so',
    truth: 'no-machine-at-address',
    target: `ws://${at.server}:8080/`,
    neverCertain: ['no-machine-at-address'],
    setUp: async (world) => {
      const { client, server } = await internet(world)
      await server.ip('addr flush dev eth0')
      return { client }
    },
  },
]

/** A home whose way out drops what is addressed to inside networks, as providers do. */
async function homeWithoutRouteInside(world: LabWorld): Promise<Stage> {
  const { client, router } = await internet(world)
  await router.ip('route add default via 203.0.113.10', 'route add ::/0 via 2001:db8:113::10')
  await router.firewall({ forward: ['ip daddr { 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10 } oifname wan drop', 'ip6 daddr fc00::/7 drop'] })
  return { client }
}

const insideAddresses: readonly LabCase[] = [
  ...[
    ['10.20.30.40', 'a 10.x address'],
    ['192.168.1.50', 'a 192.168.x address'],
    ['172.20.0.5', 'a 172.16/12 address'],
    ['100.99.1.2', 'a shared address (100.64/10)'],
    ['[fd12:3456::7]', 'a unique local IPv6 address'],
  ].map(
    ([address, words]): LabCase => ({
      name: `${words} of another network, dropped on the way`,
      truth: 'private-address-elsewhere',
      target: `ws://${address}:8080/`,
      neverCertain: ['private-address-elsewhere'],
      setUp: homeWithoutRouteInside,
    }),
  ),
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

export const reachabilityCases: readonly LabCase[] = [
  ...closedPorts,
  ...rejectedLikeClosed,
  ...rejectedOpenly,
  ...rejectedOnTheWay,
  ...dropped,
  ...allSilent,
  ...absent,
  ...insideAddresses,
  ...wrongPorts,
]
