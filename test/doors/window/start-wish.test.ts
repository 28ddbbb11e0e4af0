// What the words of a start mean, as the system, a file manager, a terminal or Chromium itself write them.
import { expect, test } from 'vitest'
import { readStartWish } from '../../../electron/doors/window/start-wish.ts'

const folder = process.cwd()

test.each([
  [[], { kind: 'window' }],
  [['--no-sandbox', '--ozone-platform=x11'], { kind: 'window' }],
  [['a.ponte'], { kind: 'window', file: `${folder}/a.ponte` }],
  [['--allow-file-access-from-files', '/tmp/A b.PONTE'], { kind: 'window', file: '/tmp/A b.PONTE' }],
  [['--', '/tmp/a.json'], { kind: 'window', file: '/tmp/a.json' }],
  [['https://example.com/'], { kind: 'window' }],
  [['--evil.ponte'], { kind: 'window' }],
  [['diagnose', 'ws://x', '--json'], { kind: 'command', words: ['diagnose', 'ws://x', '--json'] }],
  [['--no-sandbox', '--', 'explain', 'a.json'], { kind: 'command', words: ['explain', 'a.json'] }],
  [['--', 'diagonse'], { kind: 'command', words: ['diagonse'] }],
  [['--version'], { kind: 'command', words: ['--version'] }],
])('%j', (words, wish) => {
  expect(readStartWish(words, folder)).toEqual(wish)
})
