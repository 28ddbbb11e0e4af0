// Two reports beside each other: what differs first, and that a difference in words alone counts.
import { expect, test } from 'vitest'
import { compareReports } from '../../shared/report/compare-reports.ts'
import type { Report } from '../../shared/report/report.ts'
import { refusedReport, worksReport } from '../fakes/sample-report.ts'

test('a report differs from itself in nothing', () => {
  expect(compareReports(refusedReport, structuredClone(refusedReport))).toEqual({
    isVerdictSame: true,
    stages: [
      { aspect: 'address', change: 'same' },
      { aspect: 'port', change: 'same' },
      { aspect: 'path', change: 'same' },
    ],
    onlyFirst: [],
    onlySecond: [],
  })
})

test('what differs comes first, in the order of a connection, with the causes that only one of them found', () => {
  const after: Report = {
    ...worksReport,
    comparison: [
      ...worksReport.comparison,
      { aspect: 'name', attempted: { id: 'a', params: {} }, offered: { id: 'b', params: {} }, match: 'same', evidence: [] },
    ],
  }
  expect(compareReports(refusedReport, after)).toEqual({
    isVerdictSame: false,
    stages: [
      { aspect: 'name', change: 'only-second' },
      { aspect: 'port', change: 'only-first' },
      { aspect: 'path', change: 'only-first' },
      { aspect: 'address', change: 'same' },
    ],
    firstChanged: 'name',
    onlyFirst: ['server-not-listening', 'firewall-rejects', 'websocket-refused'],
    onlySecond: [],
  })
})

test.each([
  ['another parameter', { attempted: { id: 'row.port.asked', params: { port: 4010 } } }],
  ['one parameter more', { attempted: { id: 'row.port.asked', params: { port: 4009, more: 1 } } }],
  ['another sentence', { offered: { id: 'row.port.open', params: {} } }],
  ['another match', { match: 'unknown' as const }],
])('%s is a difference', (_, change) => {
  const after = {
    ...refusedReport,
    comparison: refusedReport.comparison.map((row) => (row.aspect === 'port' ? { ...row, ...change } : row)),
  }
  expect(compareReports(refusedReport, after).firstChanged).toBe('port')
})
