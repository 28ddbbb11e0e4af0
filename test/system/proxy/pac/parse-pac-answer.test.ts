// What proxy scripts answer, from the forms in the old documents to nonsense.
import { expect, test } from 'vitest'
import fc from 'fast-check'
import { parsePacAnswer } from '../../../../electron/system/proxy/pac/parse-pac-answer.ts'

const via = (scheme: string, host: string, port: number) => ({ kind: 'proxy', proxy: { scheme, host, port } })
const direct = { kind: 'direct' }

test.each([
  ['DIRECT', [direct]],
  ['direct ', [direct]],
  ['', [direct]],
  ['PROXY proxy.example.com:8080; DIRECT', [via('http', 'proxy.example.com', 8080), direct]],
  ['PROXY a:1;PROXY b:2 ; SOCKS5 c', [via('http', 'a', 1), via('http', 'b', 2), via('socks5', 'c', 1080)]],
  ['HTTPS secure.example.com', [via('https', 'secure.example.com', 443)]],
  [
    'HTTP plain.example.com; SOCKS old:1081; SOCKS4 older:1082',
    [via('http', 'plain.example.com', 80), via('socks5', 'old', 1081), via('socks4', 'older', 1082)],
  ],
  ['PROXY [2001:db8::1]:3128', [via('http', '2001:db8::1', 3128)]],
  ['PROXY Proxy.Example.COM.:8080', [via('http', 'proxy.example.com', 8080)]],
  ['PROXY a:1; PROXY a:1', [via('http', 'a', 1)]],
  ['QUIC x:1; DIRECT', [direct]],
  ['PROXY a:70000; PROXY user@b:1; PROXY c:1/path', []],
  ['PROXY', []],
  ['GO AWAY', []],
  ['[object Object]', []],
])('reads %j', (answer, directives) => {
  expect(parsePacAnswer(answer)).toEqual(directives)
})

test('gives at most 16 directives of whatever text', () => {
  expect(parsePacAnswer(Array.from({ length: 400 }, (_, index) => `PROXY p${index}:1`).join(';'))).toHaveLength(16)
  fc.assert(
    fc.property(fc.string({ maxLength: 5000 }), (text) => {
      expect(parsePacAnswer(text).length).toBeLessThanOrEqual(16)
    }),
  )
})
