// What works must be called working, however slow, lossy or one-sided it is.
import type { LabCase } from '../lab-case.ts'
import type { Service } from '../services.ts'
import { serverName } from '../certificates.ts'
import { at, distant, internet } from '../topologies.ts'
import { startRedis, startSshd } from '../real-servers.ts'
import { nginxTls, resolving, serving, servingNginx, servingTls } from './stages.ts'

const web: Service = { port: 80, does: 'http', status: 200 }
const ws: Service = { port: 8080, does: 'websocket' }
const both = [at.server6, at.server] as const

/** A name with both families of which one has a fault in the server's firewall. */
function halfWell(rule: string): LabCase['setUp'] {
  return async (world) => {
    const stage = await resolving(both, web)(world)
    await stage.server.firewall({ input: [rule] })
    return stage
  }
}

const everyScheme: readonly LabCase[] = [
  { name: 'works: http', truth: 'works', target: `http://${at.server}/`, setUp: serving(web) },
  { name: 'works: http over IPv6', truth: 'works', target: `http://[${at.server6}]/`, setUp: serving(web) },
  { name: 'works: ws', truth: 'works', target: `ws://${at.server}:8080/chat`, setUp: serving(ws) },
  { name: 'works: ws over IPv6', truth: 'works', target: `ws://[${at.server6}]:8080/`, setUp: serving(ws) },
  {
    name: 'works: tcp to a server that speaks first',
    truth: 'works',
    target: `tcp://${at.server}:25`,
    setUp: serving({ port: 25, does: 'greet', text: '220 mail ESMTP\r\n' }),
  },
  {
    name: 'works: tcp to a server that waits',
    truth: 'works',
    target: `tcp://${at.server}:9000`,
    setUp: serving({ port: 9000, does: 'silent' }),
  },
  { name: 'works: wss', truth: 'works', target: `wss://${serverName}/`, setUp: servingTls('good', { port: 443, does: 'websocket' }) },
  {
    name: 'works: https',
    truth: 'works',
    target: `https://${serverName}/`,
    setUp: servingTls('good', { port: 443, does: 'http', status: 200 }),
  },
  {
    name: 'works: https with the intermediate that it needs',
    truth: 'works',
    target: `https://${serverName}/`,
    setUp: servingTls('full-chain', { port: 443, does: 'http', status: 200 }),
  },
  {
    name: 'works: a page that leads elsewhere',
    truth: 'works',
    target: `http://${at.server}/`,
    setUp: serving({ port: 80, does: 'http', status: 301, headers: { Location: `https://${serverName}/` } }),
  },
  {
    name: 'works: https by nginx',
    truth: 'works',
    target: `https://${serverName}/`,
    tools: ['nginx'],
    setUp: servingNginx([443], (world) => [`listen 443 ssl; ${nginxTls(world)} return 200 ok;`]),
  },
  {
    name: 'works: wss through nginx',
    truth: 'works',
    target: `wss://${serverName}/`,
    tools: ['nginx'],
    setUp: servingNginx(
      [443],
      (world) => [
        `listen 443 ssl; ${nginxTls(world)} location / { proxy_pass http://127.0.0.1:9000; proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade"; }`,
      ],
      { port: 9000, does: 'websocket' },
    ),
  },
  {
    name: 'works: tcp to OpenSSH',
    truth: 'works',
    target: `tcp://${at.server}:22`,
    tools: ['openssh'],
    setUp: async (world) => {
      const { client, server } = await internet(world)
      await startSshd(world, server, 22)
      return { client }
    },
  },
  {
    name: 'works: tcp to Redis',
    truth: 'works',
    target: `tcp://${at.server}:6379`,
    tools: ['redis'],
    setUp: async (world) => {
      const { client, server } = await internet(world)
      await startRedis(world, server, 6379)
      return { client }
    },
  },
  {
    name: 'works: localhost, with a program that listens on IPv4 alone',
    truth: 'works',
    target: 'ws://localhost:8080/',
    setUp: async (world) => {
      const { client } = await internet(world)
      await client.serve({ port: 8080, address: '127.0.0.1', does: 'websocket' })
      return { client }
    },
  },
]

