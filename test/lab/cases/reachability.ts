// Refusals and silence between two computers: closed ports, firewalls, absent machines.
import type { LabCase } from '../lab-case.ts'
import { promptMs } from '../lab-case.ts'
import type { Service } from '../services.ts'
import { behind, serving } from './stages.ts'
import { startDnsmasq, startNginx, startSshd } from '../real-servers.ts'
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

const sshAnd = (...services: readonly Service[]): readonly Service[] => [
  { port: 22, does: 'greet', text: 'SSH-2.0-OpenSSH_9.2\r\n' },
  ...services,
]

const dropped: readonly LabCase[] = [
  {
    name: 'one port dropped while SSH is open',
    truth: 'firewall-drops',
    target: `ws://${at.server}:8080/`,
    twins: ['firewall-drops', 'server-silent'],
    setUp: behind({ input: ['tcp dport 8080 drop'] }, ...sshAnd(ws)),
  },
  {
    name: 'one port dropped while all others are closed',
    truth: 'firewall-drops',
    target: `https://${at.server}/`,
    twins: ['firewall-drops', 'server-silent'],
    setUp: behind({ input: ['tcp dport 443 drop'] }),
  },
  {
    name: 'one port dropped over IPv6',
    truth: 'firewall-drops',
    target: `ws://[${at.server6}]:8080/`,
    twins: ['firewall-drops', 'server-silent'],
    setUp: behind({ input: ['tcp dport 8080 drop'] }, ...sshAnd(ws)),
  },
  {
    name: 'one port dropped while nginx serves the usual ones',
    truth: 'firewall-drops',
    target: `http://${at.server}:8081/`,
    tools: ['nginx'],
    twins: ['firewall-drops', 'server-silent'],
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
    twins: ['firewall-drops', 'server-silent'],
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
    twins: ['firewall-drops', 'server-silent'],
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

export const reachabilityCases: readonly LabCase[] = [
  ...closedPorts,
  ...rejectedLikeClosed,
  ...rejectedOpenly,
  ...rejectedOnTheWay,
  ...dropped,
  ...allSilent,
  ...absent,
]
