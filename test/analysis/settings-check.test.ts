// What the settings alone come to: a wrong "yes" or "no" here sends people to change what is not broken.
import { expect, test } from 'vitest'
import { checkSettings } from '../../shared/analysis/settings-check.ts'
import type { AskedScheme, Fact, FactByKind, ProxySource } from '../../shared/facts/fact.ts'
import type { SoftwareId } from '../../shared/facts/proxy-software.ts'
import type { FailureCode } from '../../shared/facts/outcome.ts'

const timed = { startedAt: '2026-11-21T07:00:00.000Z', durationMs: 1 }

const says = (source: ProxySource, scheme: AskedScheme, outcome: FactByKind<'proxy-source'>['outcome']): Fact => ({
  id: `proxy-source/${source}/${scheme}`,
  kind: 'proxy-source',
  ...timed,
  input: { source, scheme },
  outcome,
})
const names = (source: ProxySource, scheme: AskedScheme, port: number): Fact =>
  says(source, scheme, {
    status: 'succeeded',
    value: { choice: 'proxy', proxy: { scheme: 'http', host: '127.0.0.1', port }, setting: `${scheme}_proxy`, isException: false },
  })
const nothing = { status: 'succeeded', value: { choice: 'direct', isException: false } } as const

const connect = (port: number, code?: FailureCode): Fact => ({
  id: `tcp-connect/proxy/127.0.0.1/${port}`,
  kind: 'tcp-connect',
  ...timed,
  input: { address: '127.0.0.1', port, purpose: 'proxy' },
  outcome: code
    ? { status: 'failed', failure: { code, operation: 'connect', raw: '', synchronous: false } }
    : { status: 'succeeded', value: { localAddress: '127.0.0.1', localPort: 50_000, attempts: [] } },
})
const notTried = (port: number): Fact => ({ ...connect(port), outcome: { status: 'not-run', reason: 'cancelled' } })

const software = (...running: readonly SoftwareId[]): Fact => ({
  id: 'proxy-software',
  kind: 'proxy-software',
  ...timed,
  input: {},
  outcome: {
    status: 'succeeded',
    value: { running: running.map((id) => ({ software: id, process: id })), listening: [], areListenersKnown: true },
  },
})

const script = (code?: FailureCode): Fact => ({
  id: 'pac-script/http://wpad.example.com/proxy.pac',
  kind: 'pac-script',
  ...timed,
  input: { url: 'http://wpad.example.com/proxy.pac' },
  outcome: code
    ? { status: 'failed', failure: { code, operation: 'read', raw: '', synchronous: false } }
    : {
        status: 'succeeded',
        value: {
          sizeBytes: 10,
          otherNames: [],
          answers: [{ form: 'web', directives: [{ kind: 'proxy', proxy: { scheme: 'http', host: '127.0.0.1', port: 1 } }] }],
        },
      },
})
const namesScript = says('gnome', 'https', {
  status: 'succeeded',
  value: { choice: 'script', pacUrl: 'http://wpad.example.com/proxy.pac', isException: false },
})

test.each([
  ['nothing was read', [], 'cannot-tell'],
  ['nothing is set', [says('environment', 'https', nothing), software()], 'no'],
  ['software runs that needs no setting', [says('environment', 'https', nothing), software('zscaler')], 'cannot-tell'],
  ['it is not known what runs', [says('environment', 'https', nothing)], 'cannot-tell'],
  [
    'a place may not be read',
    [says('environment', 'https', nothing), says('gnome', 'https', { status: 'not-run', reason: 'no-permission' })],
    'cannot-tell',
  ],
  [
    'this system has no such place',
    [says('environment', 'https', nothing), says('macos', 'https', { status: 'not-run', reason: 'unsupported-here' }), software()],
    'no',
  ],
  ['the proxy refuses', [names('environment', 'https', 1), connect(1, 'connection-refused')], 'yes'],
  ['the proxy stays silent', [names('environment', 'https', 1), connect(1, 'no-answer')], 'yes'],
  ['the proxy answers', [names('environment', 'https', 1), connect(1)], 'cannot-tell'],
  ['this computer has no network', [names('environment', 'https', 1), connect(1, 'network-unreachable')], 'cannot-tell'],
  ['a script works', [namesScript, script(), software()], 'cannot-tell'],
  ['a script is faulty', [namesScript, script('pac-syntax-error'), software()], 'yes'],
  ["nobody answers at a script's address", [namesScript, script('connection-refused'), software()], 'yes'],
  ["a script's name cannot be looked up just now", [namesScript, script('dns-server-failure'), software()], 'cannot-tell'],
  ['the check was stopped', [names('environment', 'https', 1), notTried(1)], 'cannot-tell'],
  [
    'only the second of two proxies is dead',
    [names('gnome', 'http', 1), names('gnome', 'https', 2), connect(1), connect(2, 'connection-refused')],
    'yes',
  ],
  [
    'an exception means every address',
    [says('environment', 'https', { status: 'succeeded', value: { choice: 'direct', setting: 'no_proxy', isException: true } })],
    'cannot-tell',
  ],
] as const)('Where %s the answer follows', (_words, facts, answer) => {
  expect(checkSettings(facts).answer).toBe(answer)
})

test('A proxy that Chromium names counts, and that it names none proves nothing', () => {
  const answers = [
    [says('environment', 'https', nothing), names('chromium', 'https', 1), connect(1, 'connection-refused')],
    [says('environment', 'https', nothing), says('chromium', 'https', nothing)],
    [says('chromium', 'https', nothing)],
  ].map((facts) => checkSettings([...facts, software()]).answer)
  expect(answers).toEqual(['yes', 'no', 'cannot-tell'])
})

test('A proxy of a single program is shown and judges nothing', () => {
  const facts = [
    says('environment', 'https', nothing),
    names('git', 'https', 1),
    says('npm', 'https', { status: 'not-run', reason: 'no-permission' }),
  ]
  const { answer, paths, sources } = checkSettings([...facts, software()])
  expect({ answer, paths, states: sources.map(({ state }) => state) }).toEqual({
    answer: 'no',
    paths: [],
    states: ['direct', 'proxy', 'not-known'],
  })
})

test('What a place says alike for several kinds of addresses is said once', () => {
  const { sources } = checkSettings([says('kde', 'http', nothing), names('kde', 'https', 1), says('kde', 'wss', nothing)])
  expect(sources.map(({ source, state, schemes }) => ({ source, state, schemes }))).toEqual([
    { source: 'kde', state: 'direct', schemes: ['http', 'wss'] },
    { source: 'kde', state: 'proxy', schemes: ['https'] },
  ])
})