const twoFamilies: readonly LabCase[] = [
  {
    name: 'works: a name with both families',
    truth: 'works',
    target: `http://${serverName}/`,
    tools: ['dnsmasq'],
    setUp: resolving(both, web),
  },
  {
    name: 'works: IPv6 refused, IPv4 well',
    truth: 'works',
    target: `http://${serverName}/`,
    tools: ['dnsmasq'],
    setUp: halfWell('meta nfproto ipv6 tcp dport 80 reject with tcp reset'),
  },
  {
    name: 'works: IPv4 dropped, IPv6 well',
    truth: 'works',
    target: `http://${serverName}/`,
    tools: ['dnsmasq'],
    setUp: halfWell('meta nfproto ipv4 tcp dport 80 drop'),
  },
  {
    name: 'works: a name with both families on a computer without IPv6',
    truth: 'works',
    target: `http://${serverName}/`,
    tools: ['dnsmasq'],
    setUp: async (world) => {
      const stage = await resolving(both, web)(world)
      await stage.client.ip(`addr del ${at.client6}/64 dev eth0`)
      return stage
    },
  },
]

/** The address works over IPv4; that IPv6 leads nowhere is said beside it. */
const brokenIpv6: readonly LabCase[] = (
  [
    ['the server drops it', 'server', 'input', 'meta nfproto ipv6 tcp dport 80 drop'],
    ['the router loses it', 'router', 'forward', 'meta nfproto ipv6 drop'],
    ['the router says that there is no way', 'router', 'forward', 'meta nfproto ipv6 reject with icmpv6 type no-route'],
  ] as const
).map(([words, place, hook, rule]) => ({
  name: `IPv4 is well, IPv6 leads nowhere: ${words}`,
  truth: 'ipv6-broken',
  target: `http://${serverName}/`,
  tools: ['dnsmasq'],
  worksAnyway: true,
  neverCertain: ['ipv6-broken'],
  setUp: async (world) => {
    const stage = await resolving(both, web)(world)
    await stage[place].firewall({ [hook]: [rule] })
    return stage
  },
}))

/** Mixed fates of the two families: what a program meets first differs, what is wrong is both. */
const mixedFates: readonly LabCase[] = [
  {
    name: 'IPv6 dropped and IPv4 refused',
    truth: 'server-not-listening',
    target: `http://${serverName}/`,
    tools: ['dnsmasq'],
    first: ['server-not-listening', 'firewall-drops', 'firewall-rejects'],
    neverCertain: ['server-not-listening', 'firewall-drops', 'firewall-rejects'],
    setUp: async (world) => {
      const stage = await resolving(both)(world)
      await stage.server.firewall({ input: ['meta nfproto ipv6 tcp dport 80 drop'] })
      return stage
    },
  },
]

const poorLines: readonly LabCase[] = [
  ...[50, 200].map((delayMs): LabCase => ({
    name: `works: ws over a line of ${2 * delayMs} ms`,
    truth: 'works',
    target: `ws://${at.server}:8080/`,
    tools: ['python3'],
    // Two round trips, and what a program needs to start.
    withinMs: 4 * delayMs * 1.3 + 1000,
    setUp: async (world) => {
      const { client, server } = await distant(world, { delayMs })
      await server.serve(ws)
      return { client }
    },
  })),
  {
    name: 'works: http over a slow line that loses one packet in twenty',
    truth: 'works',
    target: `http://${at.server}/`,
    tools: ['python3'],
    setUp: async (world) => {
      const { client, server } = await distant(world, { delayMs: 20, lossPercent: 5 })
      await server.serve(web)
      return { client }
    },
  },
  {
    name: 'works: a firewall that loses one packet in five',
    truth: 'works',
    target: `ws://${at.server}:8080/`,
    setUp: async (world) => {
      const { client, router, server } = await internet(world)
      await router.firewall({ forward: ['numgen random mod 100 < 20 drop'] })
      await server.serve(ws)
      return { client }
    },
  },
  {
    name: 'works: a server that limits how fast one may knock',
    truth: 'works',
    target: `ws://${at.server}:8080/`,
    setUp: async (world) => {
      const { client, server } = await internet(world)
      // The first SYN of every second is over the limit; its repetition is not.
      await server.nft(
        'add table inet lab',
        'add set inet lab knocked { type ipv4_addr . inet_service; flags timeout; timeout 10s; }',
        'add chain inet lab input { type filter hook input priority 0; policy accept; }',
        'add rule inet lab input tcp flags & (syn|ack) == syn ip saddr . tcp sport @knocked accept',
        'add rule inet lab input tcp flags & (syn|ack) == syn add @knocked { ip saddr . tcp sport } drop',
      )
      await server.serve(ws)
      return { client }
    },
  },
]

export const healthyCases: readonly LabCase[] = [...poorLines, ...brokenIpv6, ...twoFamilies, ...mixedFates, ...everyScheme]
