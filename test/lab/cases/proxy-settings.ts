// What the settings say: lists of exceptions, leftovers, and automatic scripts, good and bad.
import type { LabCase } from '../lab-case.ts'
import { promptMs } from '../lab-case.ts'
import { serverName } from '../certificates.ts'
import type { Service } from '../services.ts'
import { at, internet } from '../topologies.ts'
import { knowByHosts } from './stages.ts'

const page = `http://${at.server}/`
const chat = `ws://${at.server}:8080/chat`
const dead = 'http://127.0.0.1:7890'
const services: readonly Service[] = [
  { port: 80, does: 'http', status: 200 },
  { port: 8080, does: 'websocket' },
]

/** A dead proxy, and exceptions that hold for the address or do not. */
const exceptions: readonly LabCase[] = (
  [
    ['the very address', page, at.server, true],
    ['a network', page, '203.0.113.0/24', true],
    ['another network', page, '198.51.100.0/24', false],
    ['the address with this port', page, `${at.server}:80`, true],
    ['the address with another port', page, `${at.server}:8080`, false],
    ['everything', page, '*', true],
    ['a domain with a leading dot', `http://${serverName}/`, `.${serverName.split('.').slice(1).join('.')}`, true],
    ['a domain with a star', `http://${serverName}/`, `*.${serverName.split('.').slice(1).join('.')}`, true],
    ['another domain', `http://${serverName}/`, '*.local,.example.net', false],
    ['an IPv6 network', `http://[${at.server6}]/`, '2001:db8:113::/48', true],
    ['another IPv6 address', `http://[${at.server6}]/`, '2001:db8::1', false],
  ] as const
).map(([words, target, noProxy, holds]) => ({
  name: `${holds ? 'works: ' : ''}a dead proxy ${holds ? 'that is not for' : 'whose exceptions are'} ${words}`,
  truth: holds ? 'works' : 'proxy-unreachable',
  target,
  environment: { http_proxy: dead, NO_PROXY: noProxy },
  withinMs: promptMs,
  setUp: async (world) => {
    const { client, server } = await internet(world)
    knowByHosts(client, at.server)
    await server.serve(...services)
    return { client }
  },
}))

const leftovers: readonly LabCase[] = (
  [
    ['a SOCKS proxy', { all_proxy: 'socks5://127.0.0.1:7891' }, chat],
    ['a proxy for everything, in capitals', { ALL_PROXY: dead }, page],
    ['a proxy that a better setting overrules', { http_proxy: dead, all_proxy: `http://${at.router}:3128` }, chat],
  ] as const
).map(([words, environment, target]) => ({
  name: `a leftover of proxy software: ${words}`,
  truth: 'proxy-unreachable',
  target,
  environment,
  withinMs: promptMs,
  setUp: async (world) => {
    const { client, router, server } = await internet(world)
    await router.serve({ port: 3128, does: 'proxy', status: 200 })
    await server.serve(...services)
    return { client }
  },
}))

const script = (body: string): string => `function FindProxyForURL(url, host) { ${body} }`
const good = `PROXY ${at.router}:3128`
const gone = `PROXY ${at.router}:3999`

/** What a script says, and what follows; the script's server and a good proxy are on the router. */
const scripts: readonly LabCase[] = (
  [
    ['works: a script that says DIRECT', 'works', page, script('return "DIRECT"'), {}],
    ['works: a script that names a proxy', 'works', page, script(`return "${good}"`), {}],
    [
      'works: a script that names a proxy for WebSockets',
      'works',
      chat,
      script(`return url.substring(0, 3) == "ws:" ? "${good}" : "DIRECT"`),
      {},
    ],
    ['works: a script that names a dead proxy, a good one and DIRECT', 'works', page, script(`return "${gone}; ${good}; DIRECT"`), {}],
    ['works: a script that names a dead proxy and DIRECT', 'works', page, script(`return "${gone}; DIRECT"`), {}],
    [
      'works: a script that knows the network of the server',
      'works',
      page,
      script('return isInNet(host, "203.0.113.0", "255.255.255.0") ? "DIRECT" : "PROXY 127.0.0.1:1"'),
      {},
    ],
    ['works: a script of nearly a megabyte', 'works', page, script('return "DIRECT"'), { padding: 1_000_000 }],
    [
      'works: a script that starts jobs without end',
      'works',
      page,
      script('(function again() { Promise.resolve().then(again) })(); return "DIRECT"'),
      {},
    ],
    ['a script that names a dead proxy alone', 'proxy-unreachable', page, script(`return "${gone}"`), {}],
    ['a script that names the only way out', 'proxy-needed', page, script(`return "${good}; DIRECT"`), { isOnlyWay: true }],
    ['a script that is written wrongly', 'pac-broken', page, 'function FindProxyForURL(url, host) { return "DIRECT"', {}],
    ['a script without its function', 'pac-broken', page, 'var proxy = "DIRECT"', {}],
    ['a script that breaks off', 'pac-broken', page, script('throw new Error("no")'), {}],
    ['a script that calls what is not there', 'pac-broken', chat, script('return lookUp(host)'), {}],
    ['a script that never ends', 'pac-broken', page, script('for (;;) {}'), {}],
    [
      'a script with an endless pattern',
      'pac-broken',
      page,
      script('return /^(a+)+$/.test("a".repeat(40) + "b") ? "DIRECT" : "DIRECT"'),
      {},
    ],
    ['a script that wants 200 megabytes', 'pac-broken', page, script('return "x".repeat(200e6)'), {}],
    ['a script that says nonsense', 'pac-broken', page, script('return "GO AWAY"'), {}],
    ['a script that says nothing', 'pac-broken', page, script(''), {}],
    ['a page in place of a script', 'pac-broken', page, '<html><body>Sign in</body></html>', {}],
  ] as const
).map(([name, truth, target, text, way]) => ({
  name,
  truth,
  target,
  options: ['--proxy', `http://${at.router}:8000/proxy.pac`],
  ...(truth === 'proxy-needed' ? {} : { withinMs: promptMs }),
  setUp: async (world) => {
    const { client, router, server } = await internet(world)
    if ('isOnlyWay' in way) await router.firewall({ forward: ['reject with icmpx type admin-prohibited'] })
    await router.serve(
      { port: 8000, does: 'http', status: 200, body: text, padding: 'padding' in way ? way.padding : 0 },
      { port: 3128, does: 'proxy', status: 200 },
    )
    await server.serve(...services)
    return { client }
  },
}))

const unavailableScripts: readonly LabCase[] = (
  [
    ['a script whose server is not there', {}, `http://${at.router}:8001/proxy.pac`, {}],
    ['a script that its server does not have', { port: 8000, does: 'http', status: 404 }, `http://${at.router}:8000/proxy.pac`, {}],
    ['a script whose server says nothing', { port: 8000, does: 'silent' }, `http://${at.router}:8000/proxy.pac`, {}],
    ['a script of the environment whose server is not there', {}, undefined, { auto_proxy: `http://${at.router}:8001/wpad.dat` }],
  ] as const
).map(([name, service, url, environment]) => ({
  name,
  truth: 'pac-broken',
  target: page,
  environment,
  ...(url === undefined ? {} : { options: ['--proxy', url] }),
  setUp: async (world) => {
    const { client, router, server } = await internet(world)
    if ('does' in service) await router.serve(service)
    await server.serve(...services)
    return { client }
  },
}))

export const proxySettingCases: readonly LabCase[] = [...exceptions, ...leftovers, ...scripts, ...unavailableScripts]
