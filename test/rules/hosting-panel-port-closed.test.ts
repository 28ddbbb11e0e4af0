// A silent port beside a hosting panel: recognised by what answers, never by the open port alone.
import { expect, it, test } from 'vitest'
import { analyze } from '../../shared/analysis/analyze.ts'
import type { Fact } from '../../shared/facts/fact.ts'
import { hostingPanelPortClosed } from '../../shared/rules/hosting-panel-port-closed.ts'
import { answer, connect, evidenceAbout, refusedUpgrade, shownCertificate } from './network-facts.ts'

const address = '203.0.113.9'
const about = (...facts: readonly Fact[]) => evidenceAbout('ws', address, 8282, facts)
const silent = connect('target', address, 8282, 'no-answer')
const server = (value: string) => [{ name: 'server', value }]

const recognised: readonly (readonly [string, Fact, string, number])[] = [
  ['its answer', answer(address, 8880, server('sw-cp-server')), 'Plesk', 8880],
  ['its page', answer(address, 8888, server('nginx'), '<title>安全入口校验失败</title>'), '宝塔 (Baota)', 8888],
  ['its refusal to upgrade', refusedUpgrade(address, 8443, server('sw-cp-server')), 'Plesk', 8443],
  ['its own certificate', shownCertificate(address, 8443, { subject: 'Plesk', issuer: 'Plesk' }), 'Plesk', 8443],
]

test.each(recognised)('is likely where the panel shows itself by %s', (_, fact, panel, panelPort) => {
  const findings = hostingPanelPortClosed.evaluate(about(silent, fact))
  expect(findings.map(({ certainty, message, evidence }) => [certainty, message, evidence])).toEqual([
    ['likely', { id: 'hosting-panel-port-closed.title', params: { address, port: 8282, panel, panelPort } }, [silent.id, fact.id]],
  ])
})

const neighbours: readonly (readonly [string, readonly Fact[]])[] = [
  ['an open port of a panel that says nothing', [silent, connect('other-port', address, 8888, 'connected')]],
  ['another web server on the port of a panel', [silent, answer(address, 8888, server('nginx'), '<title>Jupyter</title>')]],
  ['somebody’s own certificate', [silent, shownCertificate(address, 8443, { subject: 'www.example.com', issuer: 'www.example.com' })]],
  ['a panel on another machine', [silent, answer('203.0.113.10', 8880, server('sw-cp-server'))]],
  ['a refused port', [connect('target', address, 8282, 'connection-refused'), answer(address, 8880, server('sw-cp-server'))]],
]

test.each(neighbours)('is not found for %s', (_, facts) => {
  expect(hostingPanelPortClosed.evaluate(about(...facts))).toEqual([])
})

it('explains the silence, and a panel’s page is not what was asked for', () => {
  const evidence = evidenceAbout('http', address, 8282, [
    silent,
    connect('other-port', address, 8880, 'connected'),
    answer(address, 8880, server('sw-cp-server')),
  ])
  expect(analyze(evidence).findings.map(({ cause, certainty, explainedBy }) => [cause, certainty, explainedBy])).toEqual([
    ['hosting-panel-port-closed', 'likely', undefined],
    ['server-silent', 'possible', undefined],
    ['firewall-drops', 'likely', 'hosting-panel-port-closed'],
    ['wrong-port', 'possible', 'hosting-panel-port-closed'],
  ])
})

it('names the provider’s firewall first on a cloud machine, and the panel beside it', () => {
  const cloud = '47.96.0.10'
  const facts = [
    connect('target', cloud, 8282, 'no-answer'),
    connect('other-port', cloud, 8888, 'connected'),
    answer(cloud, 8888, [], 'aaPanel Linux panel'),
  ]
  expect(analyze(evidenceAbout('ws', cloud, 8282, facts)).findings.map(({ cause, explainedBy }) => [cause, explainedBy])).toEqual([
    ['cloud-firewall-drops', undefined],
    ['hosting-panel-port-closed', undefined],
    ['server-silent', undefined],
    ['firewall-drops', 'cloud-firewall-drops'],
  ])
})
