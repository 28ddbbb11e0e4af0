// What an address is, and where it can lead.
import ipaddr from 'ipaddr.js'
import { expect, test } from 'vitest'
import { addressFamily, addressReach, isInNetwork, isSameAddress } from '../../shared/target/ip-address.ts'

test.each([
  ['192.0.2.1', 'ipv4'],
  ['255.255.255.255', 'ipv4'],
  ['256.0.0.1', undefined],
  ['127.1', undefined],
  ['0x7f.0.0.1', undefined],
  ['2001:db8::1', 'ipv6'],
  ['::', 'ipv6'],
  ['fe80::1%eth0', 'ipv6'],
  ['::ffff:192.0.2.1', 'ipv6'],
  ['1:2:3', undefined],
  ['example.com', undefined],
  ['', undefined],
])('%j is %s', (host, family) => {
  expect(addressFamily(host)).toBe(family)
})

test.each([
  ['127.0.0.1', 'loopback'],
  ['127.255.0.9', 'loopback'],
  ['::1', 'loopback'],
  ['::ffff:127.0.0.1', 'loopback'],
  ['10.0.0.1', 'private'],
  ['172.31.255.255', 'private'],
  ['172.32.0.1', 'public'],
  ['192.168.1.1', 'private'],
  ['fd12::1', 'private'],
  ['169.254.1.1', 'link-local'],
  ['fe80::1%en0', 'link-local'],
  ['100.64.0.1', 'shared'],
  ['198.18.0.1', 'fake-ip'],
  ['198.19.255.255', 'fake-ip'],
  ['0.0.0.0', 'unusable'],
  ['::', 'unusable'],
  ['255.255.255.255', 'unusable'],
  ['224.0.0.1', 'unusable'],
  ['ff02::1', 'unusable'],
  ['8.8.8.8', 'public'],
  ['192.0.2.1', 'public'],
  ['2001:db8::1', 'public'],
])('%s leads into the reach %s', (address, reach) => {
  expect(addressReach(address)).toBe(reach)
})

test.each([
  ['192.0.2.1', '192.0.2.77', 24, true],
  ['192.0.3.1', '192.0.2.77', 24, false],
  ['192.0.2.1', '2001:db8::1', 0, false],
  ['2001:db8::ffff', '2001:db8::1', 64, true],
  ['::ffff:192.0.2.1', '192.0.2.9', 24, true],
  ['fe80::2%eth0', 'fe80::1', 64, true],
])('Whether %s lies in the network of %s/%i: %s', (address, network, prefixLength, isInside) => {
  expect(isInNetwork(address, network, prefixLength)).toBe(isInside)
})

test.each([
  ['192.0.2.1', '192.0.2.1', true],
  ['2001:DB8:0::1', '2001:db8::1', true],
  ['::ffff:192.0.2.1', '192.0.2.1', true],
  ['2001:db8::1', '2001:db8::2', false],
])('Whether %s and %s are the same: %s', (left, right, isSame) => {
  expect(isSameAddress(left, right)).toBe(isSame)
})

test('whatever the library takes for an IPv6 address is one here, too', () => {
  const signs = [...'0123456789abcdefABCDEFxX:::..%ghz /[]-']
  let seed = 7
  const next = (below: number): number => {
    seed = (seed * 48_271) % 0x7fffffff
    return seed % below
  }
  const bases = ['::1', '2001:db8::10', '::ffff:192.0.2.1', '::0x1.2.3.4', 'fe80::1%eth0', '1:2:3:4:5:6:7:8', '64:ff9b::0300.1.1.1']
  const texts = Array.from({ length: 20_000 }, () => {
    const text = [...(bases[next(bases.length)] ?? '')]
    for (let edits = next(3); edits > 0; edits -= 1) text.splice(next(text.length + 1), next(2), signs[next(signs.length)] ?? '')
    return text.join('')
  })
  const missed = texts.filter((text) => text.includes(':') && ipaddr.IPv6.isValid(text) && addressFamily(text) === undefined)
  expect({ missed, valid: texts.filter((text) => addressFamily(text) === 'ipv6').length > 5000 }).toEqual({ missed: [], valid: true })
})
