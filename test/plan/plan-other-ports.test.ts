// Which other ports are looked at, and what is asked of those on which hosting panels answer.
import { expect, it } from 'vitest'
import type { Fact } from '../../shared/facts/fact.ts'
import type { FailureCode, HttpHead } from '../../shared/facts/outcome.ts'
import { planOtherPorts } from '../../shared/plan/plan-other-ports.ts'
import type { Target } from '../../shared/target/target.ts'

const address = '203.0.113.9'
const target: Target = { scheme: 'ws', host: address, port: 9999, path: '/chat?token=1', input: '' }
const options = { proxy: 'auto' } as const
const times = { startedAt: '2026-01-01T00:00:00.000Z', durationMs: 1 }
const noInterfaces: Fact = {
  ...times,
  id: 'network-interfaces',
  kind: 'network-interfaces',
  input: {},
  outcome: { status: 'succeeded', value: { operatingSystem: 'linux', interfaces: [] } },
}
const failure = (code: FailureCode) => ({ code, operation: 'connect', raw: '', synchronous: false }) as const

function failedConnect(code: FailureCode): Fact {
  return {
    ...times,
    id: `tcp-connect/target/${address}/9999`,
    kind: 'tcp-connect',
    input: { address, port: 9999, purpose: 'target' },
    outcome: { status: 'failed', failure: failure(code) },
  }
}

function openPort(port: number): Fact {
  const value = { localAddress: '198.51.100.2', localPort: 40_000, attempts: [] }
  return {
    ...times,
    id: `tcp-connect/other-port/${address}/${port}`,
    kind: 'tcp-connect',
    input: { address, port, purpose: 'other-port' },
    outcome: { status: 'succeeded', value },
  }
}

const over = (port: number) => ({ address, port, route: 'direct', purpose: 'other-port' }) as const

function answered(port: number, head: HttpHead): Fact {
  return {
    ...times,
    id: `http-exchange/plain/panel/direct/other-port/${address}/${port}`,
    kind: 'http-exchange',
    input: { ...over(port), encrypted: false, host: address, path: '/' },
    outcome: { status: 'succeeded', value: head },
  }
}

function shookHands(port: number, isTrusted: boolean): Fact {
  const value = {
    protocolVersion: 'TLSv1.3',
    cipher: '',
    chain: [],
    isNameValid: isTrusted,
    ...(isTrusted ? {} : { chainProblem: 'self-signed' as const }),
  }
  return {
    ...times,
    id: `tls-handshake/direct/other-port/${address}/${port}`,
    kind: 'tls-handshake',
    input: { ...over(port), serverName: address, applicationProtocols: [] },
    outcome: { status: 'succeeded', value },
  }
}

const plan = (facts: readonly Fact[]) => planOtherPorts({ target, options, facts: [noInterfaces, ...facts], slow: new Set() })
const portsOf = (facts: readonly Fact[]) => plan(facts).flatMap(({ kind, input }) => (kind === 'tcp-connect' ? [input.port] : []))
const panelQuestions = (facts: readonly Fact[]) =>
  plan(facts)
    .filter(({ kind, id }) => kind !== 'tcp-connect' && (id.includes('/panel/') || kind === 'tls-handshake'))
    .map(({ id }) => id)

it('looks at twenty ports at most, those of hosting panels among them after silence only', () => {
  expect(portsOf([failedConnect('no-answer')])).toHaveLength(20)
  expect(portsOf([failedConnect('no-answer')])).toEqual(expect.arrayContaining([8888, 8443, 8880, 2082, 2083, 2087, 2222, 10000, 8090]))
  expect(portsOf([failedConnect('connection-refused')])).toEqual([80, 443, 8080, 8443, 8000, 8888, 3000, 5000, 9000, 7272, 8282, 2346, 22])
})

it('asks the ports of panels for their first page, without the person’s own path, and no other port', () => {
  const asked = plan([failedConnect('no-answer'), openPort(8888), openPort(9000)]).filter(({ kind }) => kind === 'http-exchange')
  expect(asked.map(({ input }) => input)).toEqual([{ ...over(8888), encrypted: false, host: address, path: '/' }])
})

it('asks nothing of a panel after a refusal', () => {
  expect(panelQuestions([failedConnect('connection-refused'), openPort(8888)])).toEqual([])
})

const nginx: HttpHead = {
  status: 400,
  reason: '',
  headers: [{ name: 'server', value: 'nginx' }],
  bodyStart: 'The plain HTTP request was sent to HTTPS port',
}
const plain = `http-exchange/plain/panel/direct/other-port/${address}/8443`
const handshake = `tls-handshake/direct/other-port/${address}/8443`

it('looks at the certificate where TLS is wanted, and stops where the panel is known already', () => {
  const silent = [failedConnect('no-answer'), openPort(8443)]
  expect(panelQuestions(silent)).toEqual([plain])
  expect(panelQuestions([...silent, answered(8443, nginx)])).toEqual([plain, handshake])
  expect(panelQuestions([...silent, answered(8443, { ...nginx, headers: [{ name: 'server', value: 'sw-cp-server' }] })])).toEqual([plain])
  expect(panelQuestions([...silent, answered(8443, { ...nginx, status: 200, bodyStart: 'Hello' })])).toEqual([plain])
})

it('asks inside TLS only where the chain is trusted', () => {
  const wantsTls = [failedConnect('no-answer'), openPort(8443), answered(8443, nginx)]
  expect(panelQuestions([...wantsTls, shookHands(8443, false)])).toEqual([plain, handshake])
  expect(panelQuestions([...wantsTls, shookHands(8443, true)])).toEqual([plain, handshake, plain.replace('plain', 'tls')])
})
