// Proxies in the way, and proxies that are needed.
import type { LabCase, LabWorld, Stage } from '../lab-case.ts'
import { promptMs } from '../lab-case.ts'
import type { Service } from '../services.ts'
import { at, internet } from '../topologies.ts'
import { serving } from './stages.ts'

const web: Service = { port: 80, does: 'http', status: 200 }

/** A proxy on the router, beside a direct way that is open or not. */
function through(proxy: Service, { isDirectOpen }: { readonly isDirectOpen: boolean }): (world: LabWorld) => Promise<Stage> {
  return async (world) => {
    const { client, router, server } = await internet(world)
    if (!isDirectOpen) await router.firewall({ forward: ['reject with icmpx type admin-prohibited'] })
    await router.serve(proxy)
    await server.serve(web, { port: 8080, does: 'websocket' })
    return { client }
  }
}

const httpProxy = (status: number, headers: Readonly<Record<string, string>> = {}): Service => ({
  port: 3128,
  does: 'proxy',
  status,
  headers,
})
const named = { http_proxy: `http://${at.router}:3128` }

/** A proxy that opens the tunnel and then answers in the server's place, as those do that look into what passes. */
const breaking: readonly LabCase[] = (
  [
    ['takes the upgrade out of the request', { port: 9000, does: 'http', status: 426 }],
    ['answers the upgrade with a page of its own', { port: 9000, does: 'http', status: 403, body: 'Blocked by policy' }],
    ['ends the connection at the upgrade', { port: 9000, does: 'close-when-spoken-to' }],
  ] as const
).map(([words, inside]) => ({
  name: `a proxy that ${words}`,
  truth: 'proxy-breaks-websocket',
  target: `ws://${at.server}:8080/`,
  environment: named,
  withinMs: promptMs,
  setUp: async (world) => {
    const { client, router, server } = await internet(world)
    await router.serve(inside, { port: 3128, does: 'proxy', status: 200, leadsTo: 9000 })
    await server.serve({ port: 8080, does: 'websocket' })
    return { client }
  },
}))

export const proxyCases: readonly LabCase[] = [
  ...breaking,
  {
    name: 'a proxy that is set and does not run',
    truth: 'proxy-unreachable',
    target: `http://${at.server}/`,
    environment: { http_proxy: 'http://127.0.0.1:7890' },
    withinMs: promptMs,
    setUp: serving(web),
  },
  {
    name: 'a proxy that is set and does not answer',
    truth: 'proxy-unreachable',
    target: `http://${at.server}/`,
    environment: named,
    setUp: async (world) => {
      const { client, router, server } = await internet(world)
      await router.firewall({ input: ['tcp dport 3128 drop'] })
      await server.serve(web)
      return { client }
    },
  },
  {
    name: 'a proxy whose name does not exist',
    truth: 'proxy-unreachable',
    target: `http://${at.server}/`,
    options: ['--proxy', 'http://proxy.example.org:3128'],
    first: ['proxy-unreachable'],
    withinMs: promptMs,
    setUp: async (world) => {
      const { client, router, server } = await internet(world)
      await router.serve({ does: 'dns', port: 53, answers: 'honest' })
      client.etc('resolv.conf', `nameserver ${at.router}`)
      await server.serve(web)
      return { client }
    },
  },
  ...([['environment', named, []] as const, ['command line', {}, ['--proxy', `http://${at.router}:3128`]] as const] as const).map(
    ([place, environment, options]): LabCase => ({
      name: `a proxy of the ${place} that wants a password`,
      truth: 'proxy-authentication-required',
      target: `http://${at.server}/`,
      environment,
      options,
      withinMs: promptMs,
      setUp: through(httpProxy(407, { 'Proxy-Authenticate': 'Basic realm="company"' }), { isDirectOpen: true }),
    }),
  ),
  {
    name: 'a proxy that wants a password, and no other way',
    truth: 'proxy-authentication-required',
    target: `ws://${at.server}:8080/`,
    environment: named,
    setUp: through(httpProxy(407, { 'Proxy-Authenticate': 'Negotiate' }), { isDirectOpen: false }),
  },
  {
    name: 'a proxy that forbids the server',
    truth: 'proxy-refuses-target',
    target: `http://${at.server}/`,
    environment: named,
    withinMs: promptMs,
    setUp: through(httpProxy(403), { isDirectOpen: true }),
  },
  {
    name: 'a proxy that cannot reach the server',
    truth: 'proxy-refuses-target',
    target: `ws://${at.server}:8080/`,
    environment: named,
    neverCertain: ['proxy-refuses-target'],
    withinMs: promptMs,
    setUp: through(httpProxy(502), { isDirectOpen: true }),
  },
  {
    name: 'a SOCKS proxy that forbids the server',
    truth: 'proxy-refuses-target',
    target: `http://${at.server}/`,
    options: ['--proxy', `socks5://${at.router}:1080`],
    withinMs: promptMs,
    setUp: through({ port: 1080, does: 'socks', reply: 2 }, { isDirectOpen: true }),
  },
  {
    name: 'a network in which only the proxy leads out',
    truth: 'proxy-needed',
    target: `http://${at.server}/`,
    environment: named,
    setUp: through(httpProxy(200), { isDirectOpen: false }),
  },
  {
    name: 'a network in which only the proxy leads out, asked for a WebSocket',
    truth: 'proxy-needed',
    target: `ws://${at.server}:8080/`,
    environment: named,
    setUp: through(httpProxy(200), { isDirectOpen: false }),
  },
  {
    name: 'a network in which only a SOCKS proxy leads out',
    truth: 'proxy-needed',
    target: `http://${at.server}/`,
    options: ['--proxy', `socks5://${at.router}:1080`],
    setUp: through({ port: 1080, does: 'socks', reply: 0 }, { isDirectOpen: false }),
  },
  {
    name: 'works: with and without the proxy',
    truth: 'works',
    target: `http://${at.server}/`,
    environment: named,
    setUp: through(httpProxy(200), { isDirectOpen: true }),
  },
  {
    name: 'works: the proxy is not for this server',
    truth: 'works',
    target: `http://${at.server}/`,
    environment: { http_proxy: 'http://127.0.0.1:7890', no_proxy: '203.0.113.0/24,localhost' },
    setUp: serving(web),
  },
]
