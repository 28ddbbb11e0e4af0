// What counts as the window's own: files by their exact URL, and calls from its main frame only.
import { expect, test } from 'vitest'
import { findOwnFile, isTrustedSender } from '../../../electron/doors/window/own-address.ts'
import { exampleFiles } from '../browser/example-door.ts'

test('A file is found under its exact URL', () => {
  expect(findOwnFile('app://bundle/assets/main.js', exampleFiles)).toBe(exampleFiles.get('assets/main.js'))
})

test.each([
  'app://bundle',
  'app://bundle/',
  'app://bundle//index.html',
  'app://bundle/../index.html',
  'app://bundle/assets/../index.html',
  'app://bundle/..%2findex.html',
  'app://bundle/..%5cindex.html',
  'app://bundle/%2e%2e/index.html',
  'app://bundle/..\\index.html',
  'app://bundle/index.html%00',
  'app://bundle/index.html\0',
  'app://bundle/C:/Windows/win.ini',
  'app://bundle//etc/passwd',
  'app://bundle/etc/passwd',
  'app://bundle/index.html?x',
  'app://bundle/INDEX.HTML',
  'app://bundle/__proto__',
  'app://bundle.evil/index.html',
  'app://bundle@evil/index.html',
  'app://evil/index.html',
  'APP://bundle/index.html',
  'app:index.html',
  'app:///index.html',
  'file:///index.html',
  'http://bundle/index.html',
  'https://app//bundle/index.html',
  'data:text/html,app://bundle/index.html',
  'blob:app://bundle/index.html',
  '',
])('The URL %j finds nothing', (url) => {
  expect(findOwnFile(url, exampleFiles)).toBeUndefined()
})

test('Only the main frame is trusted, and only while it shows the own page', () => {
  const main = { origin: 'app://bundle' }
  expect(isTrustedSender(main, main)).toBe(true)
  expect(isTrustedSender({ ...main }, main)).toBe(false)
  expect(isTrustedSender(null, main)).toBe(false)
  for (const origin of ['null', '', 'app://', 'app://bundle/', 'app://bundle.evil', 'file://', 'https://bundle', 'devtools://devtools']) {
    const elsewhere = { origin }
    expect([origin, isTrustedSender(elsewhere, elsewhere)]).toEqual([origin, false])
  }
})
