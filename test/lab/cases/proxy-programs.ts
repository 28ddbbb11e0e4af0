// Real proxy programs in the way of a real page and a real WebSocket: open, with a login, with rules, inside TLS.
import type { LabCase, LabWorld, Stage } from '../lab-case.ts'
import { promptMs } from '../lab-case.ts'
import { serverName } from '../certificates.ts'
import type { Namespace } from '../namespaces.ts'
import { proxyLogin, startDante, startMicrosocks, startSquid, startStunnel, startTinyproxy } from '../real-proxies.ts'
import type { Service } from '../services.ts'
import { at, internet } from '../topologies.ts'

const page = `http://${at.server}/`
const chat = `ws://${at.server}:8080/chat`
const services: readonly Service[] = [
  { port: 80, does: 'http', status: 200 },
  { port: 8080, does: 'websocket' },
]

/** A proxy on the router; the direct way beside it is open unless only the proxy leads out. */
function on(
  start: (world: LabWorld, router: Namespace) => Promise<void>,
  { isOnlyWay = false }: { readonly isOnlyWay?: boolean } = {},
): (world: LabWorld) => Promise<Stage> {
  return async (world) => {
    const { client, router, server } = await internet(world)
    if (isOnlyWay) await router.firewall({ forward: ['reject with icmpx type admin-prohibited'] })
    await Promise.all([start(world, router), server.serve(...services)])
    // For the proxy inside TLS, whose certificate bears this name.
    client.etc('hosts', '127.0.0.1 localhost', `${at.router} ${serverName}`)
    return { client }
  }
}

const login = `${proxyLogin.username}:${proxyLogin.password}`
const http = { http_proxy: `http://${at.router}:3128` }
const httpWith = (userAndPassword: string) => ({ http_proxy: `http://${userAndPassword}@${at.router}:3128` })
const socks = { all_proxy: `socks5://${at.router}:1080` }
const socksWith = (userAndPassword: string) => ({ all_proxy: `socks5://${userAndPassword}@${at.router}:1080` })

/** As Debian configures it: tunnels to port 443 alone. */
const usualRules = ['acl tls_ports port 443', 'acl CONNECT method CONNECT', 'http_access deny CONNECT !tls_ports', 'http_access allow all']
const openRules = ['http_access allow all']

const squid: readonly LabCase[] = (
  [
    ['works: Squid with its usual rules, asked for a page', 'works', page, http, { rules: usualRules }, {}],
    ['works: Squid without rules, asked for a WebSocket', 'works', chat, http, { rules: openRules }, {}],
    ['Squid with its usual rules, asked for a WebSocket', 'proxy-refuses-target', chat, http, { rules: usualRules }, {}],
    [
      'Squid that forbids this server',
      'proxy-refuses-target',
      page,
      http,
      { rules: [`acl it dst ${at.server}`, 'http_access deny it', 'http_access allow all'] },
      {},
    ],
    [
      'Squid that wants a login, asked for a page',
      'proxy-authentication-required',
      page,
      http,
      { rules: ['http_access allow known'], wantsLogin: true },
      {},
    ],
    [
      'Squid that wants a login, asked for a WebSocket',
      'proxy-authentication-required',
      chat,
      http,
      { rules: ['http_access allow known'], wantsLogin: true },
      {},
    ],
    [
      'Squid that is given a wrong password',
      'proxy-authentication-required',
      page,
      httpWith('someone:wrong'),
      { rules: ['http_access allow known'], wantsLogin: true },
      {},
    ],
    ['works: Squid that is given its login', 'works', page, httpWith(login), { rules: ['http_access allow known'], wantsLogin: true }, {}],
    ['Squid as the only way out', 'proxy-needed', page, http, { rules: usualRules }, { isOnlyWay: true }],
  ] as const
).map(([name, truth, target, environment, setting, way]) => ({
  name,
  truth,
  target,
  environment,
  tools: ['squid'],
  ...(truth === 'proxy-needed' ? {} : { withinMs: promptMs }),
  setUp: on((world, router) => startSquid(world, router, setting), way),
}))

const tinyproxy: readonly LabCase[] = (
  [
    ['works: tinyproxy, asked for a page', 'works', page, http, [], {}],
    ['works: tinyproxy, asked for a WebSocket', 'works', chat, http, [], {}],
    [
      'tinyproxy that wants a login',
      'proxy-authentication-required',
      page,
      http,
      [`BasicAuth ${proxyLogin.username} ${proxyLogin.password}`],
      {},
    ],
    ['tinyproxy that opens no tunnel to this port', 'proxy-refuses-target', chat, http, ['ConnectPort 443'], {}],
    ['tinyproxy as the only way out, asked for a WebSocket', 'proxy-needed', chat, http, [], { isOnlyWay: true }],
  ] as const
).map(([name, truth, target, environment, settings, way]) => ({
  name,
  truth,
  target,
  environment,
  tools: ['tinyproxy'],
  setUp: on((world, router) => startTinyproxy(world, router, 3128, ...settings), way),
}))

const socksProxies: readonly LabCase[] = [
  ...(
    [
      ['works: microsocks, asked for a page', 'works', page, socks, {}, {}],
      ['works: microsocks, asked for a WebSocket', 'works', chat, socks, {}, {}],
      ['microsocks that wants a login', 'proxy-authentication-required', page, socks, { wantsLogin: true }, {}],
      [
        'microsocks that is given a wrong password',
        'proxy-authentication-required',
        chat,
        socksWith('someone:wrong'),
        { wantsLogin: true },
        {},
      ],
      ['works: microsocks that is given its login', 'works', page, socksWith(login), { wantsLogin: true }, {}],
      ['microsocks as the only way out', 'proxy-needed', page, socks, {}, { isOnlyWay: true }],
    ] as const
  ).map(([name, truth, target, environment, setting, way]): LabCase => ({
    name,
    truth,
    target,
    environment,
    tools: ['microsocks'],
    setUp: on((_world, router) => startMicrosocks(router, setting), way),
  })),
  {
    name: 'Dante that forbids this server',
    truth: 'proxy-refuses-target',
    target: page,
    environment: socks,
    tools: ['dante'],
    setUp: on((world, router) =>
      startDante(world, router, [`socks block { from: 0.0.0.0/0 to: ${at.server}/32 }`, 'socks pass { from: 0.0.0.0/0 to: 0.0.0.0/0 }']),
    ),
  },
  {
    name: 'works: Dante with SOCKS 4',
    truth: 'works',
    target: page,
    environment: { all_proxy: `socks4://${at.router}:1080` },
    tools: ['dante'],
    setUp: on((world, router) => startDante(world, router, ['socks pass { from: 0.0.0.0/0 to: 0.0.0.0/0 }'])),
  },
]

const insideTls: readonly LabCase[] = (
  [
    ['works: a proxy inside TLS, asked for a page', 'works', page, 'good', {}],
    ['works: a proxy inside TLS, asked for a WebSocket', 'works', chat, 'good', {}],
    ['a proxy inside TLS as the only way out', 'proxy-needed', page, 'good', { isOnlyWay: true }],
  ] as const
).map(([name, truth, target, certificate, way]) => ({
  name,
  truth,
  target,
  environment: { http_proxy: `https://${serverName}:3129` },
  tools: ['tinyproxy', 'stunnel'],
  setUp: on(async (world, router) => {
    await startTinyproxy(world, router, 3128)
    await startStunnel(world, router, { port: 3129, leadsTo: 3128, ...world.certificates.identity(certificate) })
  }, way),
}))

export const proxyProgramCases: readonly LabCase[] = [...squid, ...tinyproxy, ...socksProxies, ...insideTls]
