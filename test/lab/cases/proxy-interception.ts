// What stands in the way without being set: transparent proxies and TUN devices; and proxies that are set and do not behave like any.
import type { LabCase, LabWorld, Stage } from '../lab-case.ts'
import { promptMs } from '../lab-case.ts'
import { serverName } from '../certificates.ts'
import { startSquid, startTinyproxy } from '../real-proxies.ts'
import type { Manners, Service } from '../services.ts'
import { at, distant, internet } from '../topologies.ts'

const page = `http://${at.server}/`
const chat = `ws://${at.server}:8080/chat`
const http = { http_proxy: `http://${at.router}:3128` }
const socks = { all_proxy: `socks5://${at.router}:1080` }
const services: readonly Service[] = [
  { port: 80, does: 'http', status: 200 },
  { port: 8080, does: 'websocket' },
]

/** A line that costs nothing: only the device matters here. */
const shortestDelayMs = 1

/** As the software does that takes over the default route: a TUN device, and behind it one program that answers for every address and port. */
function behindTun(manners: Manners, madeUpAddress?: string): (world: LabWorld) => Promise<Stage> {
  return async (world) => {
    const { client, server: software } = await distant(world, { delayMs: shortestDelayMs })
    await software.firewall({ redirect: ['iifname line0 meta l4proto tcp redirect to :9999'] })
    await software.serve({ ...manners, port: 9999 })
    if (madeUpAddress !== undefined) client.etc('hosts', '127.0.0.1 localhost', `${madeUpAddress} ${serverName}`)
    return { client }
  }
}

const tunDevices: readonly LabCase[] = (
  [
    ['accepts every connection and says nothing', 'traffic-intercepted', chat, { does: 'silent' }, undefined],
    ['accepts every connection and ends it', 'traffic-intercepted', page, { does: 'close' }, undefined],
    ['accepts every connection and resets it', 'traffic-intercepted', chat, { does: 'reset-when-spoken-to' }, undefined],
    ['makes up an address and ends what comes', 'traffic-intercepted', `ws://${serverName}/`, { does: 'close' }, '198.18.0.7'],
    ['gives WebSockets on', 'works', chat, { does: 'websocket' }, undefined],
  ] as const
).map(([words, truth, target, manners, madeUpAddress]) => ({
  name: `${truth === 'works' ? 'works: ' : ''}a TUN device that ${words}`,
  truth,
  target,
  tools: ['python3'],
  setUp: behindTun(manners, madeUpAddress),
}))

const transparent: readonly LabCase[] = [
  {
    name: 'a TUN device that makes up an address and gives everything on',
    truth: 'traffic-intercepted',
    worksAnyway: true,
    target: `http://${serverName}/`,
    tools: ['python3'],
    setUp: behindTun({ does: 'http', status: 200 }, '198.18.0.7'),
  },
  ...(
    [
      ['that forbids the server', 'traffic-intercepted', [`acl it dst ${at.server}`, 'http_access deny it']],
      ['that gives everything on', 'works', []],
    ] as const
  ).map(([words, truth, rules]): LabCase => ({
    name: `${truth === 'works' ? 'works: ' : ''}Squid as a transparent proxy ${words}`,
    truth,
    target: page,
    tools: ['squid'],
    setUp: async (world) => {
      const { client, router, server } = await internet(world)
      await router.firewall({ redirect: ['iifname lan tcp dport 80 redirect to :3129'] })
      await Promise.all([
        startSquid(world, router, { rules: [...rules, 'http_access allow all'], interceptsAt: 3129 }),
        server.serve(...services),
      ])
      return { client }
    },
  })),
  {
    name: 'Squid in front of the server, which forbids it',
    truth: 'http-error',
    // From here the same as a Squid on the way that takes in this one port alone.
    twins: ['traffic-intercepted'],
    target: page,
    tools: ['squid'],
    setUp: async (world) => {
      const { client, server } = await internet(world)
      await server.firewall({ redirect: ['iifname eth0 tcp dport 80 redirect to :3129'] })
      await startSquid(world, server, { rules: ['http_access deny all'], interceptsAt: 3129 })
      return { client }
    },
  },
  {
    name: 'Squid as a transparent proxy, asked for a WebSocket',
    truth: 'traffic-intercepted',
    target: `ws://${at.server}/chat`,
    tools: ['squid'],
    setUp: async (world) => {
      const { client, router, server } = await internet(world)
      await router.firewall({ redirect: ['iifname lan tcp dport 80 redirect to :3129'] })
      await Promise.all([
        startSquid(world, router, { rules: ['http_access allow all'], interceptsAt: 3129 }),
        server.serve({ port: 80, does: 'websocket' }),
      ])
      return { client }
    },
  },
  {
    name: 'a transparent proxy for one port that resets what it does not like',
    truth: 'traffic-intercepted',
    target: chat,
    setUp: async (world) => {
      const { client, router, server } = await internet(world)
      await router.firewall({ redirect: ['iifname lan tcp dport 8080 redirect to :9999'] })
      await Promise.all([router.serve({ port: 9999, does: 'reset-when-spoken-to' }), server.serve(...services)])
      return { client }
    },
  },
  {
    name: 'works: a transparent proxy for one port, and the address asked at another',
    truth: 'works',
    target: chat,
    setUp: async (world) => {
      const { client, router, server } = await internet(world)
      await router.firewall({ redirect: ['iifname lan tcp dport 80 redirect to :9999'] })
      await Promise.all([router.serve({ port: 9999, does: 'close' }), server.serve(...services)])
      return { client }
    },
  },
]

