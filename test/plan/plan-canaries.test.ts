// When canaries are sent, and that none is sent for a target on this computer.
import { expect, it } from 'vitest'
import type { Fact } from '../../shared/facts/fact.ts'
import { impossibleName, nobodysAddress, unusedPort } from '../../shared/facts/canary-places.ts'
import { planCanaries } from '../../shared/plan/plan-canaries.ts'
import type { Target } from '../../shared/target/target.ts'

const target: Target = { scheme: 'ws', host: '10.77.0.2', port: 8080, path: '/', input: 'ws://10.77.0.2:8080' }
const options = { proxy: 'auto' } as const
const times = { startedAt: '2026-01-01T00:00:00.000Z', durationMs: 1 }

function connected(address: string): Fact {
  const value = { localAddress: '10.77.0.1', localPort: 40_000, attempts: [] }
  return {
    ...times,
    id: `tcp-connect/target/${address}/8080`,
    kind: 'tcp-connect',
    input: { address, port: 8080, purpose: 'target' },
    outcome: { status: 'succeeded', value },
  }
}

function upgradeFailed(address: string): Fact {
  const input = { address, port: 8080, route: 'direct', purpose: 'target', encrypted: false, host: address, path: '/' } as const
  const failure = { code: 'closed-without-answer', operation: 'receive', raw: '', synchronous: false } as const
  return {
    ...times,
    id: `websocket-upgrade/plain/direct/target/${address}/8080`,
    kind: 'websocket-upgrade',
    input,
    outcome: { status: 'failed', failure },
  }
}

it('asks where nobody can answer once a connection has led to nothing', () => {
  const planned = planCanaries({ target, options, facts: [connected(target.host), upgradeFailed(target.host)], slow: new Set() })
  expect(planned.map(({ input }) => input)).toEqual([
    { address: '127.0.0.1', port: unusedPort, purpose: 'canary' },
    { address: target.host, port: unusedPort, purpose: 'canary' },
    { address: nobodysAddress.ipv4, port: 8080, purpose: 'canary' },
    { name: impossibleName, purpose: 'canary' },
  ])
})

it('asks nothing while there is nothing to doubt', () => {
  expect(planCanaries({ target, options, facts: [connected(target.host)], slow: new Set() })).toEqual([])
})

it('asks nothing for a target on this computer', () => {
  const here = { ...target, host: '127.0.0.1' }
  expect(planCanaries({ target: here, options, facts: [connected(here.host), upgradeFailed(here.host)], slow: new Set() })).toEqual([])
})

it('asks who showed a certificate for one of a name that cannot exist, where proxies are asked about', () => {
  const input = {
    address: '127.0.0.1',
    port: 8080,
    route: 'direct',
    purpose: 'target',
    serverName: 'app.example.com',
    applicationProtocols: ['http/1.1'],
  } as const
  const shown: Fact = {
    ...times,
    id: 'tls-handshake/direct/target/127.0.0.1/8080',
    kind: 'tls-handshake',
    input,
    outcome: { status: 'succeeded', value: { protocolVersion: 'TLSv1.3', cipher: '', chain: [], isNameValid: true } },
  }
  const asked = { ...target, scheme: 'wss', host: '127.0.0.1' } as const
  const planned = (checksProxies: boolean) =>
    planCanaries({ target: asked, options: { ...options, checksProxies }, facts: [shown], slow: new Set() }).map((probe) => probe.input)
  expect([planned(true), planned(false)]).toEqual([[{ ...input, purpose: 'canary', serverName: impossibleName }], []])
})

it('doubts what goes into a tunnel', () => {
  const sent: Fact = {
    ...times,
    id: `source-address/${target.host}`,
    kind: 'source-address',
    input: { address: target.host },
    outcome: { status: 'succeeded', value: { localAddress: '198.18.0.1', interfaceName: 'Meta' } },
  }
  const planned = planCanaries({
    target,
    options: { ...options, checksProxies: true },
    facts: [sent, connected(target.host)],
    slow: new Set(),
  })
  expect(planned.map(({ kind }) => kind)).toEqual(['tcp-connect', 'tcp-connect', 'tcp-connect', 'system-lookup'])
})
