// Facts for the rules about closed and silent ports: connects with their ends, answers of other ports, and what a name leads to.
import type { Certificate, Fact } from '../../shared/facts/fact.ts'
import type { FailureCode, HttpHeader } from '../../shared/facts/outcome.ts'
import type { Evidence } from '../../shared/rules/rule.ts'
import type { Scheme } from '../../shared/target/target.ts'

const times = { startedAt: '2026-01-01T00:00:00.000Z', durationMs: 1 }

/** Evidence about one target; the facts say the rest. */
export function evidenceAbout(scheme: Scheme, host: string, port: number, facts: readonly Fact[]): Evidence {
  return { target: { scheme, host, port, path: '/', input: '' }, options: { proxy: 'auto' }, facts }
}

/** A connect that ended in one of these ways. */
export function connect(purpose: 'target' | 'other-port', address: string, port: number, end: FailureCode | 'connected'): Fact {
  const value = { localAddress: '198.51.100.2', localPort: 40_000, attempts: [] }
  const failure = { code: end === 'connected' ? 'unknown' : end, operation: 'connect', raw: '', synchronous: false } as const
  return {
    ...times,
    id: `tcp-connect/${purpose}/${address}/${port}`,
    kind: 'tcp-connect',
    input: { address, port, purpose },
    outcome: end === 'connected' ? { status: 'succeeded', value } : { status: 'failed', failure },
  }
}

/** What another port answered to a question for its first page. */
export function answer(address: string, port: number, headers: readonly HttpHeader[], bodyStart = ''): Fact {
  return {
    ...times,
    id: `http-exchange/plain/panel/direct/other-port/${address}/${port}`,
    kind: 'http-exchange',
    input: { address, port, route: 'direct', purpose: 'other-port', encrypted: false, host: address, path: '/' },
    outcome: { status: 'succeeded', value: { status: 200, reason: '', headers, bodyStart } },
  }
}

/** An upgrade that another port refused, with the headers of its answer. */
export function refusedUpgrade(address: string, port: number, headers: readonly HttpHeader[]): Fact {
  const http = { status: 403, reason: '', headers, bodyStart: '' }
  const failure = {
    code: 'websocket-refused',
    operation: 'receive',
    raw: '',
    synchronous: false,
    received: { firstBytes: '', http },
  } as const
  return {
    ...times,
    id: `websocket-upgrade/plain/direct/other-port/${address}/${port}`,
    kind: 'websocket-upgrade',
    input: { address, port, route: 'direct', purpose: 'other-port', encrypted: false, host: address, path: '/' },
    outcome: { status: 'failed', failure },
  }
}

/** A handshake with another port that showed an untrusted certificate. */
export function shownCertificate(address: string, port: number, names: Pick<Certificate, 'subject' | 'issuer'>): Fact {
  const leaf = { ...names, names: [], nameCount: 0, validFrom: '', validTo: '', fingerprint: '', key: '', isSelfIssued: true }
  return {
    ...times,
    id: `tls-handshake/direct/other-port/${address}/${port}`,
    kind: 'tls-handshake',
    input: { address, port, route: 'direct', purpose: 'other-port', serverName: address, applicationProtocols: [] },
    outcome: {
      status: 'succeeded',
      value: { protocolVersion: 'TLSv1.3', cipher: '', chain: [leaf], chainProblem: 'self-signed', isNameValid: false },
    },
  }
}

/** What the system's lookup and one resolver say about a name. */
export function named(
  name: string,
  addresses: readonly string[],
  aliases: readonly string[],
  answeredAddresses = addresses,
): readonly Fact[] {
  return [
    {
      ...times,
      id: `system-lookup/${name}`,
      kind: 'system-lookup',
      input: { name, purpose: 'target' },
      outcome: { status: 'succeeded', value: { addresses } },
    },
    {
      ...times,
      id: `dns-query/198.51.100.1/A/${name}`,
      kind: 'dns-query',
      input: { name, recordType: 'A', resolver: '198.51.100.1' },
      outcome: { status: 'succeeded', value: { addresses: answeredAddresses, aliases, ttlSeconds: 60 } },
    },
  ]
}
