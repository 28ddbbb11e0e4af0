// What comes back for every kind of call, sane or not.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CallHandlers } from '../../electron/doors/answer-call.ts'
import { answerCall } from '../../electron/doors/answer-call.ts'
import { exampleRunId } from './fake-engine.ts'

const handlers: CallHandlers = {
  startDiagnosis: () => Promise.resolve({ status: 'rejected', problem: { id: 'target.not-understood', params: {} } }),
  startProxyCheck: () => Promise.resolve({ status: 'started', runId: exampleRunId }),
  cancelDiagnosis: ({ runId }) => Promise.resolve({ wasRunning: runId === exampleRunId }),
  openDocument: () => Promise.resolve({ kind: 'unreadable' as const, reason: 'not-json' as const }),
  prepareReport: ({ report }) => Promise.resolve({ report, redactions: [], originals: [] }),
  makeReportFile: () => Promise.resolve({ base64: '' }),
  readThisComputer: () => Promise.resolve({ status: 'not-known', reason: 'unreadable' }),
  saveServerFile: () => Promise.resolve({ status: 'cancelled' }),
  saveReport: () => Promise.resolve({ status: 'cancelled' }),
  dragReport: () => Promise.resolve({ wasStarted: false }),
  beginEmail: () => Promise.resolve({ outcome: 'declined' }),
  showSavedReport: () => Promise.resolve({ wasShown: false }),
  listHistory: () => Promise.resolve({ keepsHistory: true, checks: [] }),
  readHistory: () => Promise.resolve({}),
  clearHistory: () => Promise.resolve({}),
  readSettings: () => Promise.resolve({ keepsHistory: true }),
  changeSettings: () => Promise.resolve({ wasKept: true }),
  describePonte: () => Promise.resolve({ version: '1.2.3', door: 'window' }),
}

async function answer(call: string, argument: unknown, replaced: Partial<CallHandlers> = {}) {
  const faults: unknown[] = []
  const given = await answerCall({ ...handlers, ...replaced }, call, argument, (error) => faults.push(error))
  return { answer: given, faults }
}

test('A call of the contract is answered with its result', async () => {
  expect(await answer('cancelDiagnosis', { runId: exampleRunId })).toEqual({
    answer: { status: 'answered', result: { wasRunning: true } },
    faults: [],
  })
})

test.each(['', 'constructor', '__proto__', 'toString', 'startdiagnosis', 'endAll'])('A call named %j is unknown', async (call) => {
  expect(await answer(call, {})).toEqual({ answer: { status: 'refused', problem: { code: 'unknown-call', raw: '' } }, faults: [] })
})

test.each([
  [undefined],
  [null],
  ['ws://127.0.0.1'],
  [{}],
  [{ input: 5 }],
  [{ input: 'x'.repeat(8001) }],
  [{ input: 'x', proxy: 'http://127.0.0.1' }],
  [[{ input: 'x' }]],
])('An argument that breaks the contract never reaches the engine: %#', async (argument) => {
  const startDiagnosis = () => Promise.reject(new Error('reached'))
  const given = await answer('startDiagnosis', argument, { startDiagnosis })
  expect(given).toMatchObject({ answer: { status: 'refused', problem: { code: 'invalid-argument' } }, faults: [] })
})

test('A crash of the engine is reported and told as a fault of Ponte', async () => {
  const crash = new Error('no such probe')
  expect(await answer('describePonte', {}, { describePonte: () => Promise.reject(crash) })).toEqual({
    answer: { status: 'refused', problem: { code: 'fault-of-ponte', raw: 'no such probe' } },
    faults: [crash],
  })
})

test('A crash before the engine gives a promise is a fault of Ponte as well', async () => {
  const describePonte = () => {
    throw new Error('at once')
  }
  expect((await answer('describePonte', {}, { describePonte })).answer).toMatchObject({
    problem: { code: 'fault-of-ponte', raw: 'at once' },
  })
})

test('A result that breaks the contract is a fault of Ponte and does not leave the door', async () => {
  const describePonte = () => Promise.resolve({ version: '1.2.3', door: 'window', secret: 'x' } as never)
  const given = await answer('describePonte', {}, { describePonte })
  expect(given.answer).toMatchObject({ status: 'refused', problem: { code: 'fault-of-ponte' } })
  expect(given.faults).toHaveLength(1)
})

test('Whatever is called with whatever argument, there is an answer and no fault', async () => {
  const anyCall = fc.oneof(fc.constantFrom(...Object.keys(handlers)), fc.string())
  await fc.assert(
    fc.asyncProperty(anyCall, fc.anything({ withNullPrototype: true, withBigInt: true }), async (call, argument) => {
      const given = await answer(call, argument)
      expect(given.faults).toEqual([])
      expect(['answered', 'refused']).toContain(given.answer.status)
    }),
    { numRuns: 2000 },
  )
})
