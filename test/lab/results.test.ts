// RESULTS.md as it is written and read again.
import { expect, test } from 'vitest'
import { labCases } from './cases/all-cases.ts'
import type { LabCase } from './lab-case.ts'
import { readPassed, writeResults, type CaseResult } from './results.ts'

const asked = (name: string): LabCase => ({
  name,
  truth: 'no-network',
  target: 'ws://203.0.113.10/',
  setUp: () => Promise.reject(new Error('Only its description is needed')),
})

const judged = (name: string, status: 'passed' | 'missed', grade: 'right' | 'wrong-and-certain'): CaseResult => ({
  case: asked(name),
  status,
  judgement: { grade, complaints: [], late: [], saysWorks: false, got: 'problem: no-network (certain)' },
})

const results = [judged('a cable | that is out', 'passed', 'right'), judged('a cable that is in', 'missed', 'wrong-and-certain')]

const aboutLoss = 'Of 3000 connects none was called silent.'

test('the cases that passed are read from what was written', () => {
  expect([...readPassed(writeResults(results, aboutLoss))]).toEqual(['a cable | that is out'])
})

test('the matrix counts by the true cause', () => {
  expect(writeResults(results, aboutLoss)).toContain('\n| no-network | 2 | 1 |  |  | 1 |  |\n')
})

test('what was measured on a line that loses packets is said with the summary', () => {
  expect(writeResults(results, aboutLoss)).toContain(
    '\n- Wrong while certain: 1.\n- Of 3000 connects none was called silent.\n\n## By cause\n',
  )
})

test('a cause without a case is listed, with the reason or as missing', () => {
  const lines = writeResults(results, aboutLoss).split('\n')
  expect([
    lines.includes('- `no-route`: not made yet.'),
    lines.some((line) => line.startsWith('- `no-network`')),
    lines.some((line) => line.startsWith('- `local-network-permission`: Only macOS')),
  ]).toEqual([true, false, true])
})

test('the same results are the same document', () => {
  expect(writeResults(results, aboutLoss)).toBe(writeResults(results, aboutLoss))
})

test('no two cases of the lab have one name', () => {
  expect(new Set(labCases.map(({ name }) => name)).size).toBe(labCases.length)
})
