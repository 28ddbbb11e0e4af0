// Questions to DNS servers that answer truly, refuse, lie, cut short or say nothing (bad-peers 2.3 F).
import type { DecodedPacket, Packet } from 'dns-packet'
import { encode } from 'dns-packet'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { dnsQuery, resolverEndpoint } from '../../electron/probes/dns-query.ts'
import { startDnsServer, reply, type DnsBehaviour } from '../fakes/dns-server.ts'
import { createProbeContext } from '../fakes/probe-context.ts'
import { closedPort } from '../fakes/tcp-server.ts'

const name = 'www.example.test'

async function ask(behave: DnsBehaviour, asked = name) {
  const server = await startDnsServer(behave)
  onTestFinished(() => server.close())
  const outcome = await dnsQuery({ name: asked, recordType: 'A', resolver: server.resolver }, createProbeContext())
  return { outcome, queries: server.queries() }
}

const a = (owner: string, data: string, ttl = 300) => ({ type: 'A', name: owner, data, ttl }) as const
const alias = (owner: string, data: string) => ({ type: 'CNAME', name: owner, data, ttl: 60 }) as const
const answers =
  (records: Packet['answers']): DnsBehaviour =>
  (query) => [reply(query, records)]

describe('dnsQuery', () => {
  it('gives addresses, their lifetime, and the aliases on the way to them', async () => {
    const { outcome, queries } = await ask(
      answers([
        a('other.test', '192.0.2.66'),
        alias(name, 'cdn.test'),
        alias('CDN.test', 'edge.test'),
        a('edge.test', '192.0.2.1', 30),
        a('edge.test', '192.0.2.2'),
      ]),
    )
    expect(outcome).toEqual({
      status: 'succeeded',
      value: { addresses: ['192.0.2.1', '192.0.2.2'], aliases: ['cdn.test', 'edge.test'], ttlSeconds: 30 },
    })
    expect(queries).toBe(1)
  })

  it('reads IPv6 addresses', async () => {
    const server = await startDnsServer((query) => [reply(query, [{ type: 'AAAA', name, data: '2001:db8::1', ttl: 5 }])])
    onTestFinished(() => server.close())
    expect(await dnsQuery({ name, recordType: 'AAAA', resolver: server.resolver }, createProbeContext())).toMatchObject({
      value: { addresses: ['2001:db8::1'] },
    })
  })

  it('takes a name with its final dot for the same name', async () => {
    const { outcome } = await ask(answers([a(name, '192.0.2.1')]), `${name}.`)
    expect(outcome).toMatchObject({ value: { addresses: ['192.0.2.1'] } })
  })

  it.each([
    [1, 'dns-malformed-answer', 'FORMERR'],
    [2, 'dns-server-failure', 'SERVFAIL'],
    [3, 'name-not-found', 'NXDOMAIN'],
    [4, 'dns-refused', 'NOTIMP'],
    [5, 'dns-refused', 'REFUSED'],
    [9, 'dns-server-failure', 'RCODE 9'],
  ])('names response code %d', async (responseCode, code, raw) => {
    const { outcome } = await ask((query) => [reply(query, [], responseCode)])
    expect(outcome).toEqual({ status: 'failed', failure: { code, operation: 'query', raw, synchronous: false } })
  })

  it.each([
    ['no record', []],
    ['an alias that leads nowhere', [alias(name, 'gone.test')]],
    ['only the address of another name', [a('other.test', '192.0.2.1')]],
  ])('calls an answer with %s a name without address', async (_text, records) => {
    expect((await ask(answers(records))).outcome).toMatchObject({ failure: { code: 'name-without-address' } })
  })

  it('is not caught in a circle of aliases', async () => {
    const { outcome } = await ask(answers([alias(name, 'b.test'), alias('b.test', name)]))
    expect(outcome).toMatchObject({ failure: { code: 'dns-malformed-answer', raw: 'CNAME loop' } })
  })

  it('keeps at most 64 addresses', async () => {
    const many = Array.from({ length: 300 }, (_, index) => a(name, `192.0.${index >> 8}.${index & 255}`))
    const { outcome } = await ask(answers(many))
    expect(outcome.status === 'succeeded' && outcome.value.addresses.length).toBe(64)
  })

  it('listens to no forged answer: not with another number, not to another question', async () => {
    const forgeries = (query: DecodedPacket) => [
      { ...reply(query, [a(name, '198.51.100.1')]), id: (query.id ?? 0) ^ 1 },
      { ...reply(query, [a(name, '198.51.100.2')]), questions: [{ type: 'A', name: 'evil.test' }] } as Packet,
      { ...reply(query, [a(name, '198.51.100.3')]), type: 'query' } as Packet,
    ]
    const { outcome } = await ask((query) => [...forgeries(query), reply(query, [a(name, '192.0.2.1')])])
    expect(outcome).toMatchObject({ value: { addresses: ['192.0.2.1'] } })
  })

  it.each([
    ['garbage', () => Buffer.from('not a packet at all')],
    ['five bytes', () => Buffer.alloc(5)],
    [
      'a circle of compression pointers',
      (query: DecodedPacket) => Buffer.concat([encode(reply(query)).subarray(0, 12), Buffer.from('c00c00010001', 'hex')]),
    ],
  ])('calls %s a malformed answer, but only when nothing better comes', async (_text, garbage) => {
    const alone = await ask((query) => [garbage(query)])
    expect(alone.outcome).toMatchObject({ failure: { code: 'dns-malformed-answer' } })
    const followed = await ask((query) => [garbage(query), reply(query, [a(name, '192.0.2.1')])])
    expect(followed.outcome).toMatchObject({ value: { addresses: ['192.0.2.1'] } })
  })

  it('asks once more before it calls silence silence', async () => {
    const { outcome, queries } = await ask(() => [])
    expect(outcome).toEqual({ status: 'failed', failure: { code: 'no-answer', operation: 'query', raw: '', synchronous: false } })
    expect(queries).toBe(2)
  })

  it('gives the answer to the second asking', async () => {
    let asked = 0
    const { outcome } = await ask((query) => (++asked === 1 ? [] : [reply(query, [a(name, '192.0.2.1')])]))
    expect(outcome).toMatchObject({ status: 'succeeded' })
  })

  it('asks over TCP when the answer was cut', async () => {
    const cut = 0x0200
    const { outcome } = await ask((query, isTcp) => [isTcp ? reply(query, [a(name, '192.0.2.1')]) : reply(query, [], cut)])
    expect(outcome).toMatchObject({ value: { addresses: ['192.0.2.1'] } })
  })

  it('asks over TCP once, however often it is told that the answer was cut', async () => {
    let tcpQueries = 0
    const { outcome } = await ask((query, isTcp) => {
      if (isTcp) tcpQueries += 1
      return isTcp ? [Buffer.from('0005hello more than announced')] : Array.from({ length: 20 }, () => reply(query, [], 0x0200))
    })
    expect([outcome.status, tcpQueries]).toEqual(['failed', 1])
  })

  it('hears at once that no DNS server is there', async () => {
    const startedAt = performance.now()
    const outcome = await dnsQuery(
      { name, recordType: 'A', resolver: `127.0.0.1:${await closedPort()}` },
      createProbeContext({ limits: { dnsQueryMs: 5000 } }),
    )
    expect(outcome).toMatchObject({ status: 'failed', failure: { code: 'connection-refused', operation: 'query' } })
    expect(performance.now() - startedAt).toBeLessThan(1000)
  })

  it('does not ask what cannot be a name', async () => {
    const outcome = await dnsQuery({ name: `${'a'.repeat(64)}.test`, recordType: 'A', resolver: '127.0.0.1:9' }, createProbeContext())
    expect(outcome).toMatchObject({ status: 'failed', failure: { code: 'invalid-argument', operation: 'query' } })
  })

  it('stops at once when the run is stopped', async () => {
    const server = await startDnsServer(() => [])
    onTestFinished(() => server.close())
    const controller = new AbortController()
    const context = createProbeContext({ signal: controller.signal, limits: { dnsQueryMs: 60_000 } })
    const pending = dnsQuery({ name, recordType: 'A', resolver: server.resolver }, context)
    controller.abort()
    expect(await pending).toEqual({ status: 'not-run', reason: 'cancelled' })
  })
})

describe('resolverEndpoint', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1', 53],
    ['192.0.2.1:5353', '192.0.2.1', 5353],
    ['2001:db8::1', '2001:db8::1', 53],
    ['[2001:db8::1]:5353', '2001:db8::1', 5353],
    ['fe80::1%eth0', 'fe80::1%eth0', 53],
  ])('reads %s', (text, address, port) => {
    expect(resolverEndpoint(text)).toEqual({ address, port })
  })

  it('gives back every address and port that it is given', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), fc.integer({ min: 1, max: 65535 }), (address, port) => {
        const text = address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`
        expect(resolverEndpoint(text)).toEqual({ address, port })
      }),
    )
  })
})
