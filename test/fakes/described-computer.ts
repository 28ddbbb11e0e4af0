// A computer's own side as the engine gives it, small, with a hostile name in it.
import type { ResultOf } from '../../shared/ipc/contract.ts'

export const describedComputer: Extract<ResultOf<'readThisComputer'>, { status: 'read' }>['description'] = {
  schemaVersion: 1,
  kind: 'server-description',
  ponte: { version: '1.2.3', platform: 'linux', runtime: 'node 24.0.0' },
  describedAt: '2026-11-21T03:00:00.000Z',
  addresses: ['127.0.0.1', '93.184.216.34'],
  listeners: [
    { address: '127.0.0.1', port: 5432, process: '<b>ev\u202Eil</b>', speaks: 'PostgreSQL' },
    { address: '0.0.0.0', port: 22, process: 'sshd', user: 'root', speaks: 'SSH' },
  ],
  udpListeners: [{ address: '0.0.0.0', port: 5353 }],
  firewall: {
    backends: [{ backend: 'nftables', state: 'on' }],
    ports: [
      { family: 'ipv4', port: 22, verdict: 'drops', rules: [{ backend: 'nftables', place: 'filter input', text: 'tcp dport 22 drop' }] },
    ],
  },
  machine: {
    interfaces: [
      { name: 'eth0', isLoopback: false, addresses: [{ address: '93.184.216.34', prefixLength: 24 }], kind: 'cable', state: 'up' },
    ],
    defaultRoutes: [{ interfaceName: 'eth0', gateway: '93.184.216.1' }],
    resolvers: ['93.184.216.53'],
    searchDomains: [],
    portRange: { from: 32768, to: 60999 },
    socketsByState: { TIME_WAIT: 3 },
  },
}
