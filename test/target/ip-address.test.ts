// What an address is, and where it can lead.
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
