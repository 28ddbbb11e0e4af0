// Reading this computer's own side for its interface: part by part, to its end, cut off and ended.
import { expect, test } from 'vitest'
import * as v from 'valibot'
import { ComputerReadings } from '../../electron/diagnosis/read-this-computer.ts'
import { readPart } from '../../electron/diagnosis/read-part.ts'
import type { DiagnosisEvent } from '../../shared/ipc/contract.ts'
import { calls, events as eventSchemas } from '../../shared/ipc/contract.ts'
import type { ComputerPartState } from '../../shared/report/computer-part-schema.ts'
import { computerParts } from '../../shared/report/computer-parts.ts'

const runId = '0123456789abcdef'
const noSettings = () => Promise.resolve()

test('the reading is the document that describe-server writes, and every part was told by itself', async () => {
  const told: DiagnosisEvent[] = []
  const reading = await new ComputerReadings((event) => told.push(event)).read({ runId })
  expect([reading, v.is(calls.readThisComputer.result, reading)]).toMatchObject([
    { status: 'read', description: { kind: 'server-description' } },
    true,
  ])
  const states = told.flatMap((event) => (event.kind === 'computer-part' && event.runId === runId ? [event.state] : []))
  const ofPart = (part: string): readonly string[] => states.filter((state) => state.part === part).map(({ status }) => status)
  expect(computerParts.map(ofPart)).toEqual(computerParts.map(() => ['reading', expect.stringMatching(/^(?:read|not-known)$/) as string]))
  expect(told.every((event) => v.is(eventSchemas.diagnosis, event))).toBe(true)
  // What these settings say is nobody else's business.
  expect(JSON.stringify(reading)).not.toMatch(/"(?:hostsFile|proxies)"/)
})

test('a reader that hangs is cut off and told to stop, and one that failed is no empty list', async () => {
  let wasToldToStop = false
  const describe = (signal: AbortSignal): Promise<undefined> =>
    new Promise(() => signal.addEventListener('abort', () => (wasToldToStop = true)))
  const readings = await Promise.all([
    new ComputerReadings(() => undefined, { describe, settings: noSettings }).read({ runId }, 10),
    new ComputerReadings(() => undefined, { describe: () => Promise.resolve(undefined), settings: noSettings }).read({ runId }),
  ])
  expect([readings, wasToldToStop]).toEqual([
    [
      { status: 'not-known', reason: 'out-of-time' },
      { status: 'not-known', reason: 'unreadable' },
    ],
    true,
  ])
})

test('a reading is ended by its own id, by the next one, and by the end of the interface; nothing is told of it any more', async () => {
  const signals: AbortSignal[] = []
  const told: unknown[] = []
  const describe = (signal: AbortSignal, tell: (state: ComputerPartState) => void = () => undefined): Promise<undefined> => {
    signals.push(signal)
    return new Promise((resolve) =>
      signal.addEventListener('abort', () => {
        tell({ part: 'clock', status: 'not-known' })
        resolve(undefined)
      }),
    )
  }
  const readings = new ComputerReadings((event) => told.push(event), { describe, settings: noSettings })
  const first = readings.read({ runId: 'aaaaaaaa' })
  const second = readings.read({ runId: 'bbbbbbbb' })
  const wasRunning = [readings.cancel('aaaaaaaa'), readings.cancel('bbbbbbbb'), readings.cancel('bbbbbbbb')]
  const third = readings.read({ runId: 'cccccccc' })
  readings.endAll()
  await Promise.all([first, second, third])
  expect([wasRunning, signals.map(({ aborted }) => aborted), told]).toEqual([[false, true, false], [true, true, true], []])
})

test('a part that hangs or fails is not known, and the others do not wait for it', async () => {
  const told: ComputerPartState[] = []
  const tell = (state: ComputerPartState): void => void told.push(state)
  const contents = await Promise.all([
    readPart('firewall', 10, new Promise(() => undefined), tell),
    readPart('clock', 1000, Promise.reject(new Error('unreadable')), tell),
    readPart('use', 1000, Promise.resolve({ machine: { filesPerProcess: 1024 } }), tell),
  ])
  expect([contents, told.filter(({ status }) => status !== 'reading')]).toEqual([
    [undefined, undefined, { machine: { filesPerProcess: 1024 } }],
    expect.arrayContaining([
      { part: 'firewall', status: 'not-known' },
      { part: 'clock', status: 'not-known' },
      { part: 'use', status: 'read', content: { machine: { filesPerProcess: 1024 } } },
    ]),
  ])
})
