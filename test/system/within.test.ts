// Readers that hang are cut off.
import { expect, test } from 'vitest'
import { within } from '../../electron/system/within.ts'

test('What is read in time counts; what hangs or fails is not known', async () => {
  const start = performance.now()
  const results = await Promise.all([
    within(1000, Promise.resolve('read')),
    within(20, new Promise(() => undefined)),
    within(1000, Promise.reject(new Error('gone'))),
  ])
  expect([results, performance.now() - start < 900]).toEqual([['read', undefined, undefined], true])
})
