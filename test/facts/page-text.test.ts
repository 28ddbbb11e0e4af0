// What pages of proxies say to people; the pages are hostile.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pageText } from '../../shared/facts/page-text.ts'

test.each([
  [
    'an error page',
    '<!DOCTYPE html><html><head><title>Access &amp; rules</title>\n<style>b{}</style></head><h1>Denied</h1>',
    'Access & rules Denied',
  ],
  ['plain text', 'Blocked by policy 12.\r\n', 'Blocked by policy 12.'],
  ['a page that ends in a mark', 'Denied <a href="http', 'Denied'],
  ['a script that does not end', 'Denied<script>alert(1)', 'Denied'],
  ['a comment', '<!-- <b>hidden</b> -->seen', 'seen'],
  ['marks written as entities', '&lt;script&gt;', '<script>'],
  ['a picture', '\u0089PNG\r\n\u001a\n', ''],
  ['nothing', '', ''],
])('Of %s only the words are kept', (_name, page, words) => {
  expect(pageText(page)).toBe(words)
})

test('Every page becomes a short text in little time', () => {
  const pieces = fc.constantFrom('<', '>', '<!--', '-->', '<script', '</script', '&', ';', ' ', 'word', '\ud83d\ude00')
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 2000 }), (parts) => {
      const startMs = performance.now()
      expect(pageText(parts.join('')).length).toBeLessThanOrEqual(160)
      expect(performance.now() - startMs).toBeLessThan(100)
    }),
  )
})
