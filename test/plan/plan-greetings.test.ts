// Which greetings are planned: the port's own first, few at a time, none after the peer has said what it is.
import { describe, expect, it } from 'vitest'
import type { ConversationInput, Fact, Greeting, ServiceGreetingFact } from '../../shared/facts/fact.ts'
import { greetings } from '../../shared/facts/fact.ts'
import { planGreetings } from '../../shared/plan/plan-greetings.ts'
import type { PlannedProbe } from '../../shared/plan/planned-probe.ts'

const to = (port: number): ConversationInput => ({ address: '198.51.100.20', port, route: 'direct', purpose: 'target' })

const beside = (over: ConversationInput): readonly PlannedProbe[] => [
  { id: 'goal', kind: 'http-exchange', input: { ...over, encrypted: false, host: 'example.com', path: '/' } },
  { id: 'handshake', kind: 'tls-handshake', input: { ...over, serverName: 'example.com', applicationProtocols: [] } },
  { id: 'listening', kind: 'first-bytes', input: over },
]

const time = { startedAt: '2026-11-21T03:00:00.000Z', durationMs: 1 }

function answered(over: ConversationInput, greeting: Greeting, text = ''): ServiceGreetingFact {
  const firstBytes = Buffer.from(text, 'latin1').toString('hex')
  return {
    ...time,
    id: `service-greeting/${greeting}`,
    kind: 'service-greeting',
    input: { ...over, greeting },
    outcome: { status: 'succeeded', value: { firstBytes, byteCount: text.length, ended: 'still-open' } },
  }
}

const finished = (over: ConversationInput): readonly Fact[] =>
  beside(over).map((probe) => ({ ...probe, ...time, outcome: { status: 'not-run', reason: 'no-longer-needed' } }))

function planned(facts: readonly Fact[], port: number, hasSpoken = false): readonly string[] {
  return planGreetings(facts, to(port), beside(to(port)), hasSpoken).map(({ input }) => ('greeting' in input ? input.greeting : ''))
}

describe('The greetings', () => {
  it('begin with the usual one of the port', () => {
    const firstOf = (port: number) => planned([], port)[0]
    expect([80, 1433, 1883, 1935, 3389, 389, 445, 5060, 53, 5432, 6379, 9000, 11_211].map(firstOf)).toEqual([
      'ping',
      'mssql',
      'mqtt',
      'rtmp',
      'rdp',
      'ldap',
      'smb',
      'sip',
      'dns',
      'postgresql',
      'ping',
      'fastcgi',
      'ping',
    ])
  })

  it('make no more than six connections together with what goes on beside them', () => {
    expect(planned([], 7272)).toHaveLength(3)
    expect(planned(finished(to(7272)), 7272)).toHaveLength(6)
  })

  it('go on as others end, until all have been said that this port may know', () => {
    const said: Fact[] = [...finished(to(7272))]
    for (let round = 0; round < 20; round += 1) {
      const next = planned(said, 7272).find(
        (greeting) => !said.some((fact) => fact.kind === 'service-greeting' && fact.input.greeting === greeting),
      )
      if (next !== undefined) said.push(answered(to(7272), next as Greeting))
    }
    expect(planned(said, 7272)).toEqual(greetings.filter((greeting) => !['sip', 'rtmp', 'mssql'].includes(greeting)))
  })

  it('stop when the peer has said what it is, and take back nothing', () => {
    const before = [...finished(to(7272)).slice(0, 1), answered(to(7272), 'ping')]
    const named = [...before, answered(to(7272), 'mqtt', '\x20\x02\x00\x01')]
    const later = [...named, answered(to(7272), 'postgresql'), answered(to(7272), 'fastcgi'), ...finished(to(7272)).slice(1)]
    expect(planned(before, 7272).length).toBeGreaterThan(3)
    expect([planned(named, 7272), planned(later, 7272)]).toEqual([planned(before, 7272), planned(before, 7272)])
  })

  it('go on while the name is only likely', () => {
    const said = [...finished(to(7272)), answered(to(7272), 'ping', 'ERROR\r\n')]
    expect(planned(said, 7272)).toHaveLength(7)
  })

  it('are two at most for a peer that has spoken unclearly', () => {
    expect([planned([], 3389, true), planned([], 7272, true), planned([], 11_211, true)]).toEqual([['rdp', 'ping'], ['ping'], ['ping']])
  })
})
