// Both sides: the server describes itself inside its own namespace, and the client has the file. What the main lab leaves open must be certain then,
// and a file that is old, foreign or untrue must not make anything certain.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { serverName } from '../certificates.ts'
import type { LabCase, LabWorld, Stage } from '../lab-case.ts'
import { promptMs } from '../lab-case.ts'
import type { Namespace } from '../namespaces.ts'
import type { Service } from '../services.ts'
import { at, internet, neighbours } from '../topologies.ts'
import { conversationCases } from './conversation.ts'
import { encryptionCases } from './encryption.ts'
import { healthyCases } from './healthy.ts'
import { providerCases } from './providers.ts'
import { reachabilityCases } from './reachability.ts'
import { knowByHosts } from './stages.ts'
import { wrongPlaceCases } from './wrong-places.ts'

const ws: Service = { port: 8080, address: '0.0.0.0', does: 'websocket' }
const ssh: Service = { port: 22, does: 'greet', text: 'SSH-2.0-OpenSSH_9.2\r\n' }

/** What a case does to the file before the client gets it. */
type Change = (description: Record<string, unknown>) => Record<string, unknown>

/** Lets the server describe itself, and hands its file to the client. */
async function withFileOf(world: LabWorld, server: Namespace, stage: Stage, change: Change = (same) => same): Promise<Stage> {
  const file = join(world.folder, 'server.json')
  const document = JSON.parse(await world.ponte(server, 'describe-server', '--json')) as Record<string, unknown>
  writeFileSync(file, JSON.stringify(change(document)))
  return { ...stage, options: [...(stage.options ?? []), '--server-report', file] }
}

function serverOf({ namespaces }: LabWorld): Namespace {
  const server = namespaces.find(({ name }) => name.endsWith('-server'))
  if (!server) throw new Error('The case has no server')
  return server
}

/** Cases of the main lab that leave open what is wrong with the server or before it: two causes or more, or one that nothing seen from one side proves. */
const openInTheMainLab: readonly LabCase[] = [
  ...reachabilityCases.filter(({ twins = [], truth }) => twins.length > 0 || truth === 'firewall-rejects'),
  ...providerCases.filter(({ truth }) => truth !== 'behind-cdn'),
  ...wrongPlaceCases.filter(({ twins = [], truth }) => twins.length > 0 || truth === 'wrong-port'),
  // Where every second call fails, the server's own calls would take turns with the client's.
  ...conversationCases.filter(
    ({ twins = [], neverCertain = [], truth }) => (twins.length > 0 || neverCertain.length > 0) && truth !== 'connection-unstable',
  ),
  ...encryptionCases.filter(({ twins = [] }) => twins.length > 0),
  ...healthyCases.filter(({ name }) => name === 'IPv6 dropped and IPv4 refused'),
]

/** What the file makes of a case where that is another cause than the one that the wire suggests: it tells who drops, and whether anybody listens. */
const decidedAs: Readonly<Record<string, Pick<LabCase, 'truth' | 'first' | 'alsoTrue'>>> = {
  'a router that drops everything to the server': { truth: 'server-not-listening', alsoTrue: ['firewall-drops'] },
  'one port dropped while all others are closed': { truth: 'server-not-listening', alsoTrue: ['firewall-drops'] },
  'the WebSocket is on 8282, and the machine is silent at every closed port': {
    truth: 'server-not-listening',
    first: ['server-not-listening'],
    alsoTrue: ['firewall-drops'],
  },
  'IPv6 dropped and IPv4 refused': { truth: 'server-not-listening', first: ['server-not-listening'], alsoTrue: ['firewall-drops'] },
  ...Object.fromEntries(
    providerCases.filter(({ truth }) => truth !== 'behind-cdn').map(({ name }) => [name, { truth: 'firewall-drops' } as const]),
  ),
}

const nobodyThere = 'A machine that is off, or that nobody has, writes no file; one of another machine proves nothing.'
const namedInTheRequest =
  'The filter lets through what does not name the server, and the server does not know which name a client will use.'
const otherProgram =
  'The file shows that nothing listens at the asked port, and the wire who answers at the other one; which of the two was meant is in no file.'

