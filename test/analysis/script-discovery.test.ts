// Places that let programs look for a proxy script by themselves: what they come to, by what the network offers.
import { expect, test } from 'vitest'
import { checkProxies } from '../../shared/analysis/proxy-check.ts'
import { checkSettings } from '../../shared/analysis/settings-check.ts'
import type { Fact, PacDirective, ProxyAddress } from '../../shared/facts/fact.ts'
import type { FailureCode } from '../../shared/facts/outcome.ts'
import { planDiscovery, planProxies } from '../../shared/plan/plan-proxies.ts'
import { pacBroken } from '../../shared/rules/pac-broken.ts'
import { isWithoutProxy } from '../../shared/rules/proxy-facts.ts'

const target = { scheme: 'http', host: '203.0.113.10', port: 80, path: '/', input: '' } as const
const timed = { startedAt: '2026-11-21T07:00:00.000Z', durationMs: 1 }
const wpad = 'http://wpad/wpad.dat'
const named = 'http://proxy.example.com/wpad.dat'
const leftover: ProxyAddress = { scheme: 'http', host: '127.0.0.1', port: 7890 }

const place = (proxy?: ProxyAddress): Fact => ({
  id: 'proxy-source/kde',
  kind: 'proxy-source',
  ...timed,
  input: { source: 'kde' },
  outcome: {
    status: 'succeeded',
    value: { choice: 'auto-detect', isException: false, ...(proxy && { proxy, setting: 'httpProxy' }) },
  },
})
const discovery = (isComplete = true, ...byDhcp: readonly string[]): Fact => ({
  id: 'script-discovery',
  kind: 'script-discovery',
  ...timed,
  input: {},
  outcome: {
    status: 'succeeded',
    value: {
      candidates: [...byDhcp.map((url) => ({ url, foundBy: 'dhcp' }) as const), { url: wpad, foundBy: 'dns' }],
      isComplete,
    },
  },
})
const found = (url: string) =>
  ({ id: `pac-script/found/${url}`, kind: 'pac-script', ...timed, input: { url, foundBy: url === wpad ? 'dns' : 'dhcp' } }) as const
const failing = (url: string, code: FailureCode): Fact => ({
  ...found(url),
  outcome: { status: 'failed', failure: { code, operation: 'read', raw: '', synchronous: false } },
})
const saying = (url: string, ...directives: readonly PacDirective[]): Fact => ({
  ...found(url),
  outcome: { status: 'succeeded', value: { sizeBytes: 10, answers: [{ form: 'web', directives }], otherNames: [] } },
})
const outOfTime = (url: string): Fact => ({ ...found(url), outcome: { status: 'not-run', reason: 'out-of-time' } })
const software: Fact = {
  id: 'proxy-software',
  kind: 'proxy-software',
  ...timed,
  input: {},
  outcome: { status: 'succeeded', value: { running: [], listening: [], areListenersKnown: true } },
}
const options = { proxy: 'auto', checksProxies: true } as const
const evidence = (facts: readonly Fact[]) => ({ target, options, facts })

/** The answer about an address, what the place says in short, the answer about the settings alone, and how many scripts are called broken. */
const judged = (...facts: readonly Fact[]) => {
  const all = [...facts, software]
  const findings = pacBroken.evaluate(evidence(all))
  const { answer, sources } = checkProxies(evidence(all), findings)
  return [answer, sources[0]?.pacUrl ?? sources[0]?.state, checkSettings(all).answer, findings.length]
}

