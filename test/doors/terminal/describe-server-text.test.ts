// The words of `describe-server`.
import { expect, test } from 'vitest'
import { describeServerText } from '../../../electron/doors/terminal/describe-server-text.ts'
import { loadTranslator } from '../../../electron/doors/load-translator.ts'
import { describedComputer } from '../../fakes/described-computer.ts'

test('an address for documents is no public one, and its listener is in no table for everybody', async () => {
  const translator = await loadTranslator('en')
  const texts = ['203.0.113.10', '93.184.216.34'].map((address) =>
    describeServerText({ ...describedComputer, addresses: ['127.0.0.1', address] }, translator),
  )
  const isPublic = (text: string): readonly boolean[] => [
    text.includes('None of its interfaces has a public address'),
    text.includes('where everybody can call'),
  ]
  expect(texts.map(isPublic)).toEqual([
    [true, false],
    [false, true],
  ])
})
