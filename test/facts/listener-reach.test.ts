// Who can call a listener, by the address that it is bound to.
import { expect, test } from 'vitest'
import { reachOf } from '../../shared/facts/listener-reach.ts'

const own = ['127.0.0.1', '::1', '192.168.1.5', 'fe80::1', '2a00:1450:4001::5']

test.each([
  ['127.0.0.1', 'this-computer'],
  ['::1', 'this-computer'],
  ['192.168.1.5', 'this-network'],
  ['fe80::1', 'this-network'],
  ['100.64.0.7', 'this-network'],
  ['93.184.216.34', 'everywhere'],
  ['203.0.113.9', 'this-network'],
  ['2001:db8::9', 'this-network'],
  ['0.0.0.0', 'this-network'],
  ['::', 'everywhere'],
])('What is bound to %s can be called from %s', (address, reach) => {
  expect(reachOf(address, own)).toBe(reach)
})

test('A wildcard on a machine without a network is for this computer', () => {
  expect(['0.0.0.0', '::'].map((address) => reachOf(address, ['127.0.0.1', '::1']))).toEqual(['this-computer', 'this-computer'])
})

test('A wildcard on a machine whose addresses are private or for documents alone is for its network', () => {
  const inside = ['127.0.0.1', '::1', '192.168.1.5', '198.51.100.7', '2001:db8::5']
  expect(['0.0.0.0', '::'].map((address) => reachOf(address, inside))).toEqual(['this-network', 'this-network'])
})
