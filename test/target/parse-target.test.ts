// What a person may type or paste, and what becomes of it.
import { readFileSync } from 'node:fs'
import { domainToASCII } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import english from '../../shared/i18n/messages/en/diagnosis.json' with { type: 'json' }
import { parseTarget } from '../../shared/target/parse-target.ts'
import { formatTarget, schemes } from '../../shared/target/target.ts'
import type { ParsedAddress } from '../../shared/target/parse-address.ts'

const parse = (text: string): ParsedAddress => parseTarget(text, domainToASCII)

/** The address as a person would write it, or the id of what was wrong. */
function read(text: string): string {
  const parsed = parse(text)
  return parsed.status === 'parsed' ? formatTarget(parsed.target) : parsed.problem.id
}

describe('An address', () => {
  test.each([
    // every scheme, default ports, paths
    ['ws://example.com', 'ws://example.com/'],
    ['wss://example.com', 'wss://example.com/'],
    ['http://example.com:80/a?b=c#d', 'http://example.com/a?b=c'],
    ['https://example.com:443', 'https://example.com/'],
    ['wss://example.com:80/', 'wss://example.com:80/'],
    ['tcp://example.com:25', 'tcp://example.com:25'],
    ['tcp://example.com:25/ignored', 'tcp://example.com:25'],
    ['websocket://example.com:2346', 'ws://example.com:2346/'],
    ['HTTPS://EXAMPLE.Com/Path', 'https://example.com/Path'],
    ['http://example.com?q=1', 'http://example.com/?q=1'],
    ['http://example.com/ä', 'http://example.com/%C3%A4'],
    // without a scheme it is guessed
    ['example.com', 'https://example.com/'],
    ['example.com:8080', 'http://example.com:8080/'],
    ['example.com:8443', 'https://example.com:8443/'],
    ['example.com:2346', 'tcp://example.com:2346'],
    ['example.com:2346/chat', 'http://example.com:2346/chat'],
    ['localhost:3306', 'tcp://localhost:3306'],
    // addresses of both families
    ['192.0.2.10:8080', 'http://192.0.2.10:8080/'],
    ['ws://[2001:db8::1]:8080/x', 'ws://[2001:db8::1]:8080/x'],
    ['[::1]:6379', 'tcp://[::1]:6379'],
    ['2001:DB8::1', 'https://[2001:db8::1]/'],
    ['ws://[fe80::1%eth0]:80/', 'ws://[fe80::1%eth0]/'],
    // names in every script
    ['wss://bücher.example/', 'wss://xn--bcher-kva.example/'],
    ['http://例え.テスト:8080', 'http://xn--r8jz45g.xn--zckzah:8080/'],
    ['ws://пример.рф', 'ws://xn--e1afmkfd.xn--p1ai/'],
    ['example.com.', 'https://example.com/'],
    ['my_server.example.com:9000', 'tcp://my_server.example.com:9000'],
    // slips of the keyboard
    ['  ws://example.com  ', 'ws://example.com/'],
    ['ws : // example.com : 8080 / chat', 'ws://example.com:8080/chat'],
    ['http:example.com', 'http://example.com/'],
    ['http:/example.com', 'http://example.com/'],
    ['http//example.com', 'http://example.com/'],
    ['http:////example.com', 'http://example.com/'],
    ['//example.com:8080/x', 'http://example.com:8080/x'],
    ['"wss://example.com/"', 'wss://example.com/'],
    ['<https://example.com/a>', 'https://example.com/a'],
    ['ｗｓ：／／ｅｘａｍｐｌｅ．ｃｏｍ：８０８０／ｃ', 'ws://example.com:8080/c'],
    ['http://example。com', 'http://example.com/'],
    ['exam\u200Bple.com\uFEFF', 'https://example.com/'],
    ['https://example.com\r\n', 'https://example.com/'],
    // user names and passwords go, slashes in them or not; an @ in a path stays
    ['ws://user:secret@example.com:8080/', 'ws://example.com:8080/'],
    ['https://user@example.com/', 'https://example.com/'],
    ['ws://user:p@ss@example.com/', 'ws://example.com/'],
    ['wss://user:pa/ss?w#d@example.com:81/x', 'wss://example.com:81/x'],
    ['user:secret@example.com:8080', 'http://example.com:8080/'],
    ['https://example.com/@user', 'https://example.com/@user'],
    ['http://localhost:3000/@vite/client', 'http://localhost:3000/@vite/client'],
    ['http://[::1]:3000/@vite/client', 'http://[::1]:3000/@vite/client'],
  ])('%j is understood as %s', (text, address) => {
    expect(read(text)).toBe(address)
  })

  test.each([
    ['', 'input.empty'],
    [' \u200B\t\n', 'input.empty'],
    ['x'.repeat(8001), 'input.too-long'],
    ['it does not work', 'input.no-address'],
    ['ERR_CONNECTION_REFUSED', 'input.no-address'],
    ['net::ERR_TIMED_OUT', 'input.no-address'],
    ['ECONNRESET', 'input.no-address'],
    ['java.net.ConnectException: Connection refused', 'input.no-address'],
    ['at 12:30 it broke in net.js:1141', 'input.no-address'],
    ['ftp://example.com/', 'input.unknown-scheme'],
    ['ws://', 'input.host-missing'],
    ['http://:8080/', 'input.host-missing'],
    ['tcp://example.com', 'input.port-missing'],
    ['example.com:http', 'input.port-not-a-number'],
    ['example.com:-1', 'input.port-not-a-number'],
    ['example.com:0', 'input.port-out-of-range'],
    ['ws://example.com:65536', 'input.port-out-of-range'],
    ['http://192.0.2.256/', 'input.ipv4-malformed'],
    ['192.0.2:80', 'input.ipv4-malformed'],
    ['http://127.1/', 'input.ipv4-malformed'],
    ['http://0x7f000001/', 'input.ipv4-malformed'],
    ['http://2130706433/', 'input.ipv4-malformed'],
    ['2001:db8:::1', 'input.ipv6-malformed'],
    ['ws://[::1', 'input.ipv6-malformed'],
    ['ws://[example.com]:80', 'input.ipv6-malformed'],
    ['ws://[::1]8080', 'input.ipv6-malformed'],
    ['http://-example.com/', 'input.name-malformed'],
    ['http://exa$mple.com/', 'input.name-malformed'],
    ['http://a..b/', 'input.name-malformed'],
    [`http://${'a'.repeat(64)}.com/`, 'input.name-malformed'],
    [`http://${'a.'.repeat(127)}com/`, 'input.name-malformed'],
  ])('%j is answered with %s', (text, problem) => {
    expect(read(text)).toBe(problem)
    expect(Object.keys(english)).toContain(problem)
  })
})