/** What listens where the setting points, and is no proxy, or none of this kind. */
const misbehaving: readonly LabCase[] = (
  [
    ['HTTP proxy that is an SSH server', chat, http, { port: 3128, does: 'greet', text: 'SSH-2.0-OpenSSH_9.2p1\r\n' }],
    ['HTTP proxy that ends every connection', chat, http, { port: 3128, does: 'close-when-spoken-to' }],
    ['HTTP proxy that resets every connection', page, http, { port: 3128, does: 'reset-when-spoken-to' }],
    ['HTTP proxy that repeats what it is told', chat, http, { port: 3128, does: 'echo' }],
    ['HTTP proxy that is a SOCKS proxy', chat, http, { port: 3128, does: 'socks', reply: 0 }],
    [
      'HTTP proxy that sends elsewhere',
      chat,
      http,
      { port: 3128, does: 'proxy', status: 301, headers: { Location: `http://${at.router}/` } },
    ],
    ['HTTP proxy that is not able just now', chat, http, { port: 3128, does: 'proxy', status: 503 }],
    ['HTTP proxy that waits too long', chat, http, { port: 3128, does: 'proxy', status: 504 }],
    ['SOCKS proxy that is an HTTP proxy', page, socks, { port: 1080, does: 'proxy', status: 200 }],
    ['SOCKS proxy that is an SSH server', page, socks, { port: 1080, does: 'greet', text: 'SSH-2.0-OpenSSH_9.2p1\r\n' }],
    ['SOCKS proxy that ends every connection', chat, socks, { port: 1080, does: 'close-when-spoken-to' }],
    ['SOCKS proxy that fails', page, socks, { port: 1080, does: 'socks', reply: 1 }],
    ['SOCKS proxy that finds no network', page, socks, { port: 1080, does: 'socks', reply: 3 }],
    ['SOCKS proxy that finds no host', chat, socks, { port: 1080, does: 'socks', reply: 4 }],
    ['SOCKS proxy whose call is refused', chat, socks, { port: 1080, does: 'socks', reply: 5 }],
    ['SOCKS proxy whose packets expire', page, socks, { port: 1080, does: 'socks', reply: 6 }],
    ['SOCKS proxy that does not know the command', page, socks, { port: 1080, does: 'socks', reply: 7 }],
    ['SOCKS proxy that does not know this kind of address', chat, socks, { port: 1080, does: 'socks', reply: 8 }],
    ['SOCKS proxy that answers with a number nobody has defined', page, socks, { port: 1080, does: 'socks', reply: 99 }],
  ] as const
).map(([words, target, environment, service]) => ({
  name: `a ${words}`,
  truth: 'proxy-refuses-target',
  target,
  environment,
  // Only a rule of the proxy's own can be proved from here, and none of these has said that it has one.
  neverCertain: ['proxy-refuses-target'],
  withinMs: promptMs,
  setUp: async (world) => {
    const { client, router, server } = await internet(world)
    await Promise.all([router.serve(service), server.serve(...services)])
    return { client }
  },
}))

const elsewhere: readonly LabCase[] = [
  {
    name: 'works: a proxy that is reached over IPv6',
    truth: 'works',
    target: page,
    environment: { http_proxy: `http://[${at.router6}]:3128` },
    setUp: async (world) => {
      const { client, router, server } = await internet(world)
      await Promise.all([router.serve({ port: 3128, does: 'proxy', status: 200 }), server.serve(...services)])
      return { client }
    },
  },
  {
    name: 'a proxy inside TLS that is none',
    truth: 'proxy-refuses-target',
    target: chat,
    environment: { http_proxy: `https://${serverName}:3128` },
    tools: ['tinyproxy'],
    neverCertain: ['proxy-refuses-target'],
    setUp: async (world) => {
      const { client, router, server } = await internet(world)
      client.etc('hosts', '127.0.0.1 localhost', `${at.router} ${serverName}`)
      await Promise.all([startTinyproxy(world, router, 3128), server.serve(...services)])
      return { client }
    },
  },
]

export const proxyInterceptionCases: readonly LabCase[] = [...tunDevices, ...transparent, ...misbehaving, ...elsewhere]
