// How the person's browser is asked for: no shell, the address as one argument, and an answer when it cannot be had.
import { expect, test } from 'vitest'
import { openCommand, openInDefaultBrowser } from '../../../electron/doors/browser/default-browser.ts'

const url = 'http://127.0.0.1:4711/open?key=a&b'

test('Each operating system is asked in its own way', () => {
  expect(openCommand('linux', url, {})).toEqual(['xdg-open', url])
  expect(openCommand('darwin', url, {})).toEqual(['/usr/bin/open', url])
  expect(openCommand('win32', url, { SystemRoot: 'D:\\Windows' })).toEqual([
    'D:\\Windows\\System32\\rundll32.exe',
    'url.dll,FileProtocolHandler',
    url,
  ])
})

test('A command that works, fails, or does not exist says so', async () => {
  const outcomes = [
    openInDefaultBrowser([process.execPath, '-e', '0']),
    openInDefaultBrowser([process.execPath, '-e', 'process.exit(3)']),
    openInDefaultBrowser(['/nowhere/xdg-open', url]),
  ]
  expect(await Promise.all(outcomes)).toEqual(['opened', 'failed', 'failed'])
})
