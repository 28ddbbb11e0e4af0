// What cannot be seen is shown by its number; everything else stays.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { visibleText } from '../../shared/report/visible-text.ts'

test.each([
  ['plain — text, ünd 漢字 🙂', 'plain — text, ünd 漢字 🙂'],
  ['\u001b[2J', '<U+001B>[2J'],
  ['a\u202eb', 'a<U+202E>b'],
  ['a\u0000\r\nb', 'a<U+0000><U+000D><U+000A>b'],
  ['\u200b\ufeff\u2028\u00ad', '<U+200B><U+FEFF><U+2028><U+00AD>'],
  ['\ud83d', '<U+D83D>'],
])('%j becomes %j', (text, visible) => {
  expect(visibleText(text)).toBe(visible)
})

test('no text keeps an invisible character, and what has none is untouched', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const visible = visibleText(text)
      expect(visible).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/u)
      expect(visibleText(visible)).toBe(visible)
    }),
  )
})
