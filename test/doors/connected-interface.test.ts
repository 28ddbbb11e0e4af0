// The limits of one interface, and that it hears of its own runs only.
import { expect, test } from 'vitest'
import { ConnectedInterface } from '../../electron/doors/connected-interface.ts'
import type { DiagnosisEvent } from '../../shared/ipc/contract.ts'
import { maxPendingCalls } from '../../shared/ipc/wire.ts'
import { describedComputer } from '../fakes/described-computer.ts'
import { refusedReport } from '../fakes/sample-report.ts'
import { exampleEvent, FakeDoorServices } from './fake-engine.ts'

const tooMany = { status: 'refused', problem: { code: 'too-many-calls', raw: '' } }

test('Each interface has an engine of its own, ends with it, and hears of no other', () => {
  const services = new FakeDoorServices('window')
  const heard: [string, DiagnosisEvent][] = []
  const first = new ConnectedInterface(services, (event) => heard.push(['first', event]))
  new ConnectedInterface(services, (event) => heard.push(['second', event]))
  services.engines[1]?.emit(exampleEvent)
  first.end()
  expect(heard).toEqual([['second', exampleEvent]])
  expect(services.engines.map(({ isEnded }) => isEnded)).toEqual([true, false])
})

test('What Ponte is comes from the door itself', async () => {
  const connected = new ConnectedInterface(new FakeDoorServices('browser'), () => undefined)
  expect(await connected.answer('describePonte', {})).toEqual({ status: 'answered', result: { version: '1.2.3', door: 'browser' } })
})

test('Where the browser saves, no dialog is there and no file was saved', async () => {
  const connected = new ConnectedInterface(new FakeDoorServices('browser'), () => undefined)
  const argument = { report: refusedReport, format: 'html', language: 'en', timeZone: 'UTC' }
  const answers = [
    await connected.answer('saveReport', argument),
    await connected.answer('saveServerFile', { description: describedComputer }),
    await connected.answer('showSavedReport', {}),
  ]
  expect(answers).toEqual([
    { status: 'answered', result: { status: 'no-dialog' } },
    { status: 'answered', result: { status: 'no-dialog' } },
    { status: 'answered', result: { wasShown: false } },
  ])
})

test('Calls that wait for ever do not pile up, and room comes back when they end', async () => {
  const services = new FakeDoorServices('window')
  const connected = new ConnectedInterface(services, () => undefined)
  const waiting = Promise.withResolvers<{ wasRunning: boolean }>()
  Object.assign(services.engines[0] ?? {}, { cancelDiagnosis: () => waiting.promise })
  const cancel = () => connected.answer('cancelDiagnosis', { runId: '00000000' })
  const pending = Array.from({ length: maxPendingCalls }, cancel)
  expect(await cancel()).toEqual(tooMany)
  waiting.resolve({ wasRunning: false })
  await Promise.all(pending)
  expect(await cancel()).toEqual({ status: 'answered', result: { wasRunning: false } })
})

test('A flood of calls reaches the engine at most 40 times a second', async () => {
  const services = new FakeDoorServices('window')
  const connected = new ConnectedInterface(services, () => undefined)
  const start = () => connected.answer('startDiagnosis', { input: 'ws://127.0.0.1' })
  for (let call = 0; call < 10_000; call += 1) await start()
  expect(services.engines[0]?.started).toHaveLength(40)
  services.clockMs += 1000
  expect(await start()).toMatchObject({ status: 'answered' })
})
