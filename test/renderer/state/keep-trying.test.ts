// When a check is repeated, when it is not, and what is told; time passes by the test's will.
import { expect, test } from 'vitest'
import type { Clock } from '../../../renderer/state/keep-trying.svelte.ts'
import { KeepTryingState } from '../../../renderer/state/keep-trying.svelte.ts'
import type { Report } from '../../../shared/report/report.ts'
import { FakePonteApi } from '../../fakes/fake-ponte-api.ts'
import { refusedReport, started, stoppedReport, worksReport } from '../../fakes/sample-report.ts'

const argument = { input: 'ws://127.0.0.1:4009/chat', options: { proxy: 'direct' } } as const

function begin(answer: ConstructorParameters<typeof FakePonteApi>[0] = started) {
  const waits: number[] = []
  let nowMs = 0
  let next: (() => void) | undefined
  const clock: Clock = {
    nowMs: () => nowMs,
    after: (waitMs, work) => {
      waits.push(waitMs)
      next = work
      return () => (next = undefined)
    },
  }
  const api = new FakePonteApi(answer)
  const told: Report[] = []
  const keeping = new KeepTryingState(api, (report) => told.push(report), clock)
  keeping.start(refusedReport, argument)
  /** Lets the wait pass and the engine answer. */
  const pass = async () => {
    nowMs += waits.at(-1) ?? 0
    next?.()
    await Promise.resolve()
    await Promise.resolve()
    await Promise.resolve()
  }
  const tryOnce = async (report: Report) => {
    await pass()
    api.tell({ kind: 'report', report })
  }
  return { api, keeping, told, waits, pass, tryOnce }
}

test('each wait is twice the one before, up to a minute, and after an hour it ends', async () => {
  const { api, keeping, told, waits, tryOnce } = begin()
  for (let count = 0; count < 100; count += 1) await tryOnce(refusedReport)
  expect({
    first: waits.slice(0, 6),
    others: [...new Set(waits.slice(6))],
    isWithinAnHour: waits.reduce((sum, wait) => sum + wait) <= 3_600_000,
    started: new Set(api.started.map((asked) => JSON.stringify(asked))),
    tries: keeping.tries.length,
    phase: keeping.phase,
    told,
  }).toEqual({
    first: [5000, 10_000, 20_000, 40_000, 60_000, 60_000],
    others: [60_000],
    isWithinAnHour: true,
    started: new Set([JSON.stringify(argument)]),
    tries: waits.length,
    phase: { kind: 'out-of-time' },
    told: [],
  })
})

test('another outcome is told once, and ends it; a check that was broken off is none', async () => {
  const { keeping, told, waits, tryOnce } = begin()
  await tryOnce(refusedReport)
  await tryOnce(stoppedReport)
  await tryOnce(worksReport)
  await tryOnce(refusedReport)
  expect({ told, waits, phase: keeping.phase.kind, tries: keeping.tries.map(({ outcome, changed }) => [outcome, changed]) }).toEqual({
    told: [worksReport],
    waits: [5000, 10_000, 20_000],
    phase: 'changed',
    tries: [
      ['problem', undefined],
      ['cannot-tell', undefined],
      ['works', 'port'],
    ],
  })
})

test('stopping ends the try that is under way, and nothing follows', async () => {
  const { api, keeping, told, pass } = begin()
  await pass()
  keeping.stop()
  api.tell({ kind: 'report', report: worksReport })
  await pass()
  expect({ cancelled: api.cancelled.length, started: api.started.length, told, phase: keeping.phase }).toEqual({
    cancelled: 1,
    started: 1,
    told: [],
    phase: { kind: 'stopped' },
  })
})

test('what other checks find is not taken for a try', async () => {
  const { api, keeping, told, pass } = begin()
  await pass()
  api.tell({ kind: 'report', report: worksReport }, '00000000-0000-4000-8000-000000000002')
  expect({ told, phase: keeping.phase }).toEqual({ told: [], phase: { kind: 'checking' } })
})

test('an engine that is gone, and a fault of Ponte, end it', async () => {
  const gone = begin(new Error('connection lost'))
  await gone.pass()
  const faulty = begin()
  await faulty.pass()
  faulty.api.tell({ kind: 'fault', raw: 'TypeError: x', log: '/log' })
  expect([gone.keeping.phase, faulty.keeping.phase]).toEqual([{ kind: 'failed' }, { kind: 'failed' }])
})
