// What of a machine's listeners is drawn together: by who can reach them, and by what the firewall does.
import { expect, test } from 'vitest'
import { listenerRows } from '../../shared/report/listener-rows.ts'
import { reachLanes } from '../../shared/report/reach-lanes.ts'

const addresses = ['127.0.0.1', '192.168.1.5']

test('no listener leaves three empty lanes', () => {
  const none = { listeners: 0, paths: [] }
  expect(reachLanes(listenerRows({ addresses, listeners: [] }))).toEqual([
    { reach: 'everywhere', ...none },
    { reach: 'this-network', ...none },
    { reach: 'this-computer', ...none },
  ])
})

test('listeners are put together by what the firewall does, and what nobody knows stays not known', () => {
  const listeners = [
    { address: '0.0.0.0', port: 22, process: 'sshd' },
    { address: '::', port: 22, process: 'sshd', isIpv6Only: true },
    { address: '0.0.0.0', port: 80 },
    { address: '127.0.0.1', port: 5432, process: 'postgres' },
  ]
  const drops = (family: 'ipv4' | 'ipv6') => ({ family, port: 22, verdict: 'drops' as const, rules: [] })
  const firewall = { backends: [], ports: [drops('ipv4'), drops('ipv6')] }
  const described = { addresses: [...addresses, 'fd00::5'], listeners, udpListeners: [{ address: '0.0.0.0', port: 53 }], firewall }
  const [, network, own] = reachLanes(listenerRows(described))
  expect([network, own]).toEqual([
    {
      reach: 'this-network',
      listeners: 4,
      paths: [
        {
          verdict: 'not-known',
          listeners: 2,
          chips: [
            { ports: ['53 UDP'], morePorts: 0 },
            { ports: ['80'], morePorts: 0 },
          ],
          morePrograms: 0,
        },
        { verdict: 'drops', listeners: 2, chips: [{ ports: ['22'], morePorts: 0, process: 'sshd' }], morePrograms: 0 },
      ],
    },
    {
      reach: 'this-computer',
      listeners: 1,
      paths: [{ verdict: 'not-asked', listeners: 1, chips: [{ ports: ['5432'], morePorts: 0, process: 'postgres' }], morePrograms: 0 }],
    },
  ])
})

test('a thousand listeners of many programs become a dozen things to look at', () => {
  const listeners = Array.from({ length: 1000 }, (_, index) => ({
    address: '127.0.0.1',
    port: index + 1,
    process: index < 500 ? 'much' : `program-${index % 100}`,
  }))
  const path = reachLanes(listenerRows({ addresses, listeners }))[2]?.paths[0]
  expect([path?.listeners, path?.chips.length, path?.morePrograms, path?.chips[0]]).toEqual([
    1000,
    11,
    90,
    { ports: ['1', '2', '3'], morePorts: 497, process: 'much' },
  ])
})
