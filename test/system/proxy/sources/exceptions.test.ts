// Which targets the systems' lists of exceptions leave out, by the rules of each system.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchesStars } from '../../../../electron/system/proxy/sources/matches-stars.ts'
import { parseGnome } from '../../../../electron/system/proxy/sources/gnome.ts'
import { parseMacos } from '../../../../electron/system/proxy/sources/macos.ts'
import { parseWindows } from '../../../../electron/system/proxy/sources/windows.ts'

const isLeftOut = {
  gnome: (entry: string, host: string) => parseGnome(`org.gnome.system.proxy ignore-hosts ['${entry}']`).isException({ host, port: 443 }),
  macos: (entry: string, host: string) =>
    parseMacos(`<dictionary> {\n  ExceptionsList : <array> {\n    0 : ${entry}\n  }\n}\n`).isException({ host, port: 443 }),
  windows: (entry: string, host: string) => parseWindows(`    ProxyOverride    REG_SZ    ${entry}`).isException({ host, port: 443 }),
}

test.each([
  // entry, host, GNOME, macOS, Windows
  ['*.local', 'printer.local', true, true, true],
  ['*.local', 'local.example.com', false, false, false],
  ['example.com', 'example.com', true, true, true],
  ['example.com', 'www.example.com', true, false, false],
  ['example.com', 'notexample.com', false, false, false],
  ['.example.com', 'www.example.com', true, false, false],
  ['EXAMPLE.com', 'example.com', true, true, true],
  ['203.0.113.7', '203.0.113.7', true, true, true],
  ['203.0.113.7', '203.0.113.70', false, false, false],
  ['203.0.113.*', '203.0.113.70', false, true, true],
  ['203.0.113.0/24', '203.0.113.70', true, true, false],
  ['203.0.113.0/24', '203.0.114.1', false, false, false],
  ['2001:db8::/32', '2001:db8::7', true, true, false],
  ['[2001:db8::7]', '2001:db8::7', true, false, true],
  ['<local>', 'intranet', false, false, true],
  ['<local>', 'www.example.com', false, false, false],
  ['<-loopback>', 'www.example.com', false, false, false],
])('%s leaves out %s: GNOME %s, macOS %s, Windows %s', (entry, host, gnome, macos, windows) => {
  expect([isLeftOut.gnome(entry, host), isLeftOut.macos(entry, host), isLeftOut.windows(entry, host)]).toEqual([gnome, macos, windows])
})

test('A star stands for any text, and for nothing else', () => {
  const pieces = fc.array(fc.stringMatching(/^[a-c.]{0,4}$/), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(pieces, fc.stringMatching(/^[a-c.]{0,12}$/), (parts, text) => {
      const asExpression = new RegExp(`^${parts.map((part) => part.replaceAll('.', '\\.')).join('.*')}$`)
      expect(matchesStars(text, parts.join('*'))).toBe(asExpression.test(text))
    }),
    { numRuns: 2000 },
  )
})
