// What the lab makes of a report, by reports that are right, near, wrong, and wrong while certain.
import { describe, expect, test } from 'vitest'
import type { Report } from '../../shared/report/report.ts'
import type { CauseId, Certainty } from '../../shared/rules/cause.ts'
import { refusedReport } from '../fakes/sample-report.ts'
import { judge } from './judge.ts'

type Said = readonly (readonly [CauseId, Certainty, 'with a test'?])[]

/** A report in which these findings were made, the first of them the verdict. */
function reporting(outcome: Report['verdict']['outcome'], said: Said = [], durationMs = 500): Report {
  const first = said[0]
  return {
    ...refusedReport,
    durationMs,
    facts: [],
    faults: [],
    verdict: { outcome, ...(first && outcome !== 'works' ? { cause: first[0], certainty: first[1], actor: 'you' } : {}) },
    findings: said.map(([cause, certainty, test]) => ({
      cause,
      certainty,
      actor: 'you',
      message: { id: 'no-network.title', params: {} },
      remedies: [],
      evidence: [],
      ...(test ? { decidingTest: { id: 'server-not-listening.test.list-listeners', params: { port: 80 } } } : {}),
    })),
  }
}

const statuses = { works: 0, problem: 1, 'cannot-tell': 3 }

function judged(expected: Parameters<typeof judge>[0], report: Report) {
  const endedAt = Date.parse(report.createdAt) + report.durationMs
  const { grade, complaints, late } = judge(expected, report, { status: statuses[report.verdict.outcome], endedAt })
  return { grade, complaints, late }
}

const twins = ['server-not-listening', 'firewall-rejects'] as const

describe('a cause that can be told apart', () => {
  test('is right when it comes first', () => {
    expect(judged({ truth: 'no-network' }, reporting('problem', [['no-network', 'certain']]))).toEqual({
      grade: 'right',
      complaints: [],
      late: [],
    })
  })

  test('is only named when another one comes first', () => {
    const report = reporting('problem', [
      ['no-route', 'likely'],
      ['no-network', 'possible'],
    ])
    expect(judged({ truth: 'no-network' }, report)).toEqual({
      grade: 'named',
      complaints: ['no-route instead of no-network'],
      late: [],
    })
  })

  test('is wrong while certain when another one is certain', () => {
    expect(judged({ truth: 'no-network' }, reporting('problem', [['no-route', 'certain']])).grade).toBe('wrong-and-certain')
  })

  test('is wrong while certain when nothing may prove it', () => {
    const report = reporting('problem', [['firewall-drops', 'certain']])
    expect(judged({ truth: 'firewall-drops', neverCertain: ['firewall-drops'] }, report).grade).toBe('wrong-and-certain')
  })

  test('is wrong while certain when the address is said to work', () => {
    expect(judged({ truth: 'no-network' }, reporting('works')).grade).toBe('wrong-and-certain')
  })
})

describe('causes that look the same', () => {
  test('pass when both are named with a test, whichever comes first', () => {
    const report = reporting('problem', [
      ['server-not-listening', 'likely', 'with a test'],
      ['firewall-rejects', 'possible'],
    ])
    expect(judged({ truth: 'firewall-rejects', twins }, report)).toEqual({ grade: 'named', complaints: [], late: [] })
  })

  test('do not pass when one is missing', () => {
    const report = reporting('problem', [['server-not-listening', 'likely', 'with a test']])
    expect(judged({ truth: 'server-not-listening', twins }, report).complaints).toEqual(['firewall-rejects is not named'])
  })

  test('do not pass without a test that decides', () => {
    const report = reporting('problem', [
      ['server-not-listening', 'likely'],
      ['firewall-rejects', 'possible'],
    ])
    expect(judged({ truth: 'server-not-listening', twins }, report).complaints).toEqual(['no test that decides'])
  })

  test('are wrong while certain when one of them is certain', () => {
    expect(judged({ truth: 'server-not-listening', twins }, reporting('problem', [['server-not-listening', 'certain']])).grade).toBe(
      'wrong-and-certain',
    )
  })
})

describe('what works', () => {
  test('is wrong when a problem is only likely', () => {
    expect(judged({ truth: 'works' }, reporting('problem', [['server-silent', 'likely']])).grade).toBe('wrong')
  })

  test('is wrong while certain when a problem is certain', () => {
    expect(judged({ truth: 'works' }, reporting('problem', [['server-silent', 'certain']])).grade).toBe('wrong-and-certain')
  })

  test('may have a fault beside it that must be named', () => {
    expect(judged({ truth: 'ipv6-broken', worksAnyway: true }, reporting('works', [['ipv6-broken', 'likely']])).grade).toBe('right')
    expect(judged({ truth: 'ipv6-broken', worksAnyway: true }, reporting('works')).complaints).toEqual(['ipv6-broken is not named'])
  })
})

describe('promises of time', () => {
  test('are broken by a run that is too long', () => {
    const report = reporting('problem', [['no-network', 'certain']], 3500)
    expect(judged({ truth: 'no-network', withinMs: 3000 }, report).late).toEqual(['took longer than 3000 ms'])
  })

  test('are broken by silence that is judged too early, but for canaries', () => {
    const connect = (purpose: 'target' | 'canary'): Report['facts'][number] => ({
      id: `tcp-connect/${purpose}/203.0.113.10/80`,
      kind: 'tcp-connect',
      startedAt: refusedReport.createdAt,
      durationMs: 1200,
      input: { address: '203.0.113.10', port: 80, purpose },
      outcome: { status: 'failed', failure: { code: 'no-answer', operation: 'connect', raw: '', synchronous: false } },
    })
    const report = { ...reporting('problem', [['no-network', 'certain']]), facts: [connect('target'), connect('canary')] }
    expect(judged({ truth: 'no-network' }, report).late).toEqual(['tcp-connect/target/203.0.113.10/80 was called silent too early'])
  })

  test('are broken by a program that stays', () => {
    const report = reporting('problem', [['no-network', 'certain']])
    const endedAt = Date.parse(report.createdAt) + 8000
    expect(judge({ truth: 'no-network' }, report, { status: 1, endedAt }).late).toEqual(['the program stayed after its report'])
  })
})

test('an exit status that does not fit is a complaint', () => {
  const report = reporting('problem', [['no-network', 'certain']])
  expect(judge({ truth: 'no-network' }, report, { status: 0, endedAt: 0 }).complaints).toEqual(['exit status 0 for problem'])
})

describe('the question whether a proxy is in the way', () => {
  const sources = { sources: [], paths: [] }
  const complaintsAbout = (proxyAnswer: 'yes' | 'no' | undefined, said: 'yes' | 'no' | undefined, status: number) => {
    const report = { ...reporting('works'), ...(said && { proxyCheck: { answer: said, ...sources } }) }
    return judge({ truth: 'works', ...(proxyAnswer && { proxyAnswer }) }, report, { status, endedAt: 0 }).complaints
  }

  test('passes with the right answer and its exit status', () => {
    expect(complaintsAbout('no', 'no', 0)).toEqual([])
  })

  test('does not pass with another answer, another exit status, or none', () => {
    expect([complaintsAbout('no', 'yes', 1), complaintsAbout('yes', 'yes', 0), complaintsAbout('yes', undefined, 0)]).toEqual([
      ['answered yes instead of no'],
      ['exit status 0 for yes'],
      ['answered nothing instead of yes'],
    ])
  })
})
