// What a report suggests to try otherwise.
import { expect, test } from 'vitest'
import type { Fact } from '../../shared/facts/fact.ts'
import type { Report } from '../../shared/report/report.ts'
import { whatIfs } from '../../shared/report/what-if.ts'
import type { CauseId } from '../../shared/rules/cause.ts'
import { refusedFact, refusedReport, worksReport } from '../fakes/sample-report.ts'

const finding = refusedReport.findings[0]
const withFinding = (cause: CauseId, change: Partial<Report> = {}): Report => ({
  ...refusedReport,
  findings: finding ? [{ ...finding, cause }] : [],
  ...change,
})

const at = (startedAt: string) => ({ startedAt, durationMs: 1 })
const upgradeAt = (port: number): Fact => ({
  id: `websocket-upgrade/other-port/127.0.0.1/${port}`,
  kind: 'websocket-upgrade',
  ...at('2026-01-02T03:04:05.030Z'),
  input: { address: '127.0.0.1', port, route: 'direct', purpose: 'other-port', encrypted: false, host: 'localhost', path: '/chat' },
  outcome: { status: 'succeeded', value: { headers: [] } },
})
const proxySetting = (host?: string): Fact => ({
  id: 'proxy-setting',
  kind: 'proxy-setting',
  ...at('2026-01-02T03:04:05.000Z'),
  input: { mode: 'auto' },
  outcome: {
    status: 'succeeded',
    value: host === undefined ? { source: 'none' } : { source: 'environment', proxy: { scheme: 'http', host, port: 3128 } },
  },
})
const named = { ...refusedReport.target, host: 'example.test' }
const overIpv6: Fact = { ...refusedFact, id: 'six', input: { address: '2001:db8::1', port: 4009, purpose: 'target' } }

test.each<[string, Report, unknown]>([
  ['an address that works suggests nothing', worksReport, []],
  ['a closed port alone suggests nothing', refusedReport, []],
  [
    'a port that speaks what was asked',
    withFinding('wrong-port', { facts: [upgradeAt(8080), upgradeAt(8443), upgradeAt(8080)] }),
    [
      { kind: 'port', port: 8080, address: 'ws://127.0.0.1:8080/chat' },
      { kind: 'port', port: 8443, address: 'ws://127.0.0.1:8443/chat' },
    ],
  ],
  ['encryption that is wanted', withFinding('tls-required'), [{ kind: 'scheme', scheme: 'wss', address: 'wss://127.0.0.1:4009/chat' }]],
  [
    'encryption that is not offered, at the port that was asked',
    withFinding('tls-not-offered', { target: { ...refusedReport.target, scheme: 'https', port: 443 } }),
    [{ kind: 'scheme', scheme: 'http', address: 'http://127.0.0.1:443/chat' }],
  ],
  [
    'a proxy that may be in the way',
    { ...refusedReport, facts: [proxySetting('10.0.0.1')] },
    [{ kind: 'without-proxy', address: 'ws://127.0.0.1:4009/chat' }],
  ],
  ['no proxy at all', { ...refusedReport, facts: [proxySetting()] }, []],
  ['a proxy that it works with', { ...worksReport, facts: [proxySetting('10.0.0.1')] }, []],
  [
    'a check without the proxy',
    { ...refusedReport, options: { proxy: 'direct' } },
    [{ kind: 'with-proxy', address: 'ws://127.0.0.1:4009/chat' }],
  ],
  [
    'an IPv6 that fails beside an IPv4',
    { ...refusedReport, target: named, facts: [refusedFact, overIpv6] },
    [{ kind: 'ipv4', address: 'ws://example.test:4009/chat' }],
  ],
  ['an IPv6 alone', { ...refusedReport, target: named, facts: [overIpv6] }, []],
  [
    'IPv4 that was tried alone already',
    { ...refusedReport, target: named, options: { proxy: 'auto', addressFamily: 'ipv4' }, facts: [refusedFact, overIpv6] },
    [],
  ],
])('%s', (_, report, expected) => {
  expect(whatIfs(report)).toEqual(expected)
})
