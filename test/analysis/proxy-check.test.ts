// The answer to "is a proxy in the way?" where little or nothing was seen.
import { expect, test } from 'vitest'
import { checkProxies } from '../../shared/analysis/proxy-check.ts'
import type { Fact } from '../../shared/facts/fact.ts'
import type { SoftwareId } from '../../shared/facts/proxy-software.ts'
import type { Outcome } from '../../shared/facts/outcome.ts'

const target = { scheme: 'http', host: '203.0.113.10', port: 80, path: '/', input: '' } as const
const answerTo = (facts: readonly Fact[]) => checkProxies({ target, options: { proxy: 'auto', checksProxies: true }, facts }, []).answer

const environment = (outcome: Outcome<{ choice: 'direct' | 'auto-detect'; isException: boolean }>): Fact => ({
  id: 'proxy-source/environment',
  kind: 'proxy-source',
  startedAt: '2026-11-21T07:00:00.000Z',
  durationMs: 1,
  input: { source: 'environment' },
  outcome,
})

/** What known software runs here, where that could be read. */
const software = (...running: readonly SoftwareId[]): Fact => ({
  id: 'proxy-software',
  kind: 'proxy-software',
  startedAt: '2026-11-21T07:00:00.000Z',
  durationMs: 1,
  input: {},
  outcome: {
    status: 'succeeded',
    value: { running: running.map((id) => ({ software: id, process: id })), listening: [], areListenersKnown: true },
  },
})
const nothingSet = environment({ status: 'succeeded', value: { choice: 'direct', isException: false } })

const sentFrom = (interfaceName: string): Fact => ({
  id: 'source-address/203.0.113.10',
  kind: 'source-address',
  startedAt: '2026-11-21T07:00:00.000Z',
  durationMs: 1,
  input: { address: '203.0.113.10' },
  outcome: { status: 'succeeded', value: { localAddress: '198.18.0.1', interfaceName } },
})
const connected: Fact = {
  id: 'tcp-connect/target/203.0.113.10/80',
  kind: 'tcp-connect',
  startedAt: '2026-11-21T07:00:00.000Z',
  durationMs: 1,
  input: { address: '203.0.113.10', port: 80, purpose: 'target' },
  outcome: { status: 'succeeded', value: { localAddress: '198.18.0.1', localPort: 50_000, attempts: [] } },
}
const answered: Fact = {
  id: 'http-exchange/plain/direct/target/203.0.113.10/80',
  kind: 'http-exchange',
  startedAt: '2026-11-21T07:00:00.000Z',
  durationMs: 1,
  input: { address: '203.0.113.10', port: 80, route: 'direct', purpose: 'target', encrypted: false, host: '203.0.113.10', path: '/' },
  outcome: { status: 'succeeded', value: { status: 200, reason: 'OK', headers: [], bodyStart: '' } },
}

test.each([
  ['nothing that is known runs', [software()], 'no'],
  ['a server for others runs', [software('squid')], 'no'],
  ['software runs that can take connections', [software('clash')], 'cannot-tell'],
  ['it is not known what runs', [], 'cannot-tell'],
  ['a tunnel takes what is sent', [software(), sentFrom('utun4')], 'cannot-tell'],
  ['the network takes what is sent', [software(), sentFrom('eth0')], 'no'],
  ['software runs and the address works', [software('clash'), sentFrom('Meta'), connected, answered], 'no'],
] as const)('With nothing set, where %s, the answer follows', (_words, facts, answer) => {
  expect(answerTo([nothingSet, ...facts])).toBe(answer)
})

test('A check that was stopped before any place was read cannot tell', () => {
  expect(answerTo([])).toBe('cannot-tell')
})

test.each([
  ['names no proxy', { status: 'succeeded', value: { choice: 'direct', isException: false } }, 'no'],
  ['lets programs look by themselves', { status: 'succeeded', value: { choice: 'auto-detect', isException: false } }, 'cannot-tell'],
  ['may not be read', { status: 'not-run', reason: 'no-permission' }, 'cannot-tell'],
  ['was not read in time', { status: 'not-run', reason: 'out-of-time' }, 'cannot-tell'],
] as const)('A place that %s gives its answer', (_words, outcome, answer) => {
  expect(answerTo([environment(outcome), software()])).toBe(answer)
})