describe('A pasted error text', () => {
  const texts = JSON.parse(readFileSync(new URL('../fixtures/error-texts.json', import.meta.url), 'utf8')) as {
    from: string
    text: string
    address: string
  }[]

  test.each(texts)('of $from gives its address', ({ text, address }) => {
    expect(read(text)).toBe(address)
  })

  test('is kept as the person gave it, without what was secret in it', () => {
    const parsed = parse('Cannot open  wss://bob:hunter2@chat.example.com:8443/x\n(tried also bob:hunter2@10.0.0.7:80)')
    expect(parsed).toEqual({
      status: 'parsed',
      target: {
        scheme: 'wss',
        host: 'chat.example.com',
        port: 8443,
        path: '/x',
        input: 'Cannot open wss://chat.example.com:8443/x (tried also 10.0.0.7:80)',
      },
    })
  })
})

describe('Whatever is typed', () => {
  const timeOf = (text: string): number => {
    const startMs = performance.now()
    parse(text)
    return performance.now() - startMs
  }
  const label = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}[a-z0-9]$/)
  const host = fc.oneof(
    fc.tuple(label, label).map((labels) => labels.join('.')),
    fc.constant('localhost'),
    fc.ipV4(),
    fc.ipV6().filter((address) => !address.includes('.')),
  )
  const target = fc.record({
    scheme: fc.constantFrom(...schemes),
    host,
    port: fc.integer({ min: 1, max: 65535 }),
    path: fc.webPath().map((path) => (path === '' ? '/' : path.replaceAll(/['")>]+$/g, ''))),
  })

  test('a target that is written and read again is the same', () => {
    fc.assert(
      fc.property(target, (written) => {
        const path = written.scheme === 'tcp' ? '/' : written.path.startsWith('/') ? written.path : `/${written.path}`
        const parsed = parse(formatTarget({ ...written, path }))
        expect(parsed).toMatchObject({ status: 'parsed', target: { ...written, host: written.host.toLowerCase(), path } })
      }),
    )
  })

  test('whatever was understood is understood the same again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.webUrl()), (text) => {
        const once = parse(text)
        if (once.status === 'rejected') return
        const { scheme, host: name, port, path } = once.target
        expect(parse(formatTarget(once.target))).toMatchObject({ status: 'parsed', target: { scheme, host: name, port, path } })
      }),
    )
  })

  test('nothing of a user name or password is left, whatever its letters', () => {
    const secret = fc
      .tuple(fc.string({ unit: 'binary', maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 12 }))
      .map(([before, after]) => `${before}hunter2${after}`)
      .filter((password) => {
        const plain = password.normalize('NFKC')
        // White space ends a word. Digits and then a slash are a port and a path, and an @ beside a slash could end the password at either.
        return !/[\s\p{Cc}，、；！（）「」『』【】《》]/u.test(plain) && !/^\d*[/?#]/.test(plain) && !/@.*[/?#]|[/?#].*@/.test(plain)
      })
    fc.assert(
      fc.property(secret, fc.constantFrom('ws://', 'https://', ''), fc.constantFrom('', 'I cannot open '), (password, scheme, before) => {
        const parsed = parse(`${before}${scheme}bob7:${password}@example.com:8080/x`)
        expect(JSON.stringify(parsed)).not.toMatch(/hunter2|bob7/)
      }),
    )
  })

  test('it is never thrown back, and what is rejected names a sentence', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...':/.@[]?#%a1 \ud800\u202e'), maxLength: 200 })),
        (text) => {
          const parsed = parse(text)
          if (parsed.status === 'rejected') expect(Object.keys(english)).toContain(parsed.problem.id)
        },
      ),
    )
  })

  test('full width means the same as half width, and spaces around mean nothing', () => {
    const widen = (text: string): string => text.replaceAll(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
    fc.assert(
      fc.property(target, (written) => {
        const text = formatTarget({ ...written, path: '/a' })
        expect(parse(widen(text))).toEqual(parse(text))
        expect(parse(` \t${text}\u3000\n`)).toEqual(parse(text))
      }),
    )
  })

  test.each([
    ':',
    '.',
    '/',
    '[',
    ']',
    'a.',
    '@',
    'a',
    '1',
    '"',
    ')',
    'a@',
    ':a',
    '::',
    'a:',
    '1.',
    '-',
    ' a',
    ' a.b',
    '//',
    '(',
    '(a',
    "('",
    '|',
    'é',
    'a1 ',
  ])('8,000 characters of %j cost no time', (piece) => {
    for (const text of [piece, `http://${piece}`, `host=${piece}`, `x ${piece}`].map((start) => start.padEnd(7999, piece))) {
      for (const whole of [text, `${text}!`, `x ${text.slice(3)} `]) {
        expect(Math.min(...[1, 2, 3].map(() => timeOf(whole)))).toBeLessThan(50)
      }
    }
  })
})
