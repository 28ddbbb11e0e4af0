// Servers that are somebody's product: behind a CDN, in a cloud, under a hosting panel. Their addresses are real ones, in namespaces without a way out.
import type { LabCase, LabWorld, Stage } from '../lab-case.ts'
import type { Service } from '../services.ts'
import { serverName } from '../certificates.ts'
import { internet } from '../topologies.ts'
import { knowByHosts, behind } from './stages.ts'
import { at } from '../topologies.ts'

/** A server that also has this address, with a firewall. */
function owning(address: string, rules: readonly string[], ...services: readonly Service[]): (world: LabWorld) => Promise<Stage> {
  return async (world) => {
    const { client, server } = await internet(world, address)
    knowByHosts(client, address)
    if (rules.length > 0) await server.firewall({ input: rules })
    if (services.length > 0) await server.serve(...services)
    return { client }
  }
}

const ssh: Service = { port: 22, does: 'greet', text: 'SSH-2.0-OpenSSH_9.2\r\n' }
const cloudflare = '104.16.132.229'
const cloudflarePage: Service = {
  port: 80,
  does: 'http',
  status: 301,
  headers: { Server: 'cloudflare', 'CF-RAY': '8f0000000000abcd-LIS', Location: `https://${serverName}/` },
}

const cdn: readonly LabCase[] = [
  {
    name: 'a CDN that does not forward the port (dropped)',
    truth: 'behind-cdn',
    target: `ws://${serverName}:7272/`,
    setUp: owning(cloudflare, ['tcp dport != { 80, 443, 8080, 8443 } drop'], cloudflarePage),
  },
  {
    name: 'a CDN that does not forward the port (refused)',
    truth: 'behind-cdn',
    target: `wss://${serverName}:9443/`,
    setUp: owning(cloudflare, [], cloudflarePage),
  },
  {
    name: 'a CDN that does not forward the port, over IPv6',
    truth: 'behind-cdn',
    target: `ws://${serverName}:2346/`,
    setUp: owning('2606:4700::6810:84e5', ['tcp dport != { 80, 443 } drop'], cloudflarePage),
  },
]

const cloud: readonly LabCase[] = (
  [
    ['Amazon', '18.184.0.20'],
    ['Google', '34.64.40.9'],
    ['DigitalOcean', '138.197.10.20'],
  ] as const
).map(([provider, address]) => ({
  name: `a server at ${provider} that answers on SSH and drops this port`,
  truth: 'cloud-firewall-drops',
  target: `ws://${address}:8080/`,
  neverCertain: ['cloud-firewall-drops'],
  setUp: owning(address, ['tcp dport != 22 drop'], ssh, { port: 8080, does: 'websocket' }),
}))

const panels: readonly (readonly [string, Service])[] = [
  [
    'aaPanel',
    {
      port: 8888,
      does: 'http',
      status: 200,
      headers: { 'Set-Cookie': 'BT_PANEL_6=x' },
      body: '<title>aaPanel Linux panel</title><link href="/static/bt/">',
    },
  ],
  [
    'Plesk',
    {
      port: 8443,
      does: 'http',
      status: 200,
      headers: { 'X-Powered-By': 'PleskLin', Server: 'sw-cp-server' },
      body: '<title>Plesk Obsidian</title>',
    },
  ],
  ['Webmin', { port: 10000, does: 'http', status: 200, headers: { Server: 'MiniServ/2.105' }, body: '<title>Login to Webmin</title>' }],
]

const panelCases: readonly LabCase[] = panels.map(([panel, service]) => ({
  name: `a server under ${panel} that drops this port`,
  truth: 'hosting-panel-port-closed',
  target: `ws://${at.server}:7272/`,
  neverCertain: ['hosting-panel-port-closed'],
  setUp: behind({ input: [`tcp dport != ${'port' in service ? service.port : 0} drop`] }, service, { port: 7272, does: 'websocket' }),
}))

export const providerCases: readonly LabCase[] = [...cdn, ...cloud, ...panelCases]
