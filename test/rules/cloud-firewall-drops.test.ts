// A silent port at a cloud provider: whose console, in whose words, and how sure.
import { expect, it, test } from 'vitest'
import { analyze } from '../../shared/analysis/analyze.ts'
import { cloudFirewallDrops } from '../../shared/rules/cloud-firewall-drops.ts'
import { connect, evidenceAbout } from './network-facts.ts'

const firstSteps: readonly (readonly [string, string, string])[] = [
  ['18.184.0.10', 'Amazon Web Services', 'security-group'],
  ['47.96.0.10', 'Alibaba Cloud', 'security-group'],
  ['81.68.0.1', 'Tencent Cloud', 'security-group'],
  ['119.3.0.1', 'Huawei Cloud', 'security-group'],
  ['51.15.1.1', 'Scaleway', 'security-group'],
  ['20.50.0.10', 'Microsoft Azure', 'network-security-group'],
  ['34.64.40.9', 'Google Cloud', 'vpc-firewall-rule'],
  ['138.197.10.20', 'DigitalOcean', 'cloud-firewall'],
  ['45.33.32.156', 'Linode', 'cloud-firewall'],
  ['116.203.1.1', 'Hetzner', 'firewall'],
  ['108.61.10.10', 'Vultr', 'firewall-group'],
  ['51.91.1.1', 'OVHcloud', 'edge-network-firewall'],
]

test.each(firstSteps)('%s: %s, whose first step is its %s', (address, provider, firewall) => {
  const facts = [connect('target', address, 8282, 'no-answer'), connect('other-port', address, 22, 'connected')]
  const [finding] = cloudFirewallDrops.evaluate(evidenceAbout('ws', address, 8282, facts))
  expect([finding?.certainty, finding?.message, finding?.remedies[0]]).toEqual([
    'likely',
    { id: 'cloud-firewall-drops.title', params: { address, port: 8282, provider } },
    { id: `cloud-firewall-drops.remedy.${firewall}`, params: { provider, port: 8282 } },
  ])
})

it('is only possible without a sign of life, beside a machine that is off', () => {
  const address = '20.50.0.10'
  const facts = [connect('target', address, 8282, 'no-answer'), connect('other-port', address, 22, 'no-answer')]
  const { verdict, findings } = analyze(evidenceAbout('ws', address, 8282, facts))
  expect(verdict.outcome).toBe('cannot-tell')
  expect(findings.map(({ cause, certainty, explainedBy }) => [cause, certainty, explainedBy])).toEqual([
    ['cloud-firewall-drops', 'possible', undefined],
    ['no-machine-at-address', 'possible', undefined],
    ['firewall-drops', 'possible', 'cloud-firewall-drops'],
  ])
})

it('is not found after a refusal, at a CDN, or at an address of nobody known', () => {
  const evaluate = (address: string, end: 'connection-refused' | 'no-answer') =>
    cloudFirewallDrops.evaluate(evidenceAbout('ws', address, 8282, [connect('target', address, 8282, end)]))
  expect([
    evaluate('18.184.0.10', 'connection-refused'),
    evaluate('104.16.132.229', 'no-answer'),
    evaluate('203.0.113.9', 'no-answer'),
  ]).toEqual([[], [], []])
})
