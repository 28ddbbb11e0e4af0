// Every captured or documented output of every system, what it comes to for a page, and that no mutation of one breaks a reader.
import fc from 'fast-check'
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseApt } from '../../../../electron/system/proxy/programs/apt.ts'
import { parseCurl } from '../../../../electron/system/proxy/programs/curl.ts'
import { parseGit } from '../../../../electron/system/proxy/programs/git.ts'
import { parseNpm } from '../../../../electron/system/proxy/programs/npm.ts'
import { parseGnome } from '../../../../electron/system/proxy/sources/gnome.ts'
import { parseKde } from '../../../../electron/system/proxy/sources/kde.ts'
import { parseMacosService } from '../../../../electron/system/proxy/sources/macos-service.ts'
import { parseMacos } from '../../../../electron/system/proxy/sources/macos.ts'
import { chooseFrom } from '../../../../electron/system/proxy/sources/proxy-settings.ts'
import type { ProxySettings } from '../../../../electron/system/proxy/sources/proxy-settings.ts'
import { parseConnectionBlob } from '../../../../electron/system/proxy/sources/connection-blob.ts'
import { parseConnections, parseWindows } from '../../../../electron/system/proxy/sources/windows.ts'
import { parsePowershell, parseValues } from '../../../../electron/system/proxy/sources/windows-values.ts'
import type { Target } from '../../../../shared/target/target.ts'
import { readOutput } from '../../../fixtures/read-output.ts'

const page: Target = { scheme: 'https', host: 'www.example.com', port: 443, path: '/', input: '' }
const environment = { OFFICE_PROXY: 'http://someone:hunter2@proxy.example.com:3128' }

/** Which reader a file is for, by its name. */
const readers: readonly (readonly [RegExp, (text: string) => ProxySettings | undefined])[] = [
  [/^gsettings-proxy/, parseGnome],
  [/^kioslaverc/, parseKde],
  [/^gitconfig/, (text) => parseGit([text])],
  [/^npmrc/, (text) => parseNpm([text], environment)],
  [/^curlrc/, (text) => parseCurl([text])],
  [/^apt-conf/, (text) => parseApt([text])],
  [/^scutil-proxy/, parseMacos],
  [/^reg-proxy/, parseWindows],
  [/^reg-winhttp/, (text) => parseConnectionBlob(parseValues(text).get('WinHttpSettings') ?? '')],
  [/^reg-connection/, connections],
  [/^powershell-proxy/, (text) => fromPowershell(text)],
]

function connections(text: string): ProxySettings | undefined {
  const outcome = parseConnections(parseValues(text))
  return outcome.status === 'succeeded' ? outcome.value : undefined
}

/** What PowerShell gives is written as `reg` writes it, to be read by the same reader. */
function fromPowershell(text: string): ProxySettings | undefined {
  const values = parsePowershell(text)
  const lines = [...(values ?? [])].map(([name, value]) => `    ${name}    ${value.startsWith('0x') ? 'REG_DWORD' : 'REG_SZ'}    ${value}`)
  return values && parseWindows(lines.join('\r\n'))
}

function readerOf(file: string): (text: string) => ProxySettings | undefined {
  const reader = readers.find(([pattern]) => pattern.test(file.split('/')[1] ?? ''))?.[1]
  if (!reader) throw new Error(`No reader for ${file}`)
  return reader
}

/** In one short text: the proxy, `script`, `auto-detect`, `direct`, `except`, or `not known`. */
function said(file: string, text = readOutput(file), target = page): string {
  const settings = readerOf(file)(text)
  if (!settings) return 'not known'
  const { choice, proxy, isException } = chooseFrom(settings, target)
  return isException ? 'except' : proxy ? `${proxy.scheme} ${proxy.host} ${proxy.port}` : choice
}

