// The routing tables of a Linux machine with a home network, a VPN and forbidden networks; the files were captured in a network namespace.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestRoute, parseIpv4Routes, parseIpv6Routes, readLinuxRoute } from '../../../electron/system/route/linux.ts'

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/command-output/linux/${name}.txt`, import.meta.url), 'utf8')
const ipv4 = parseIpv4Routes(fixture('proc-net-route'))
const ipv6 = parseIpv6Routes(fixture('proc-net-ipv6-route'))

describe('the routing tables of Linux', () => {
  it('are read line by line', () => {
    expect(ipv4).toEqual([
      { interfaceName: 'eth0', network: '0.0.0.0', prefixLength: 0, gateway: '192.168.1.1', metric: 100, isReject: false },
      { interfaceName: 'tun0', network: '0.0.0.0', prefixLength: 0, gateway: '10.8.0.1', metric: 600, isReject: false },
      { interfaceName: 'tun0', network: '10.8.0.0', prefixLength: 24, metric: 0, isReject: false },
      { interfaceName: '*', network: '10.98.0.0', prefixLength: 16, metric: 0, isReject: true },
      { interfaceName: '*', network: '10.99.0.0', prefixLength: 16, metric: 0, isReject: true },
      { interfaceName: 'tun0', network: '172.16.0.0', prefixLength: 12, gateway: '10.8.0.1', metric: 0, isReject: false },
      { interfaceName: 'eth0', network: '192.168.1.0', prefixLength: 24, metric: 0, isReject: false },
    ])
    expect(ipv6).toContainEqual({
      interfaceName: 'eth0',
      network: '::',
      prefixLength: 0,
      gateway: 'fe80::1',
      metric: 1024,
      isReject: false,
    })
  })

  it.each([
    ['198.51.100.7', 'eth0', '192.168.1.1'],
    ['192.168.1.99', 'eth0', undefined],
    ['172.20.0.1', 'tun0', '10.8.0.1'],
    ['172.32.0.1', 'eth0', '192.168.1.1'],
    ['10.8.0.77', 'tun0', undefined],
    ['2001:db8:2::1', 'eth0', 'fe80::1'],
    ['2001:db8:1::99', 'eth0', undefined],
  ])('lead %s over %s', (address, interfaceName, gateway) => {
    const route = bestRoute(address.includes(':') ? ipv6 : ipv4, address)
    expect([route?.interfaceName, route?.gateway]).toEqual([interfaceName, gateway])
  })

  it.each(['10.98.1.1', '10.99.1.1', '2001:db8:dead::1'])('forbid %s', (address) => {
    expect(bestRoute(address.includes(':') ? ipv6 : ipv4, address)?.isReject).toBe(true)
  })

  it('lead nowhere when they are empty', () => {
    expect(bestRoute(parseIpv4Routes('Iface\tDestination\n'), '192.0.2.1')).toBeUndefined()
  })

  it('never make the parsers throw, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^([0-9A-F*]{0,33}[\t \n]){0,20}$/)), (text) => {
        bestRoute(parseIpv4Routes(text), '192.0.2.1')
        bestRoute(parseIpv6Routes(text), '2001:db8::1')
      }),
    )
  })

  it.runIf(process.platform === 'linux')('are passed by on the way to this computer itself', async () => {
    const outcomes = await Promise.all([readLinuxRoute('127.0.0.1'), readLinuxRoute('::1')])
    expect(outcomes).toEqual(outcomes.map(() => ({ status: 'succeeded', value: { interfaceName: 'lo', isDefaultRoute: false } })))
  })
})
