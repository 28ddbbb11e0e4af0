// Reading this computer's own side for its interface.
import { expect, test } from 'vitest'
import { readThisComputer } from '../../electron/diagnosis/read-this-computer.ts'

test('the reading is the document that describe-server writes', async () => {
  const reading = await readThisComputer()
  expect(reading).toMatchObject({ status: 'read', description: { kind: 'server-description' } })
})

test('a reader that hangs is cut off, and one that failed is no empty list', async () => {
  const readings = await Promise.all([
    readThisComputer(() => new Promise(() => undefined), 10),
    readThisComputer(() => Promise.resolve(undefined), 10_000),
  ])
  expect(readings).toEqual([
    { status: 'not-known', reason: 'out-of-time' },
    { status: 'not-known', reason: 'unreadable' },
  ])
})
