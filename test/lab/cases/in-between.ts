// Somebody between this computer and every server who answers in their place: software that takes all traffic, and a network that wants a login first.
import type { LabCase, LabWorld, Stage } from '../lab-case.ts'
import { promptMs } from '../lab-case.ts'
import type { Service } from '../services.ts'
import { serverName } from '../certificates.ts'
import { at, internet } from '../topologies.ts'
import { knowByHosts } from './stages.ts'

const interception: readonly LabCase[] = [
  {
    name: 'software that accepts every connection in place of every server',
    truth: 'traffic-intercepted',
    target: `ws://${at.server}:8080/`,
    setUp: async (world) => {
      const { client, router } = await internet(world)
      await router.firewall({ redirect: ['iifname lan meta l4proto tcp redirect to :9999'] })
      await router.serve({ port: 9999, does: 'silent' })
      return { client }
    },
  },
  {
    name: 'software that accepts every connection and ends it',
    truth: 'traffic-intercepted',
    target: `https://${at.server}/`,
    setUp: async (world) => {
      const { client, router } = await internet(world)
      await router.firewall({ redirect: ['iifname lan meta l4proto tcp redirect to :9999'] })
      await router.serve({ port: 9999, does: 'close' })
      return { client }
    },
  },
  {
    name: 'a name that leads into the range of made-up addresses, and nobody there',
    truth: 'traffic-intercepted',
    target: `wss://${serverName}/`,
    setUp: async (world) => {
      const { client, router } = await internet(world)
      knowByHosts(client, '198.18.0.7')
      await router.firewall({ forward: ['ip daddr 198.18.0.0/15 drop'] })
      return { client }
    },
  },
  {
    name: 'a page that is served by software that answers for everybody',
    truth: 'works',
    target: `http://${at.server}/`,
    setUp: async (world) => {
      const { client, router } = await internet(world)
      await router.firewall({ redirect: ['iifname lan meta l4proto tcp redirect to :9999'] })
      await router.serve({ port: 9999, does: 'http', status: 200 })
      return { client }
    },
  },
]

const portals: readonly LabCase[] = [
  {
    name: 'a network that wants a login first and says so (511)',
    truth: 'captive-portal',
    target: `http://${at.server}/`,
    withinMs: promptMs,
    setUp: portal({ port: 9999, does: 'http', status: 511, body: 'Please log in.' }),
  },
  {
    name: 'a network that leads to its login page',
    truth: 'captive-portal',
    target: `http://${at.server}/`,
    // A server may send its own visitors inside by mistake.
    neverCertain: ['captive-portal'],
    setUp: portal({ port: 9999, does: 'http', status: 302, headers: { Location: `http://${at.router}/login` } }),
  },
  {
    name: 'a network that leads a WebSocket to its login page',
    truth: 'captive-portal',
    target: `ws://${at.server}/chat`,
    // The page answers for everybody, and that can be shown.
    first: ['captive-portal', 'websocket-refused', 'traffic-intercepted'],
    withinMs: promptMs,
    setUp: portal({ port: 9999, does: 'http', status: 302, headers: { Location: `http://${at.router}/login` } }),
  },
]

function portal(service: Service): (world: LabWorld) => Promise<Stage> {
  return async (world) => {
    const { client, router } = await internet(world)
    await router.firewall({ redirect: ['iifname lan tcp dport 80 redirect to :9999'], forward: ['iifname lan drop'] })
    await router.serve(service)
    return { client }
  }
}

export const inBetweenCases: readonly LabCase[] = [...interception, ...portals]