/** Those that stay open with both sides known, and why. They are counted in RESULTS.md. */
const undecided: Readonly<Record<string, string>> = {
  'a machine that is off, behind a router that says nothing': nobodyThere,
  'an address that nobody has, behind a router that says nothing, over IPv6': nobodyThere,
  'an inside address that a network of its own leads to, with a machine that is off': nobodyThere,
  'a filter that resets connections that name the server (TLS)': namedInTheRequest,
  'a filter that resets requests for one name (HTTP)': namedInTheRequest,
  'the WebSocket is one port further, and this port is closed': otherProgram,
  'the page is on port 80, and port 8000 is closed': otherProgram,
  'the encrypted WebSocket is on 443, and 8443 is closed': otherProgram,
  'https: a good certificate, and a clock that is eighty years ahead':
    'To a clock that is ahead every file is old: an old file and a wrong clock look the same.',
}

const withTheFile: readonly LabCase[] = openInTheMainLab.map(({ twins, neverCertain, ...asked }) => {
  const reason = undecided[asked.name]
  return {
    ...asked,
    ...(reason === undefined
      ? { mustBeCertain: true, ...decidedAs[asked.name] }
      : { undecided: reason, ...(twins && { twins }), ...(neverCertain && { neverCertain }) }),
    name: `the server's file: ${asked.name}`,
    setUp: async (world) => {
      const stage = await asked.setUp(world)
      return withFileOf(world, serverOf(world), stage)
    },
  }
})

const silentAndMore: readonly LabCase[] = [
  {
    name: 'one port dropped on which nothing listens',
    truth: 'server-not-listening',
    alsoTrue: ['firewall-drops'],
    target: `https://${at.server}/`,
    mustBeCertain: true,
    setUp: async (world) => {
      const { client, server } = await internet(world)
      await server.firewall({ input: ['tcp dport 443 drop'] })
      return withFileOf(world, server, { client })
    },
  },
  {
    name: 'a program bound to 127.0.0.1 behind a firewall that drops its port',
    truth: 'listen-address-mismatch',
    target: `ws://${at.server}:8080/`,
    mustBeCertain: true,
    setUp: async (world) => {
      const { client, server } = await internet(world)
      await server.serve({ ...ws, address: '127.0.0.1' }, ssh)
      await server.firewall({ input: ['iifname "eth0" tcp dport 8080 drop'] })
      return withFileOf(world, server, { client })
    },
  },
  {
    name: 'a router that drops one port',
    truth: 'firewall-drops',
    target: `ws://${at.server}:8080/`,
    mustBeCertain: true,
    setUp: async (world) => {
      const { client, router, server } = await internet(world)
      await router.firewall({ forward: ['tcp dport 8080 drop'] })
      await server.serve(ws, ssh)
      return withFileOf(world, server, { client })
    },
  },
  {
    name: 'a router that drops one port over IPv6',
    truth: 'firewall-drops',
    target: `ws://[${at.server6}]:8080/`,
    mustBeCertain: true,
    setUp: async (world) => {
      const { client, router, server } = await internet(world)
      await router.firewall({ forward: ['tcp dport 8080 drop'] })
      await server.serve({ ...ws, address: '::' }, ssh)
      return withFileOf(world, server, { client })
    },
  },
  {
    name: "the server's own firewall drops a port towards callers from outside only",
    truth: 'firewall-drops',
    target: `ws://${at.server}:8080/`,
    mustBeCertain: true,
    setUp: async (world) => {
      const { client, server } = await internet(world)
      await server.firewall({ input: ['iifname "eth0" tcp dport 8080 drop'] })
      await server.serve(ws, ssh)
      return withFileOf(world, server, { client })
    },
  },
  {
    name: 'a router that drops everything to a server that is well',
    truth: 'firewall-drops',
    target: `ws://${at.server}:8080/`,
    undecided: 'The server is well, and a way that leads nowhere is as silent as a router that drops everything.',
    neverCertain: ['firewall-drops'],
    setUp: async (world) => {
      const { client, router, server } = await internet(world)
      await router.firewall({ forward: [`ip daddr ${at.server} drop`] })
      await server.serve(ws)
      return withFileOf(world, server, { client })
    },
  },
  {
    name: 'a server whose cable is out, behind a router that says nothing',
    truth: 'no-machine-at-address',
    target: `ws://${at.server}:8080/`,
    neverCertain: ['no-machine-at-address'],
    setUp: async (world) => {
      const { client, router, server } = await internet(world)
      await server.ip('link set eth0 down', 'addr flush dev eth0')
      await router.firewall({ output: ['icmp type destination-unreachable drop'] })
      return withFileOf(world, server, { client })
    },
  },
  {
    name: 'an address that the server does not have, behind a router that says nothing',
    truth: 'no-machine-at-address',
    target: 'https://[2001:db8:113::99]/',
    neverCertain: ['no-machine-at-address'],
    setUp: async (world) => {
      const { client, router, server } = await internet(world)
      await router.firewall({ output: ['icmpv6 type destination-unreachable drop'] })
      return withFileOf(world, server, { client })
    },
  },
  {
    name: 'a name that leads to an address which the server does not have',
    truth: 'name-points-elsewhere',
    target: `ws://${serverName}:8080/`,
    neverCertain: ['name-points-elsewhere'],
    setUp: async (world) => {
      const { client, router, server } = await internet(world)
      knowByHosts(client, '203.0.113.99')
      await router.firewall({ output: ['icmp type destination-unreachable drop'] })
      await server.serve(ws)
      return withFileOf(world, server, { client })
    },
  },
]

