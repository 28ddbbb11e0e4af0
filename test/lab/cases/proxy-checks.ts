// The question itself, "is a proxy in the way?", as `check-proxy` answers it: places that agree, disagree, or say nothing.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LabCase, LabWorld } from '../lab-case.ts'
import type { Namespace } from '../namespaces.ts'
import { proxyLogin, startMicrosocks, startSquid } from '../real-proxies.ts'
import { startDnsmasq } from '../real-servers.ts'
import type { Service } from '../services.ts'
import { at, internet } from '../topologies.ts'

const page = `http://${at.server}/`
const chat = `ws://${at.server}:8080/chat`
const services: readonly Service[] = [
  { port: 80, does: 'http', status: 200 },
  { port: 8080, does: 'websocket' },
]

const good = `http://${at.router}:3128`
const leftover = 'http://127.0.0.1:7890'
const openProxy: Service = { port: 3128, does: 'proxy', status: 200 }

/** What KDE keeps in kioslaverc; the session must be KDE's for it to count. */
const kdeSession = { XDG_CURRENT_DESKTOP: 'KDE' }
const kdeProxy = (proxy: string, more = ''): string => `[Proxy Settings]\nProxyType=1\nhttpProxy=${proxy}\n${more}`
const kdeDetection = '[Proxy Settings]\nProxyType=3\n'
const kdeScript = (url: string): string => `[Proxy Settings]\nProxyType=2\nProxy Config Script=${url}\n`

/** What the router's port 80, which the name `wpad` leads to, gives to everybody. */
const wpadServing = (body: string): Service => ({ port: 80, does: 'http', status: 200, body })
const detection = { target: page, environment: kdeSession, kde: kdeDetection, tools: ['dnsmasq'], knowsWpad: true } as const

interface Question extends Pick<
  LabCase,
  'name' | 'truth' | 'target' | 'proxyAnswer' | 'environment' | 'options' | 'tools' | 'twins' | 'first' | 'withinMs'
> {
  /** The text of kioslaverc. */
  readonly kde?: string
  readonly onRouter?: readonly Service[]
  readonly onServer?: readonly Service[]
  /** Only what the router itself sends gets out. */
  readonly isOnlyWay?: boolean
  /** Whether the network's DNS knows the name `wpad`; without this nobody answers for names. */
  readonly knowsWpad?: boolean
  readonly starts?: (world: LabWorld, router: Namespace) => Promise<void>
}

