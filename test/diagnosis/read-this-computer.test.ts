// Reading this computer's own side for its interface.
import { expect, test } from 'vitest'
import { readThisComputer } from '../../electron/diagnosis/read-this-computer.ts'

test('the reading is the document that describe-server writes', async () => {
  const reading = await readThisComputer()
  expect(reading).toMatchObject({ status: 'read', description: { kind: 'server-description' } })
})

test('a reader that hangs is cut off, and one that failed is no empty list', async () => {
  let wasToldToStop = false
  const readings = await Promise.all([
    readThisComputer((signal) => new Promise(() => signal.addEventListener('abort', () => (wasToldToStop = true))), 10),
    readThisComputer(() => Promise.resolve(undefined), 10_000),
  ])
  expect([readings, wasToldToStop]).toEqual([
    [
      { status: 'not-known', reason: 'out-of-time' },
      { status: 'not-known', reason: 'unreadable' },
    ],
    true,
  ])
})
