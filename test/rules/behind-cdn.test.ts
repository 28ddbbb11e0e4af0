// Which CDN is found by what, how sure, and what it explains; and every neighbour that must not be taken for one.
import { expect, it, test } from 'vitest'
import { analyze } from '../../shared/analysis/analyze.ts'
import { behindCdn } from '../../shared/rules/behind-cdn.ts'
import type { Evidence } from '../../shared/rules/rule.ts'
import type { StoredMessage } from '../../shared/i18n/message.ts'
import { connect, evidenceAbout, named, refusedUpgrade } from './network-facts.ts'

const cloudflare = '104.16.132.229'
const plainPorts = '80, 8080, 8880, 2052, 2082, 2086, 2095'
// As stored: with all the catalogue's ids at once the compiler gives up.
const stored = (finding: { readonly certainty: string; readonly message: StoredMessage }) => [
  finding.certainty,
  finding.message.id,
  finding.message.params,
]
const found = (evidence: Evidence) => behindCdn.evaluate(evidence).map(stored)

it('is certain where the address is the CDN’s own, answers elsewhere, and the port is not forwarded', () => {
  const facts = [connect('target', cloudflare, 7272, 'no-answer'), connect('other-port', cloudflare, 80, 'connected')]
  const params = { cdn: 'Cloudflare', host: cloudflare, port: 7272, ports: plainPorts, count: 7, address: cloudflare }
  expect(found(evidenceAbout('ws', cloudflare, 7272, facts))).toEqual([['certain', 'behind-cdn.title', params]])
})

it('is certain by the refusal itself, and lists the ports that fit what was asked', () => {
  const facts = [connect('target', cloudflare, 9443, 'connection-refused')]
  const [finding] = behindCdn.evaluate(evidenceAbout('wss', cloudflare, 9443, facts))
  expect([finding?.certainty, finding?.message.params]).toEqual([
    'certain',
    expect.objectContaining({ ports: '443, 2053, 2083, 2087, 2096, 8443' }),
  ])
  expect(finding?.decidingTest).toBeUndefined()
})

it('is only likely while nothing else of the address was tried, and only possible when its web ports are silent too', () => {
  const silent = connect('target', cloudflare, 7272, 'no-answer')
  expect(found(evidenceAbout('ws', cloudflare, 7272, [silent])).map(([certainty]) => certainty)).toEqual(['likely'])
  const wholly = [silent, connect('other-port', cloudflare, 80, 'no-answer'), connect('other-port', cloudflare, 443, 'no-answer')]
  expect(found(evidenceAbout('ws', cloudflare, 7272, wholly)).map(([certainty]) => certainty)).toEqual(['possible'])
})

it('is never certain for Akamai, whose customers can have other ports opened', () => {
  const address = '23.192.0.1'
  const facts = [connect('target', address, 8080, 'no-answer'), connect('other-port', address, 443, 'connected')]
  expect(found(evidenceAbout('ws', address, 8080, facts)).map(([certainty]) => certainty)).toEqual(['likely'])
})

it('is only likely where another of the name’s addresses is somebody else’s', () => {
  const facts = [
    ...named('shop.example', [cloudflare, '203.0.113.9'], []),
    connect('target', cloudflare, 7272, 'no-answer'),
    connect('target', '203.0.113.9', 7272, 'no-answer'),
    connect('other-port', cloudflare, 80, 'connected'),
  ]
  expect(found(evidenceAbout('ws', 'shop.example', 7272, facts)).map(([certainty]) => certainty)).toEqual(['likely'])
})

it('is likely by the CDN’s name behind the name, where the called address came with it', () => {
  const alias = 'd111111abcdef8.cloudfront.net'
  const called = connect('target', '203.0.113.9', 8080, 'no-answer')
  const params = { cdn: 'Amazon CloudFront', host: 'shop.example', port: 8080, ports: '80', count: 1, alias }
  expect(found(evidenceAbout('ws', 'shop.example', 8080, [...named('shop.example', ['203.0.113.9'], [alias]), called]))).toEqual([
    ['likely', 'behind-cdn.by-name.title', params],
  ])
  const overridden = named('shop.example', ['203.0.113.9'], [alias], ['13.224.1.1'])
  expect(found(evidenceAbout('ws', 'shop.example', 8080, [...overridden, called]))).toEqual([])
})

