// What the screens follow: the order of answers and events, early ones and those of other runs among them.
import { expect, test } from 'vitest'
import { DiagnosisState } from '../../../renderer/state/diagnosis.svelte.ts'
import { FakePonteApi, fakeRunId } from '../../fakes/fake-ponte-api.ts'
import { connectProbe, refusedFact, refusedReport, started } from '../../fakes/sample-report.ts'

function open(answer: ConstructorParameters<typeof FakePonteApi>[0] = started) {
  const api = new FakePonteApi(answer)
  return { api, diagnosis: new DiagnosisState(api, () => 5000) }
}

test('a run goes from the field over its steps to its report', async () => {
  const { api, diagnosis } = open()
  diagnosis.input = 'ws://127.0.0.1:9'
  await diagnosis.start()
  expect(api.started).toEqual([{ input: 'ws://127.0.0.1:9' }])
  expect(diagnosis.screen).toEqual({ kind: 'progress', runId: fakeRunId, target: started.target, startedAtMs: 5000, isStopping: false })

  api.tell({ kind: 'probe-started', probe: connectProbe })
  api.tell({ kind: 'probe-slow', probeId: connectProbe.id })
  expect(diagnosis.steps).toEqual([{ id: connectProbe.id, probe: connectProbe, isSlow: true }])

  api.tell({ kind: 'fact', fact: refusedFact })
  expect(diagnosis.steps).toEqual([{ id: connectProbe.id, probe: connectProbe, isSlow: true, fact: refusedFact }])

  api.tell({ kind: 'report', report: refusedReport })
  expect(diagnosis.screen).toEqual({ kind: 'result', report: refusedReport })
})

test('events that overtake the answer to the start are not lost', async () => {
  const { api, diagnosis } = open()
  const start = diagnosis.start()
  api.tell({ kind: 'probe-started', probe: connectProbe })
  api.tell({ kind: 'report', report: refusedReport })
  await start
  expect(diagnosis.screen).toEqual({ kind: 'result', report: refusedReport })
  expect(diagnosis.steps).toHaveLength(1)
})

test('events of another run change nothing', async () => {
  const { api, diagnosis } = open()
  await diagnosis.start()
  api.tell({ kind: 'report', report: refusedReport }, 'ffffffff')
  expect(diagnosis.screen.kind).toBe('progress')
})

test('a text without an address leaves the field on screen with the reason', async () => {
  const problem = { id: 'input.no-address', params: {} }
  const { diagnosis } = open({ status: 'rejected', problem })
  diagnosis.input = 'hello'
  await diagnosis.start()
  expect(diagnosis.screen).toEqual({ kind: 'start', problem })
  expect(diagnosis.input).toBe('hello')
})

test('stopping asks the engine once and waits for the partial report', async () => {
  const { api, diagnosis } = open()
  await diagnosis.start()
  await Promise.all([diagnosis.stop(), diagnosis.stop()])
  expect(api.cancelled).toEqual([{ runId: fakeRunId }])
  expect(diagnosis.screen).toMatchObject({ kind: 'progress', isStopping: true })
  api.tell({ kind: 'report', report: { ...refusedReport, completion: 'cancelled' } })
  expect(diagnosis.screen.kind).toBe('result')
})

test('a crash of the engine is a fault of Ponte with the place of its log', async () => {
  const { api, diagnosis } = open()
  await diagnosis.start()
  api.tell({ kind: 'fault', raw: 'TypeError: x', log: '/log/ponte.log' })
  expect(diagnosis.screen).toEqual({ kind: 'fault', raw: 'TypeError: x', log: '/log/ponte.log' })
})

test('a call that fails is a fault of Ponte, and the field keeps its text', async () => {
  const { diagnosis } = open(new Error('it broke'))
  diagnosis.input = 'ws://127.0.0.1:9'
  await diagnosis.start()
  expect(diagnosis.screen).toEqual({ kind: 'fault', raw: 'Error: it broke' })
  diagnosis.returnToStart()
  expect(diagnosis.input).toBe('ws://127.0.0.1:9')
})

test('once the connection is lost what is on screen stays, and nothing is asked any more', async () => {
  const { api, diagnosis } = open()
  await diagnosis.start()
  api.tell({ kind: 'report', report: refusedReport })
  diagnosis.loseConnection()
  diagnosis.fail(new Error('connection lost'))
  await diagnosis.start()
  expect(diagnosis.screen.kind).toBe('result')
  expect(api.started).toHaveLength(1)
})
