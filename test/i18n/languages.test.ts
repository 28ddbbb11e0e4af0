// Which language serves which person.
import { expect, test } from 'vitest'
import { chooseLanguage, directionOf, findLanguage } from '../../shared/i18n/languages.ts'

test.each([
  ['en', 'en'],
  ['EN-us', 'en'],
  ['pt', 'pt'],
  ['pt-PT', 'pt'],
  ['pt_BR', 'pt'],
  ['it-CH', 'it'],
  ['en-XA', 'en-XA'],
  ['ar-xb', 'ar-XB'],
  ['zh', undefined],
  ['ar', undefined],
  ['C', undefined],
  ['POSIX', undefined],
  ['', undefined],
  ['-', undefined],
  ['italiano', undefined],
])('The tag %j finds %j', (tag, code) => {
  expect(findLanguage(tag)).toBe(code)
})

test.each([
  [['pt-PT', 'en'], 'pt'],
  [['zh-CN', 'it', 'en'], 'it'],
  [['zh', 'C'], 'en'],
  [[], 'en'],
])('Who prefers %j is spoken to in %s', (tags, code) => {
  expect(chooseLanguage(tags)).toBe(code)
})

test('Only the mirrored language is written from right to left', () => {
  expect([directionOf('en'), directionOf('pt'), directionOf('en-XA'), directionOf('ar-XB')]).toEqual(['ltr', 'ltr', 'ltr', 'rtl'])
})
