// The log may be sent to a developer: it says where Ponte crashed and not who was using it.
import { expect, test } from 'vitest'
import { redactLogText } from '../../electron/diagnosis/redact-log.ts'

test.each([
  ['/srv/people/ana/Ponte/main.js:1', '~/Ponte/main.js:1'],
  ['at /home/bruno/ponte/dist/window/main.js:10:5', 'at ~/ponte/dist/window/main.js:10:5'],
  ['file:///Users/carla/x.js', 'file://~/x.js'],
  ['C:\\Users\\dario\\AppData and c:/Users/dario/x', '~\\AppData and ~/x'],
  ["'C:\\\\Users\\\\dario\\\\x'", "'~\\\\x'"],
  ['http://eva:secret@proxy.example:3128/', 'http://…@proxy.example:3128/'],
  ['wss://chat.example/socket?token=abc#x failed', 'wss://chat.example/socket?… failed'],
  ['Proxy-Authorization: Basic c2VjcmV0', 'Proxy-Authorization: …'],
  ["{ cookie: 'id=5; secret=6' }", '{ cookie: …'],
])('%s becomes %s', (text, redacted) => {
  expect(redactLogText(text, '/srv/people/ana')).toBe(redacted)
})

test('What a developer needs stays', () => {
  const text =
    'TypeError: x is not a function\n    at run (app://bundle/assets/index-BU_n90NW.js:1:200) { code: ECONNREFUSED, port: 8080 } 12:30:01'
  expect(redactLogText(text, '/')).toBe(text)
})

test('An entry has an end, and hostile text costs no more time than other text', () => {
  const hostile = [
    '://'.repeat(500_000),
    `://${'a'.repeat(1_000_000)}`,
    '/home/'.repeat(200_000),
    'cookie:'.repeat(200_000),
    `://x?${'?'.repeat(1_000_000)}`,
  ]
  const startedAt = performance.now()
  expect(hostile.map((text) => redactLogText(text, '/root').length <= 16_100)).toEqual(Array(5).fill(true))
  expect(performance.now() - startedAt).toBeLessThan(1000)
})
