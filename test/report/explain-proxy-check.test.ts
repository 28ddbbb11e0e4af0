// The words of the answer to "is a proxy in the way?", where they could say more than was seen.
import { expect, test } from 'vitest'
import { loadTranslator } from '../../electron/doors/load-translator.ts'
import type { ProxyCheck } from '../../shared/analysis/proxy-check.ts'
import { explainProxyCheck } from '../../shared/report/explain-proxy-check.ts'
import type { StoredFinding } from '../../shared/report/report.ts'

const proxy = { scheme: 'http', host: '127.0.0.1', port: 7890 } as const
const translator = await loadTranslator('en', 'proxy-check')

const found = (cause: StoredFinding['cause']): StoredFinding => ({
  cause,
  certainty: 'certain',
  actor: 'you',
  message: { id: `${cause}.title`, params: { url: 'http://127.0.0.1:7890', proxy: 'http://127.0.0.1:7890' } },
  remedies: [],
  evidence: [],
})

const checked = (direct: ProxyCheck['paths'][number]['arrives']): ProxyCheck => ({
  answer: 'yes',
  sources: [],
  paths: [
    { stages: [], arrives: direct },
    { proxy, stages: [], arrives: 'no' },
  ],
})

test.each([
  ['no', 'proxy-unreachable', true],
  ['yes', 'proxy-unreachable', false],
  ['cannot-tell', 'proxy-unreachable', false],
  ['no', 'proxy-needed', false],
] as const)('where the direct way arrives: %s, beside %s, mending the proxy alone is doubted: %s', (direct, cause, isDoubted) => {
  const { reasons } = explainProxyCheck(checked(direct), [found(cause)], translator)
  expect(reasons.some((reason) => reason.includes('may not be enough'))).toBe(isDoubted)
})

test('whether a proxy answers is said of those that were called, and of a place that is only shown nothing', () => {
  const places = (['environment', 'git'] as const).map((source) => ({ source, state: 'proxy', proxy, evidence: [] }) as const)
  const { sources } = explainProxyCheck({ answer: 'no', sources: places, paths: [] }, [], translator)
  expect(sources.map(({ life }) => life?.isAlive)).toEqual(['not-known', undefined])
})

test('A script that was found and is broken is not called set, and nothing is to be put back', () => {
  const pacUrl = 'http://wpad/wpad.dat'
  const check: ProxyCheck = {
    answer: 'yes',
    sources: [{ source: 'kde', state: 'auto-detect', schemes: ['http', 'https', 'wss'], pacUrl, evidence: [] }],
    paths: [],
    scripts: [{ url: pacUrl, state: 'failed', evidence: [] }],
  }
  const { reasons, steps, sources } = explainProxyCheck(check, [], translator)
  expect([reasons, steps, sources.map(({ says }) => says)]).toEqual([
    [
      'Automatic detection finds the proxy script http://wpad/wpad.dat, but it does not work. Programs that use it do not know which way to take.',
    ],
    [expect.stringContaining('it was found automatically')],
    ['Found automatically: script http://wpad/wpad.dat'],
  ])
})