const bound: readonly LabCase[] = [
  {
    name: 'a program bound to the IPv6 address alone',
    truth: 'listen-address-mismatch',
    target: `ws://${at.server}:8080/`,
    mustBeCertain: true,
    withinMs: promptMs,
    setUp: async (world) => {
      const { client, server } = await internet(world)
      await server.serve({ port: 8080, address: '2001:db8:113::10', does: 'websocket' })
      return withFileOf(world, server, { client })
    },
  },
  {
    name: 'a program bound to 127.0.0.1',
    truth: 'listen-address-mismatch',
    target: `ws://${at.server}:8080/`,
    mustBeCertain: true,
    withinMs: promptMs,
    setUp: async (world) => {
      const { client, server } = await internet(world)
      await server.serve({ ...ws, address: '127.0.0.1' })
      return withFileOf(world, server, { client })
    },
  },
  {
    name: 'a program at [::], and a firewall of a neighbour that resets IPv4',
    truth: 'firewall-rejects',
    target: `ws://${at.neighbour}:8080/`,
    mustBeCertain: true,
    withinMs: promptMs,
    setUp: async (world) => {
      const { client, server } = await neighbours(world)
      await server.serve({ port: 8080, does: 'websocket' })
      await server.firewall({ input: ['iifname "eth0" tcp dport 8080 reject with tcp reset'] })
      return withFileOf(world, server, { client })
    },
  },
]

