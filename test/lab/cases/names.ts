// Names: those that do not exist, resolvers that fail or lie, and names that lead somewhere else.
import type { LabCase, LabWorld, Stage } from '../lab-case.ts'
import { promptMs } from '../lab-case.ts'
import type { DnsManners, DnsService, Service } from '../services.ts'
import { serverName } from '../certificates.ts'
import { at, internet } from '../topologies.ts'
import { resolving } from './stages.ts'

const web: Service = { port: 80, does: 'http', status: 200 }

/** A home whose router's DNS server has these manners; the server itself is well. */
function asking(answers: DnsManners, names: DnsService['names'] = { [serverName]: [at.server] }) {
  return async (world: LabWorld): Promise<Stage> => {
    const { client, router, server } = await internet(world)
    await router.serve({ does: 'dns', port: 53, answers, names })
    client.etc('resolv.conf', `nameserver ${at.router}`)
    await server.serve(web)
    return { client }
  }
}

const missingNames: readonly LabCase[] = [
  {
    name: 'a name that does not exist',
    truth: 'name-not-found',
    target: 'http://nobody.example.org/',
    tools: ['dnsmasq'],
    withinMs: promptMs,
    setUp: resolving([at.server]),
  },
  {
    name: 'a name whose ending does not exist',
    truth: 'name-not-found',
    target: 'https://app.example.con/',
    tools: ['dnsmasq'],
    withinMs: promptMs,
    setUp: resolving([at.server]),
  },
  {
    name: 'a name of one word that nobody knows',
    truth: 'name-not-found',
    target: 'ws://intranet:8080/',
    tools: ['dnsmasq'],
    first: ['name-not-found'],
    // The resolvers themselves are not asked for such names.
    neverCertain: ['name-not-found'],
    withinMs: promptMs,
    setUp: resolving([at.server]),
  },
  {
    name: 'a name without any address',
    truth: 'name-not-found',
    target: `ws://${serverName}/`,
    withinMs: promptMs,
    setUp: asking('no-data'),
  },
  {
    name: 'a name that is an alias of one that does not exist',
    truth: 'name-not-found',
    target: `http://${serverName}/`,
    withinMs: promptMs,
    setUp: asking('dangling-cname'),
  },
]

const failing: readonly (readonly [DnsManners, string])[] = [
  ['servfail', 'that answers with SERVFAIL'],
  ['refused', 'that answers with REFUSED'],
  ['formerr', 'that answers with FORMERR'],
  ['notimp', 'that answers with NOTIMP'],
  ['garbage', 'that answers with garbage'],
  ['cname-loop', 'that answers with names in a circle'],
]

const resolverFaults: readonly LabCase[] = [
  ...failing.map(([answers, words]): LabCase => ({
    name: `a resolver ${words}`,
    truth: 'dns-not-answering',
    target: `http://${serverName}/`,
    // It is there and answers; whether it or the domain's own servers are at fault cannot be seen.
    neverCertain: ['dns-not-answering'],
    setUp: asking(answers),
  })),
  {
    name: 'a resolver that says nothing',
    truth: 'dns-not-answering',
    target: `http://${serverName}/`,
    setUp: asking('silent'),
  },
  {
    name: 'a resolver that never answers for IPv6',
    truth: 'dns-not-answering',
    target: `http://${serverName}/`,
    // The C library gives up after ten seconds, and then the address works: too late for anybody.
    neverCertain: ['dns-not-answering'],
    setUp: asking('silent-about-ipv6'),
  },
  {
    name: 'a resolver whose answers belong to other questions',
    truth: 'dns-not-answering',
    target: `http://${serverName}/`,
    setUp: asking('wrong-id'),
  },
  {
    name: 'a resolver that wants TCP for every answer and does not answer there',
    truth: 'dns-not-answering',
    target: `http://${serverName}/`,
    setUp: asking('truncated-for-ever'),
  },
  {
    name: 'no program behind the address of the resolver',
    truth: 'dns-not-answering',
    target: `wss://${serverName}/`,
    withinMs: promptMs,
    setUp: async (world) => {
      const { client } = await internet(world)
      client.etc('resolv.conf', `nameserver ${at.router}`)
      return { client }
    },
  },
  {
    name: 'a resolver that is off',
    truth: 'dns-not-answering',
    target: `ws://${serverName}/`,
    setUp: async (world) => {
      const { client } = await internet(world)
      client.etc('resolv.conf', 'nameserver 192.168.77.53')
      return { client }
    },
  },
  {
    name: 'a resolver behind a firewall that drops questions',
    truth: 'dns-not-answering',
    target: `http://${serverName}/`,
    setUp: async (world) => {
      const { client, router } = await internet(world)
      client.etc('resolv.conf', `nameserver ${at.server}`)
      await router.firewall({ forward: ['udp dport 53 drop', 'tcp dport 53 drop'] })
      return { client }
    },
  },
]

