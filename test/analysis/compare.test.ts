// The rows of the side-by-side view where a story alone does not show the point.
import { describe, expect, test } from 'vitest'
import { compare } from '../../shared/analysis/compare.ts'
import type { Aspect } from '../../shared/analysis/comparison-row.ts'
import type { Fact } from '../../shared/facts/fact.ts'
import { evidenceOf } from '../scenarios/stories.ts'

/** What a row of a story says: what is offered, and how it compares. */
function row(story: string, aspect: Aspect, change: (facts: readonly Fact[]) => readonly Fact[] = (facts) => facts): string | undefined {
  const evidence = evidenceOf(story)
  const found = compare({ ...evidence, facts: change(evidence.facts) }).find((each) => each.aspect === aspect)
  return found && `${found.offered.id} ${found.match}`
}

const unknown =
  (start: string) =>
  (facts: readonly Fact[]): readonly Fact[] =>
    facts.map((fact) => (fact.id.startsWith(start) ? ({ ...fact, outcome: { status: 'not-run', reason: 'cancelled' } } as const) : fact))

describe('A row', () => {
  test.each([
    ['works-wss', ['address', 'port', 'reach', 'encryption', 'certificate', 'protocol', 'path', 'name'].toSorted()],
    ['works-ws', ['address', 'port', 'reach', 'encryption', 'protocol', 'path'].toSorted()],
    ['works-tcp-that-waits', ['address', 'port', 'reach', 'protocol'].toSorted()],
    ['proxy-dead', ['address', 'port', 'reach', 'proxy', 'encryption', 'protocol', 'path'].toSorted()],
  ])('is there only for what applies to the target: %s has %j', (story, aspects) => {
    expect(
      compare(evidenceOf(story))
        .map(({ aspect }) => aspect)
        .toSorted(),
    ).toEqual(aspects)
  })

  test.each([
    ['works-ws', 'encryption', 'row.encryption.none same'],
    ['ws-on-tls-port-of-nginx', 'encryption', 'row.encryption.offered-unasked different'],
    ['wss-on-plain-port-of-nginx', 'encryption', 'row.encryption.plain-only different'],
    ['wss-cut-off-on-port-that-wants-tls', 'encryption', 'row.unknown unknown'],
    ['tls-too-old', 'encryption', 'row.encryption.refused different'],
    ['certificate-expired', 'certificate', 'row.certificate.expired different'],
    ['certificate-wrong-name', 'certificate', 'row.certificate.wrong-name different'],
    ['certificate-own-root', 'certificate', 'row.certificate.untrusted different'],
    ['ws-asked-of-redis', 'protocol', 'row.protocol.spoken different'],
    ['ws-silent', 'protocol', 'row.protocol.silent unknown'],
    ['websocket-refused-404', 'path', 'row.path.status different'],
    ['websocket-refused-403', 'path', 'row.path.status unknown'],
    ['expected-address-agrees', 'address', 'row.address.other same'],
    ['expected-address-differs', 'address', 'row.address.other different'],
    ['absent-on-own-network', 'address', 'row.address.absent different'],
    ['silent-everywhere', 'address', 'row.address.silent unknown'],
    ['name-not-found-typo-of-ending', 'name', 'row.name.not-found different'],
    ['dns-silent', 'name', 'row.name.lookup-failed unknown'],
    ['dns-silent', 'reach', 'row.not-reached unknown'],
    ['proxy-dead', 'proxy', 'row.proxy.unreachable different'],
    ['proxy-forbids', 'proxy', 'row.proxy.refused different'],
    ['proxy-on-localhost-over-ipv4-alone', 'proxy', 'row.proxy.tunnel-opened same'],
  ] as const)('of %s for the %s is %s', (story, aspect, expected) => {
    expect(row(story, aspect)).toBe(expected)
  })

  test('that nobody has looked at is unknown, never different', () => {
    expect(row('works-ws', 'protocol', unknown('websocket-upgrade'))).toBe('row.unknown unknown')
    expect(row('wss-on-plain-port-of-nginx', 'encryption', unknown('tls-handshake'))).toBe('row.unknown unknown')
    expect(row('silent-port-of-living-machine', 'reach', unknown('tcp-connect/target'))).toBe('row.not-reached unknown')
    expect(row('proxy-dead', 'proxy', unknown('tcp-connect/proxy'))).toBe('row.unknown unknown')
  })

  test('about an absent machine does not speak of the proxy’s', () => {
    const proxyAbsent = (facts: readonly Fact[]): readonly Fact[] => [
      ...facts,
      ...evidenceOf('absent-on-own-network').facts.flatMap((fact) =>
        fact.kind === 'tcp-connect' && fact.input.purpose === 'target'
          ? [{ ...fact, id: 'tcp-connect/proxy', input: { ...fact.input, purpose: 'proxy' as const } }]
          : [],
      ),
    ]
    expect(row('silent-everywhere', 'address', proxyAbsent)).toBe('row.address.silent unknown')
  })

  test('about an expired chain names the certificate that expired', () => {
    const { facts, ...rest } = evidenceOf('certificate-expired')
    const renewed = JSON.parse(
      JSON.stringify(facts).replace(
        '"chain":[',
        '"chain":[{"subject":"leaf","issuer":"old link","names":["localhost"],"nameCount":1,"validFrom":"2026-01-01T00:00:00.000Z","validTo":"2030-01-01T00:00:00.000Z","fingerprint":"","key":"","isSelfIssued":false},',
      ),
    ) as readonly Fact[]
    const certificate = compare({ ...rest, facts: renewed }).find(({ aspect }) => aspect === 'certificate')
    expect(certificate?.offered).toEqual({
      id: 'row.certificate.expired',
      params: { subject: 'localhost', validTo: Date.parse('2021-01-01T00:00:00.000Z') },
    })
  })

  test('about a proxy writes its address as people do', () => {
    const proxy = compare(evidenceOf('proxy-on-ipv6-dead')).find(({ aspect }) => aspect === 'proxy')
    expect(proxy?.attempted).toEqual({ id: 'row.proxy.set', params: { proxy: 'http://[::1]:7890' } })
  })
})