const questions: readonly Question[] = [
  { name: 'no proxy anywhere, and a server that answers', truth: 'works', target: chat, proxyAnswer: 'no' },
  {
    name: 'no proxy anywhere, and nobody at the port',
    truth: 'server-not-listening',
    twins: ['firewall-rejects'],
    target: chat,
    proxyAnswer: 'no',
    onServer: [],
  },
  {
    name: 'a proxy of the environment that gives everything on',
    truth: 'works',
    target: page,
    proxyAnswer: 'no',
    environment: { http_proxy: good },
    onRouter: [openProxy],
  },
  {
    name: 'a leftover in the environment',
    truth: 'proxy-unreachable',
    target: page,
    proxyAnswer: 'yes',
    environment: { http_proxy: leftover },
  },
  {
    name: 'a leftover in the environment, and nobody at the port either',
    truth: 'proxy-unreachable',
    target: chat,
    proxyAnswer: 'yes',
    environment: { all_proxy: leftover },
    onServer: [],
  },
  {
    name: 'a leftover in the desktop, and nothing in the environment',
    truth: 'proxy-unreachable',
    target: page,
    proxyAnswer: 'yes',
    environment: kdeSession,
    kde: kdeProxy(leftover),
  },
  {
    name: 'a leftover in the desktop, and a good proxy in the environment',
    truth: 'proxy-unreachable',
    target: page,
    proxyAnswer: 'yes',
    environment: { ...kdeSession, http_proxy: good },
    kde: kdeProxy(leftover),
    onRouter: [openProxy],
  },
  {
    name: 'a good proxy in the desktop, and a leftover in the environment',
    truth: 'proxy-unreachable',
    target: page,
    proxyAnswer: 'yes',
    environment: { ...kdeSession, http_proxy: leftover },
    kde: kdeProxy(good),
    onRouter: [openProxy],
  },
  {
    name: 'two good proxies that disagree',
    truth: 'works',
    target: page,
    proxyAnswer: 'no',
    environment: { ...kdeSession, http_proxy: good },
    kde: kdeProxy(`http://${at.router}:3129`),
    onRouter: [openProxy, { ...openProxy, port: 3129 }],
  },
  {
    name: 'two proxies, one of which forbids the server',
    truth: 'proxy-refuses-target',
    target: chat,
    proxyAnswer: 'yes',
    environment: { ...kdeSession, all_proxy: good },
    kde: kdeProxy(`http://${at.router}:3129`),
    onRouter: [openProxy, { port: 3129, does: 'proxy', status: 403 }],
  },
  {
    name: 'a leftover in the desktop that leaves this address alone',
    truth: 'works',
    target: page,
    proxyAnswer: 'no',
    environment: kdeSession,
    kde: kdeProxy(leftover, `NoProxyFor=${at.server}\n`),
  },
  {
    name: 'a leftover in the desktop for this address alone',
    truth: 'proxy-unreachable',
    target: page,
    proxyAnswer: 'yes',
    environment: kdeSession,
    kde: kdeProxy(leftover, `NoProxyFor=${at.server}\nReversedException=true\n`),
  },
  {
    name: 'a script of the desktop that is not there',
    truth: 'pac-broken',
    target: page,
    proxyAnswer: 'yes',
    environment: kdeSession,
    kde: kdeScript(`http://${at.router}:8001/proxy.pac`),
  },
  {
    name: 'a script of the desktop that names a proxy, and none in the environment',
    truth: 'works',
    target: page,
    proxyAnswer: 'no',
    environment: kdeSession,
    kde: kdeScript(`http://${at.router}:8000/proxy.pac`),
    onRouter: [
      openProxy,
      { port: 8000, does: 'http', status: 200, body: `function FindProxyForURL() { return "PROXY ${at.router}:3128" }` },
    ],
  },
  {
    ...detection,
    name: 'detection finds a script that names a good proxy',
    truth: 'works',
    proxyAnswer: 'no',
    onRouter: [openProxy, wpadServing(`function FindProxyForURL() { return "PROXY ${at.router}:3128" }`)],
  },
  {
    ...detection,
    name: 'detection finds a script that names a dead proxy',
    truth: 'proxy-unreachable',
    proxyAnswer: 'yes',
    onRouter: [wpadServing(`function FindProxyForURL() { return "PROXY ${at.router}:3999" }`)],
  },
  {
    ...detection,
    name: 'detection finds a script that breaks off',
    truth: 'pac-broken',
    proxyAnswer: 'yes',
    onRouter: [wpadServing('function FindProxyForURL() { throw new Error("no") }')],
  },
  {
    ...detection,
    name: 'detection finds a script that never ends',
    truth: 'pac-broken',
    proxyAnswer: 'yes',
    onRouter: [wpadServing('function FindProxyForURL() { for (;;) {} }')],
  },
  { ...detection, name: 'detection, and the name wpad does not exist', truth: 'works', proxyAnswer: 'no', knowsWpad: false },
  { ...detection, name: 'detection, and nobody listens at wpad', truth: 'works', proxyAnswer: 'no' },
  {
    ...detection,
    name: 'detection, and wpad has no script',
    truth: 'works',
    proxyAnswer: 'no',
    onRouter: [{ port: 80, does: 'http', status: 404 }],
  },
  {
    ...detection,
    name: 'detection, and wpad has a page to sign in',
    truth: 'works',
    proxyAnswer: 'no',
    onRouter: [wpadServing('<html><body>Sign in</body></html>')],
  },
  {
    ...detection,
    name: 'detection, and wpad says nothing',
    truth: 'works',
    proxyAnswer: 'cannot-tell',
    onRouter: [{ port: 80, does: 'silent' }],
    withinMs: 6000,
  },
  {
    name: 'the only way out is a proxy that the desktop names',
    truth: 'proxy-needed',
    target: page,
    proxyAnswer: 'yes',
    environment: kdeSession,
    kde: kdeProxy(good),
    onRouter: [openProxy],
    isOnlyWay: true,
  },
  {
    name: 'a proxy that answers the upgrade with a page',
    truth: 'proxy-breaks-websocket',
    target: chat,
    proxyAnswer: 'yes',
    environment: { http_proxy: good },
    onRouter: [
      { ...openProxy, leadsTo: 9000 },
      { port: 9000, does: 'http', status: 403, body: 'Blocked by policy' },
    ],
  },
  {
    name: 'Squid that wants a login, of the desktop',
    truth: 'proxy-authentication-required',
    target: page,
    proxyAnswer: 'yes',
    environment: kdeSession,
    kde: kdeProxy(good),
    tools: ['squid'],
    starts: (world, router) => startSquid(world, router, { rules: ['http_access allow known'], wantsLogin: true }),
  },
  {
    name: 'Squid that is given its login by the environment',
    truth: 'works',
    target: page,
    proxyAnswer: 'no',
    environment: { http_proxy: `http://${proxyLogin.username}:${proxyLogin.password}@${at.router}:3128` },
    tools: ['squid'],
    starts: (world, router) => startSquid(world, router, { rules: ['http_access allow known'], wantsLogin: true }),
  },
  {
    name: 'microsocks for everything',
    truth: 'works',
    target: chat,
    proxyAnswer: 'no',
    environment: { all_proxy: `socks5h://${at.router}:1080` },
    tools: ['microsocks'],
    starts: (_world, router) => startMicrosocks(router),
  },
]

export const proxyCheckCases: readonly LabCase[] = questions.map(
  ({ kde, onRouter = [], onServer = services, isOnlyWay = false, knowsWpad, starts, name, ...asked }) => ({
    ...asked,
    name: `is a proxy in the way? ${name}`,
    setUp: async (world) => {
      const { client, router, server } = await internet(world)
      if (isOnlyWay) await router.firewall({ forward: ['reject with icmpx type admin-prohibited'] })
      if (kde !== undefined) {
        mkdirSync(join(world.folder, '.config'))
        writeFileSync(join(world.folder, '.config', 'kioslaverc'), kde)
      }
      if (knowsWpad !== undefined) {
        client.etc('resolv.conf', `nameserver ${at.router}`)
        await startDnsmasq(router, at.router, knowsWpad ? { wpad: [at.router] } : {})
      }
      await Promise.all([starts?.(world, router), router.serve(...onRouter), server.serve(...onServer)])
      return { client }
    },
  }),
)
