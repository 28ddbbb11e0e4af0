// Which names of the history a report may hold.
import { expect, test } from 'vitest'
import { namesUsedBefore } from '../../electron/system/names-used-before.ts'

const near = (name: string, used: readonly string[]) => namesUsedBefore({ name }, { namesUsedBefore: () => Promise.resolve(used) })

test('Gives the near names alone, nearest first, each once', async () => {
  const used = ['chat.example.com', 'bank.example.net', 'chat.example.org', 'chat.example.com', 'caht.example.com', '198.51.100.7']
  expect(await near('caht.example.com', used)).toEqual({ status: 'succeeded', value: { names: ['chat.example.com'] } })
  expect(await near('chat.example.con', used)).toEqual({
    status: 'succeeded',
    value: { names: ['chat.example.com', 'chat.example.org', 'caht.example.com'] },
  })
})

test('Is not known where no checks are kept', async () => {
  expect(await namesUsedBefore({ name: 'chat.example.com' }, {})).toEqual({ status: 'not-run', reason: 'unsupported-here' })
})
