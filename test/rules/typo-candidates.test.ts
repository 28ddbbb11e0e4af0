// Which names a mistyped one may have meant.
import { expect, test } from 'vitest'
import { typoCandidates } from '../../shared/rules/typo-candidates.ts'

test.each([
  ['worksation', ['workstation', 'printer'], true, ['workstation']],
  ['locahost', ['localhost'], true, ['localhost']],
  ['localhost', ['localhost'], true, []],
  ['shop.example.cmo', [], false, ['shop.example.com', 'shop.example.io', 'shop.example.cn']],
  ['shop.example.com', [], true, []],
  ['shop.example.zzz', [], false, []],
  ['nas', ['nas2', 'nat'], true, ['nas2']],
])('%s, with %j known: %j', (name, known, isEndingKnown, candidates) => {
  expect(typoCandidates(name, known, isEndingKnown)).toEqual(candidates)
})