test.each<[string, readonly Fact[], readonly unknown[]]>([
  ['was not looked for', [place()], ['cannot-tell', 'auto-detect', 'cannot-tell', 0]],
  ['has no name', [place(), discovery(), failing(wpad, 'name-not-found')], ['no', 'nothing-found', 'no', 0]],
  ['is not served', [place(), discovery(), failing(wpad, 'pac-not-served')], ['no', 'nothing-found', 'no', 0]],
  ['is served by nobody', [place(), discovery(), failing(wpad, 'connection-refused')], ['no', 'nothing-found', 'no', 0]],
  ['may be named by DHCP', [place(), discovery(false), failing(wpad, 'name-not-found')], ['cannot-tell', 'auto-detect', 'cannot-tell', 0]],
  ['is somewhere silent', [place(), discovery(), outOfTime(wpad)], ['cannot-tell', 'auto-detect', 'cannot-tell', 0]],
  [
    'has a name without an answer',
    [place(), discovery(), failing(wpad, 'lookup-failed-temporarily')],
    ['cannot-tell', 'auto-detect', 'cannot-tell', 0],
  ],
  ['says DIRECT', [place(), discovery(), saying(wpad, { kind: 'direct' })], ['no', wpad, 'cannot-tell', 0]],
  ['throws', [place(), discovery(), failing(wpad, 'pac-threw')], ['yes', wpad, 'yes', 1]],
  [
    'is there by name alone',
    [place(), discovery(true, named), failing(named, 'pac-not-served'), saying(wpad, { kind: 'direct' })],
    ['no', wpad, 'cannot-tell', 0],
  ],
  ['is endless where DHCP says', [place(), discovery(true, named), failing(named, 'pac-endless')], ['yes', named, 'yes', 1]],
  [
    'is missing beside a proxy that is set',
    [place(leftover), discovery(), failing(wpad, 'name-not-found')],
    ['cannot-tell', 'proxy', 'cannot-tell', 0],
  ],
])('Where programs look by themselves and the script %s, the answer follows', (_words, facts, expected) => {
  expect(judged(...facts)).toEqual(expected)
})

test('One address after another is asked for a script, until one has it, and only where a place lets programs look', () => {
  const scripts = (...facts: readonly Fact[]): readonly string[] => planDiscovery(facts).map(({ id }) => id)
  expect([
    scripts(discovery()),
    scripts(place()),
    scripts(place(), discovery(true, named)),
    scripts(place(), discovery(true, named), failing(named, 'connection-refused')),
    scripts(place(), discovery(true, named), outOfTime(named)),
    scripts(place(), discovery(true, named), failing(named, 'pac-threw')),
    scripts(place(), discovery(true, named), saying(named, { kind: 'direct' })),
  ]).toEqual([
    [],
    ['script-discovery'],
    ['script-discovery', `pac-script/found/${named}`],
    ['script-discovery', `pac-script/found/${named}`, `pac-script/found/${wpad}`],
    ['script-discovery', `pac-script/found/${named}`, `pac-script/found/${wpad}`],
    ['script-discovery', `pac-script/found/${named}`],
    ['script-discovery', `pac-script/found/${named}`],
  ])
})

test('The proxy that a found script names is tried; one that is set beside detection only where nothing is found', () => {
  const proxy: ProxyAddress = { scheme: 'http', host: '192.0.2.1', port: 3128 }
  const called = (...facts: readonly Fact[]): readonly string[] =>
    planProxies({ target, options, facts, slow: new Set() }).flatMap(({ kind, input }) =>
      kind === 'tcp-connect' ? [`${input.address}:${input.port}`] : [],
    )
  expect([
    called(place(leftover), discovery(), saying(wpad, { kind: 'proxy', proxy })),
    called(place(leftover), discovery()),
    called(place(leftover), discovery(), failing(wpad, 'name-not-found')),
  ]).toEqual([['192.0.2.1:3128'], [], ['127.0.0.1:7890']])
})

test('It is known that no proxy is in force only where no place and no found script may name one', () => {
  const setting: Fact = {
    id: 'proxy-setting',
    kind: 'proxy-setting',
    ...timed,
    input: { mode: 'auto' },
    outcome: { status: 'succeeded', value: { source: 'none' } },
  }
  expect(
    [
      [],
      [setting],
      [setting, place(leftover), discovery(), failing(wpad, 'name-not-found')],
      [setting, place(), discovery(), failing(wpad, 'name-not-found')],
      [setting, place(), discovery(), saying(wpad, { kind: 'direct' })],
    ].map((facts) => isWithoutProxy({ facts })),
  ).toEqual([false, true, false, true, false])
})