const otherPlaces: readonly LabCase[] = [
  {
    name: 'a hosts file that leads to another machine',
    truth: 'name-points-elsewhere',
    target: `http://${serverName}/`,
    tools: ['dnsmasq'],
    neverCertain: ['name-points-elsewhere'],
    setUp: async (world) => {
      const { client, router } = await resolving([at.server], web)(world)
      client.etc('hosts', '127.0.0.1 localhost', `${at.uplink} ${serverName}`)
      await router.serve({ port: 80, does: 'http', status: 200 })
      return { client }
    },
  },
  {
    name: 'a hosts file that leads to this computer',
    truth: 'name-points-elsewhere',
    target: `http://${serverName}/`,
    tools: ['dnsmasq'],
    alsoTrue: ['server-not-listening'],
    neverCertain: ['name-points-elsewhere'],
    setUp: async (world) => {
      const { client } = await resolving([at.server], web)(world)
      client.etc('hosts', '127.0.0.1 localhost', `127.0.0.1 ${serverName}`)
      return { client }
    },
  },
  {
    name: 'another address than the one that was expected',
    truth: 'name-points-elsewhere',
    target: `http://${serverName}/`,
    options: ['--expect-ip', '198.51.100.7'],
    tools: ['dnsmasq'],
    setUp: resolving([at.server], web),
  },
  {
    name: 'another address than the one that was expected, and nobody there',
    truth: 'name-points-elsewhere',
    target: `http://${serverName}/`,
    options: ['--expect-ip', '198.51.100.7'],
    tools: ['dnsmasq'],
    setUp: resolving([at.server]),
  },
  {
    name: 'two resolvers that disagree, the first one stale',
    truth: 'name-points-elsewhere',
    target: `http://${serverName}/`,
    // The machine at the stale address is off, which is all that is certain to be seen.
    twins: ['no-machine-at-address', 'name-points-elsewhere'],
    setUp: async (world) => {
      const { client, router, server } = await internet(world)
      await router.serve(
        { does: 'dns', port: 53, address: at.router, answers: 'honest', names: { [serverName]: ['203.0.113.77'] } },
        { does: 'dns', port: 53, address: at.uplink, answers: 'honest', names: { [serverName]: [at.server] } },
      )
      client.etc('resolv.conf', `nameserver ${at.router}`, `nameserver ${at.uplink}`)
      await server.serve(web)
      return { client }
    },
  },
]

const namesThatWork: readonly LabCase[] = [
  {
    name: 'works: the address that was expected',
    truth: 'works',
    target: `http://${serverName}/`,
    options: ['--expect-ip', at.server],
    tools: ['dnsmasq'],
    setUp: resolving([at.server], web),
  },
  {
    name: 'works: answers that are complete over TCP only',
    truth: 'works',
    target: `http://${serverName}/`,
    setUp: asking('truncated'),
  },
  {
    name: 'works: a resolver that never answers for IPv6, and a system that does not ask for long',
    truth: 'works',
    target: `http://${serverName}/`,
    setUp: async (world) => {
      const stage = await asking('silent-about-ipv6')(world)
      stage.client.etc('resolv.conf', `nameserver ${at.router}`, 'options timeout:1 attempts:1')
      return stage
    },
  },
  {
    name: 'works: a dead first resolver and a good second one',
    truth: 'works',
    target: `http://${serverName}/`,
    tools: ['dnsmasq'],
    setUp: async (world) => {
      const { client } = await resolving([at.server], web)(world)
      client.etc('resolv.conf', `nameserver ${at.uplink}`, `nameserver ${at.router}`)
      return { client }
    },
  },
]

export const nameCases: readonly LabCase[] = [...resolverFaults, ...missingNames, ...otherPlaces, ...namesThatWork]
