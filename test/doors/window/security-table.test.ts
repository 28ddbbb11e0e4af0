// Holds docs/security.md to the code: every row's line and test exist, every item of Electron's checklist has a row, and what has no line because it
// must not be there is nowhere.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')

const rows = read('docs/security.md')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| item') && !/^\| -+ \|/.test(line))
  .map((line) => {
    const [, item = '', doneBy = '', provedBy = ''] = line.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'))
    const [, file = '', code = ''] = /^`([^`]+)`: `(.+)`$/.exec(doneBy) ?? []
    const [, testFile = '', title = ''] = /^`([^`]+)`: (.+)$/.exec(provedBy) ?? []
    return { item, file, code, testFile, title }
  })

test('Every item of the checklist has a row', () => {
  const numbers = new Set(rows.flatMap(({ item }) => /^(\d+) /.exec(item)?.[1] ?? []))
  expect([...numbers].map(Number)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
})

test.each(rows)('$item: its line and its test exist', ({ file, code, testFile, title }) => {
  expect([code.length > 10, read(file).includes(code)]).toEqual([true, true])
  const titles = Array.from(
    read(testFile).matchAll(/^\s*(?:test|it)\b[^'\n]*(?:\n\s*)?'((?:[^'\\]|\\.)+)'|^\s*'((?:[^'\\]|\\.)+)',\s*$/gm),
    ([, here, below]) => here ?? below,
  )
  expect(titles.filter((found) => found?.includes(title)).length).toBeGreaterThan(0)
})

test('What weakens a window is named nowhere', () => {
  const weakening =
    /allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|webSecurity\s*:|@electron\/remote|allowpopups|disable-web-security|setAsDefaultProtocolClient|bypassCSP|corsEnabled|setCertificateVerifyProc|'certificate-error'|executeJavaScript|\beval\(|new Function\(|loadFile\(|insertCSS/
  const files = ['electron', 'renderer', 'shared'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|svelte|html)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  expect(files.length).toBeGreaterThan(200)
  expect(files.filter((file) => weakening.test(readFileSync(file, 'utf8')))).toEqual([])
  const leaving = files.filter((file) => /openExternal/.test(readFileSync(file, 'utf8')))
  expect(leaving).toEqual([join(root, 'electron/doors/window/open-outside.ts')])
})

test('Markup is never made from text', () => {
  const sinks = /\{@html|\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write/
  const files = readdirSync(join(root, 'renderer'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
  expect(files.filter((file) => sinks.test(readFileSync(file, 'utf8')))).toEqual([])
})

test('Electron is the one that was looked at', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { version?: string }> }
  // A newer one brings permissions and fuses that nobody has decided about here; Electron supports its latest three.
  expect(packages['node_modules/electron']?.version).toMatch(/^45\./)
})
