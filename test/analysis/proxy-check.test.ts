// The answer to "is a proxy in the way?" where little or nothing was seen.
import { expect, test } from 'vitest'
import { checkProxies } from '../../shared/analysis/proxy-check.ts'
import type { Fact } from '../../shared/facts/fact.ts'
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

test('A check that was stopped before any place was read cannot tell', () => {
  expect(answerTo([])).toBe('cannot-tell')
})

test.each([
  ['names no proxy', { status: 'succeeded', value: { choice: 'direct', isException: false } }, 'no'],
  ['lets programs look by themselves', { status: 'succeeded', value: { choice: 'auto-detect', isException: false } }, 'cannot-tell'],
  ['may not be read', { status: 'not-run', reason: 'no-permission' }, 'cannot-tell'],
  ['was not read in time', { status: 'not-run', reason: 'out-of-time' }, 'cannot-tell'],
] as const)('A place that %s gives its answer', (_words, outcome, answer) => {
  expect(answerTo([environment(outcome)])).toBe(answer)
})
