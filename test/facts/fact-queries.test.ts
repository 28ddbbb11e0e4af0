// Questions to a list of facts.
import { expect, test } from 'vitest'
import type { Fact } from '../../shared/facts/fact.ts'
import { callableAddresses, isTargetThisComputer, targetAddresses } from '../../shared/facts/fact-queries.ts'
import type { Target } from '../../shared/target/target.ts'

const target: Target = { scheme: 'ws', host: 'chat.example.test', port: 80, path: '/', input: '' }

function lookup(...addresses: readonly string[]): readonly Fact[] {
  const common = { startedAt: '2026-01-01T00:00:00.000Z', durationMs: 1 }
  return [
    {
      id: 'system-lookup/proxy/x',
      kind: 'system-lookup',
      ...common,
      input: { name: 'x', purpose: 'proxy' },
      outcome: { status: 'succeeded', value: { addresses: ['192.0.2.99'] } },
    },
    {
      id: 'system-lookup/chat.example.test',
      kind: 'system-lookup',
      ...common,
      input: { name: target.host, purpose: 'target' },
      outcome: { status: 'succeeded', value: { addresses } },
    },
  ]
}

test.each([
  [['192.0.2.1'], ['192.0.2.1']],
  [['192.0.2.1', '192.0.2.1'], ['192.0.2.1']],
  [
    ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4', '192.0.2.5', '2001:db8::1'],
    ['192.0.2.1', '192.0.2.2', '192.0.2.3', '2001:db8::1'],
  ],
  [
    ['2001:db8::1', '2001:db8::2', '2001:db8::3', '192.0.2.1', '192.0.2.2', '192.0.2.3'],
    ['2001:db8::1', '2001:db8::2', '192.0.2.1', '192.0.2.2'],
  ],
  [[], []],
])('Of the addresses %j at most four are tried, of both families: %j', (found, tried) => {
  expect(targetAddresses(target, lookup(...found))).toEqual(tried)
})

test('Addresses that nobody has are looked at and not called', () => {
  const facts = lookup('0.0.0.0', '192.0.2.1', '::')
  expect([targetAddresses(target, facts), callableAddresses(target, facts)]).toEqual([['0.0.0.0', '192.0.2.1', '::'], ['192.0.2.1']])
})

test.each([
  ['localhost', [], true],
  ['api.localhost', [], true],
  ['127.0.0.1', [], true],
  ['::ffff:127.0.0.1', [], true],
  ['192.0.2.1', [], false],
  ['chat.example.test', [], false],
  ['chat.example.test', ['127.0.0.1', '::1'], true],
  ['chat.example.test', ['127.0.0.1', '192.0.2.1'], false],
])('Whether %s with the addresses %j is this computer: %s', (host, addresses, isHere) => {
  expect(isTargetThisComputer({ ...target, host }, lookup(...addresses))).toBe(isHere)
})