it('is likely by what another port of the address answers', () => {
  const address = '203.0.113.9'
  const facts = [
    connect('target', address, 7272, 'no-answer'),
    connect('other-port', address, 443, 'connected'),
    refusedUpgrade(address, 443, [{ name: 'server', value: 'cloudflare' }]),
  ]
  expect(found(evidenceAbout('ws', address, 7272, facts))).toEqual([
    ['likely', 'behind-cdn.by-answer.title', { cdn: 'Cloudflare', host: address, port: 7272, ports: plainPorts, count: 7, otherPort: 443 }],
  ])
})

const neighbours: readonly (readonly [string, Evidence])[] = [
  ['a port that the CDN forwards', evidenceAbout('ws', cloudflare, 8080, [connect('target', cloudflare, 8080, 'no-answer')])],
  ['a port of the CDN’s own service', evidenceAbout('tcp', '198.41.192.7', 7844, [connect('target', '198.41.192.7', 7844, 'no-answer')])],
  ['a CDN that answers', evidenceAbout('ws', cloudflare, 7272, [connect('target', cloudflare, 7272, 'connected')])],
  ['an address of nobody known', evidenceAbout('ws', '203.0.113.9', 7272, [connect('target', '203.0.113.9', 7272, 'no-answer')])],
  ['an address of a cloud provider', evidenceAbout('ws', '18.184.0.10', 7272, [connect('target', '18.184.0.10', 7272, 'no-answer')])],
  [
    'a way that this computer has not got',
    evidenceAbout('ws', cloudflare, 7272, [connect('target', cloudflare, 7272, 'network-unreachable')]),
  ],
]

test.each(neighbours)('is not found for %s', (_, evidence) => {
  expect(behindCdn.evaluate(evidence)).toEqual([])
})

it('is not found while an address of the name is still being tried', () => {
  const facts = [...named('shop.example', [cloudflare, '104.16.133.229'], []), connect('target', cloudflare, 7272, 'connection-refused')]
  expect(behindCdn.evaluate(evidenceAbout('ws', 'shop.example', 7272, facts))).toEqual([])
})

it('explains the refusal and the silence of which it is the cause', () => {
  const refused = [connect('target', cloudflare, 9443, 'connection-refused'), connect('other-port', cloudflare, 443, 'connected')]
  const causes = (evidence: Evidence) => analyze(evidence).findings.map(({ cause, explainedBy }) => [cause, explainedBy])
  expect(causes(evidenceAbout('wss', cloudflare, 9443, refused))).toEqual([
    ['behind-cdn', undefined],
    ['server-not-listening', 'behind-cdn'],
    ['firewall-rejects', 'behind-cdn'],
  ])
  const silent = [connect('target', cloudflare, 7272, 'no-answer'), connect('other-port', cloudflare, 443, 'connected')]
  expect(causes(evidenceAbout('ws', cloudflare, 7272, silent))).toEqual([
    ['behind-cdn', undefined],
    ['firewall-drops', 'behind-cdn'],
    ['server-silent', 'behind-cdn'],
  ])
})

it('sends what is not of the web around the CDN first', () => {
  const facts = [connect('target', cloudflare, 22, 'no-answer'), connect('other-port', cloudflare, 443, 'connected')]
  const remedies = behindCdn.evaluate(evidenceAbout('tcp', cloudflare, 22, facts)).flatMap((finding) => finding.remedies)
  expect(remedies.map(({ id }) => id)).toEqual(['behind-cdn.remedy.go-around', 'behind-cdn.remedy.use-forwarded-port'])
})
