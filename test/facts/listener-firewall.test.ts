// What a firewall does with calls to a listener of one family, and of both.
import { expect, test } from 'vitest'
import type { FirewallVerdict } from '../../shared/facts/firewall.ts'
import { firewallFor } from '../../shared/facts/listener-firewall.ts'

function verdict(listener: { readonly address: string; readonly isIpv6Only?: boolean }, ipv4: FirewallVerdict, ipv6: FirewallVerdict) {
  const ports = [
    { family: 'ipv4', port: 80, verdict: ipv4, rules: [] },
    { family: 'ipv6', port: 80, verdict: ipv6, rules: [] },
  ] as const
  return firewallFor({ port: 80, ...listener }, { backends: [], ports }).verdict
}

test.each([
  ['IPv4 alone', { address: '0.0.0.0' }, 'drops', 'allows', 'drops'],
  ['IPv6 alone', { address: '::', isIpv6Only: true }, 'drops', 'allows', 'allows'],
  ['both, which are treated alike', { address: '::' }, 'allows', 'allows', 'allows'],
  ['both, which are treated differently', { address: '::', isIpv6Only: false }, 'drops', 'allows', 'not-known'],
] as const)('%s', (_what, listener, ipv4, ipv6, expected) => {
  expect(verdict(listener, ipv4, ipv6)).toBe(expected)
})

test('what was not read is not known', () => {
  expect(firewallFor({ address: '::', port: 80 }, undefined)).toEqual({ verdict: 'not-known', rules: [] })
})