/** A file must not say more than it can. */
const doubtful: readonly LabCase[] = [
  {
    name: 'a file of two hours ago, and a port that is closed now',
    truth: 'server-not-listening',
    target: `ws://${at.server}:8080/`,
    twins: ['server-not-listening', 'firewall-rejects'],
    setUp: async (world) => {
      const { client, server } = await internet(world)
      return withFileOf(world, server, { client }, hoursAgo(2))
    },
  },
  {
    name: 'a file of another machine, and a firewall that resets',
    truth: 'firewall-rejects',
    target: `ws://${at.server}:8080/`,
    twins: ['server-not-listening', 'firewall-rejects'],
    setUp: async (world) => {
      const { client, router, server } = await internet(world)
      await server.firewall({ input: ['tcp dport 8080 reject with tcp reset'] })
      await server.serve(ws)
      return withFileOf(world, router, { client })
    },
  },
  {
    name: 'a file of another machine, and a firewall that drops',
    truth: 'firewall-drops',
    target: `ws://${at.server}:8080/`,
    twins: ['firewall-drops', 'server-silent'],
    setUp: async (world) => {
      const { client, router, server } = await internet(world)
      await server.firewall({ input: ['tcp dport 8080 drop'] })
      await server.serve(ws, ssh)
      return withFileOf(world, router, { client })
    },
  },
  {
    name: 'a server behind a router that translates addresses: its file does not know the public one',
    truth: 'server-not-listening',
    target: 'ws://203.0.113.80:8080/',
    twins: ['server-not-listening', 'firewall-rejects'],
    setUp: async (world) => {
      const { client, router, server } = await internet(world)
      await router.ip('addr add 203.0.113.80/32 dev wan')
      await router.firewall({ redirect: [`ip daddr 203.0.113.80 tcp dport 8080 dnat ip to ${at.server}:8080`] })
      return withFileOf(world, server, { client })
    },
  },
  {
    name: 'a name that leads to a router which translates addresses, and a port that is closed behind it',
    truth: 'server-not-listening',
    target: `ws://${serverName}:8080/`,
    // The record may be wrong, or right and translated: both ends look the same.
    first: ['server-not-listening', 'name-points-elsewhere'],
    neverCertain: ['server-not-listening', 'name-points-elsewhere', 'firewall-rejects'],
    setUp: async (world) => {
      const { client, router, server } = await internet(world)
      knowByHosts(client, '203.0.113.80')
      await router.ip('addr add 203.0.113.80/32 dev wan')
      await router.firewall({ redirect: [`ip daddr 203.0.113.80 tcp dport 8080 dnat ip to ${at.server}:8080`] })
      return withFileOf(world, server, { client })
    },
  },
  {
    name: 'a server whose clock is an hour ahead, and a port that is closed',
    truth: 'server-not-listening',
    target: `ws://${at.server}:8080/`,
    twins: ['server-not-listening', 'firewall-rejects'],
    setUp: async (world) => {
      const { client, server } = await internet(world)
      return withFileOf(world, server, { client }, hoursAgo(-1))
    },
  },
  {
    name: 'works: a file that says that nothing listens, of a server that is well',
    truth: 'works',
    target: `ws://${at.server}:8080/`,
    setUp: async (world) => {
      const { client, server } = await internet(world)
      await server.serve(ws)
      return withFileOf(world, server, { client }, (document) => ({ ...document, listeners: [] }))
    },
  },
  {
    name: 'works: a file that says that the port speaks Redis, of a server that is well',
    truth: 'works',
    target: `http://${at.server}:8080/`,
    setUp: async (world) => {
      const { client, server } = await internet(world)
      await server.serve({ port: 8080, address: '0.0.0.0', does: 'http', status: 200 })
      const listeners = [{ address: '0.0.0.0', port: 8080, speaks: 'Redis' }]
      return withFileOf(world, server, { client }, (document) => ({ ...document, listeners }))
    },
  },
  {
    name: 'works: the clock of the server is an hour behind, by its file and by its answers',
    truth: 'clock-wrong',
    worksAnyway: true,
    target: `http://${at.server}:8080/`,
    setUp: async (world) => {
      const { client, server } = await internet(world)
      const headers = { Date: new Date(Date.now() - 3_600_000).toUTCString() }
      await server.serve({ port: 8080, address: '0.0.0.0', does: 'http', status: 200, headers })
      return withFileOf(world, server, { client }, hoursAgo(1))
    },
  },
  {
    name: 'a port that answers nothing to a caller, and speaks something else by the file',
    truth: 'protocol-mismatch',
    target: `http://${at.server}:8080/`,
    // The program that hangs on HTTP is silent, too.
    first: ['protocol-mismatch'],
    alsoTrue: ['server-silent'],
    mustBeCertain: true,
    setUp: async (world) => {
      const { client, server } = await internet(world)
      await server.serve({ port: 8080, address: '0.0.0.0', does: 'silent' })
      const listeners = [{ address: '0.0.0.0', port: 8080, speaks: 'FastCGI' }]
      return withFileOf(world, server, { client }, (document) => ({ ...document, listeners }))
    },
  },
]

function hoursAgo(hours: number): Change {
  return (document) => ({ ...document, describedAt: new Date(Date.now() - hours * 3_600_000).toISOString() })
}

export const twoSidesCases: readonly LabCase[] = [...withTheFile, ...silentAndMore, ...bound, ...doubtful].map((each) => ({
  ...each,
  name: each.name.startsWith("the server's file: ") ? each.name : `the server's file: ${each.name}`,
  hasServerFile: true,
}))