const expected: Readonly<Record<string, string>> = {
  'linux/gsettings-proxy-auto-detect.txt': 'auto-detect',
  'linux/gsettings-proxy-ipv6.txt': 'http 2001:db8::5 3128',
  'linux/gsettings-proxy-login.txt': 'direct',
  'linux/gsettings-proxy-manual.txt': 'http proxy.example.com 8443',
  'linux/gsettings-proxy-none.txt': 'direct',
  'linux/gsettings-proxy-script.txt': 'script',
  'linux/gsettings-proxy-socks-only.txt': 'socks5 proxy.example.com 1080',
  'linux/gsettings-proxy-switched-off.txt': 'direct',
  'linux/kioslaverc-auto-detect.txt': 'auto-detect',
  'linux/kioslaverc-environment.txt': 'direct',
  'linux/kioslaverc-manual.txt': 'http proxy.example.com 8443',
  'linux/kioslaverc-reversed.txt': 'except',
  'linux/kioslaverc-script-url.txt': 'script',
  'linux/kioslaverc-script.txt': 'script',
  'linux/kioslaverc-socks.txt': 'http proxy.example.com 3128',
  'linux/gitconfig-include.txt': 'not known',
  'linux/gitconfig-login.txt': 'http proxy.example.com 3128',
  'linux/gitconfig-none.txt': 'direct',
  'linux/gitconfig-one-address.txt': 'direct',
  'linux/gitconfig-socks.txt': 'socks5 127.0.0.1 1080',
  'linux/npmrc-both.txt': 'http proxy.example.com 8443',
  'linux/npmrc-none.txt': 'direct',
  'linux/npmrc-null.txt': 'http proxy.example.com 3128',
  'linux/npmrc-variable.txt': 'http proxy.example.com 3128',
  'linux/apt-conf-braces.txt': 'direct',
  'linux/apt-conf-installer.txt': 'http proxy.example.com 3128',
  'linux/curlrc-login.txt': 'http proxy.example.com 3128',
  'linux/curlrc-socks.txt': 'socks5 127.0.0.1 1080',
  'macos/scutil-proxy-auto-detect.txt': 'auto-detect',
  'macos/scutil-proxy-ipv6.txt': 'http 2001:db8::5 3128',
  'macos/scutil-proxy-login.txt': 'http proxy.example.com 3128',
  'macos/scutil-proxy-manual.txt': 'http 127.0.0.1 7890',
  'macos/scutil-proxy-none.txt': 'direct',
  'macos/scutil-proxy-script-switched-off.txt': 'direct',
  'macos/scutil-proxy-script.txt': 'script',
  'macos/scutil-proxy-socks.txt': 'socks5 127.0.0.1 1080',
  'macos/scutil-proxy-switched-off.txt': 'direct',
  'macos/scutil-proxy-vpn.txt': 'http proxy.example.com 8443',
  'windows/powershell-proxy-off.json.txt': 'direct',
  'windows/powershell-proxy-one.json.txt': 'http 127.0.0.1 7890',
  'windows/reg-connection-direct.txt': 'direct',
  'windows/reg-connection-script.txt': 'script',
  'windows/reg-connection-vpn.txt': 'http proxy.example.com 3128',
  'windows/reg-proxy-auto-detect.txt': 'auto-detect',
  'windows/reg-proxy-each.txt': 'http proxy.example.com 8443',
  'windows/reg-proxy-machine.txt': 'http proxy.example.com 3128',
  'windows/reg-proxy-off.txt': 'direct',
  'windows/reg-proxy-one.txt': 'http 127.0.0.1 7890',
  'windows/reg-proxy-script.txt': 'script',
  'windows/reg-winhttp-advanced.txt': 'script',
  'windows/reg-winhttp-cut.txt': 'not known',
  'windows/reg-winhttp-direct.txt': 'direct',
  'windows/reg-winhttp-each.txt': 'http proxy.example.com 8443',
  'windows/reg-winhttp-none.txt': 'not known',
  'windows/reg-winhttp-proxy.txt': 'http proxy.example.com 8080',
}

const folder = new URL('../../../fixtures/command-output/', import.meta.url)
const files = ['linux', 'macos', 'windows'].flatMap((system) =>
  readdirSync(new URL(system, folder))
    .map((name) => `${system}/${name}`)
    .filter((file) => readers.some(([pattern]) => pattern.test(file.split('/')[1] ?? ''))),
)

test('Every output comes to what its settings say', () => {
  expect(Object.fromEntries(files.map((file) => [file, said(file)]))).toEqual(expected)
})

test('No output gives a login away', () => {
  const settings = files.map((file) => {
    const read = readerOf(file)(readOutput(file))
    return read && [chooseFrom(read, page), chooseFrom(read, { ...page, scheme: 'http' })]
  })
  expect(JSON.stringify(settings)).not.toMatch(/hunter2|someone[:@]/)
})

test.each([
  ['wifi', 'en', 'Wi-Fi'],
  ['ethernet', 'pt', 'Ethernet do escritório (2º andar)'],
  ['wifi', 'vpn', 'Wi-Fi'],
  ['ethernet', 'en', undefined],
])('The default route by %s belongs to a service in the list %s', (route, services, name) => {
  const read = parseMacosService(readOutput(`macos/route-default-${route}.txt`), readOutput(`macos/networksetup-order-${services}.txt`))
  expect(read).toBe(name)
})

test('An output that was changed anywhere is read in bounded time, and never throws', () => {
  const texts = new Map(files.map((file) => [file, readOutput(file)]))
  const pieces = [
    '\0',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '*',
    ';',
    '=',
    ':',
    '\n',
    '\r\n',
    '    REG_SZ    ',
    'ff'.repeat(50),
    ' '.repeat(500),
    '${A}',
    '/*',
  ]
  const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), removed: fc.nat(40), added: fc.constantFrom('', ...pieces) })
  fc.assert(
    fc.property(fc.constantFrom(...files), fc.array(change, { maxLength: 6 }), (file, changes) => {
      const text = changes.reduce(
        (before, { at, removed, added }) => {
          const place = Math.floor(at * before.length)
          return before.slice(0, place) + added + before.slice(place + removed)
        },
        texts.get(file) ?? '',
      )
      const startMs = performance.now()
      expect(said(file, text)).toMatch(/^(?:https?|socks[45]) |^(?:script|auto-detect|direct|except|not known)$/)
      expect(performance.now() - startMs).toBeLessThan(200)
    }),
    { numRuns: 3000 },
  )
})

test.each(['\n', ' ', '"', '/* ', '/*', '[http]\n', '    A    REG_SZ    x\n', 'proxy = "\\', '{', '${'])(
  'A file full of %j takes little time',
  (piece) => {
    const text = piece.repeat(Math.ceil(200_000 / piece.length))
    const startMs = performance.now()
    for (const [, read] of readers) read(text)
    expect(performance.now() - startMs).toBeLessThan(2000)
  },
)
