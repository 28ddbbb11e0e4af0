// The life of the one-time key, the secret behind it, and the cookie that it is exchanged for.
import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { isSameSecret, newSecret } from '../../../electron/doors/browser/secret.ts'
import { holdsSession, sessionCookie } from '../../../electron/doors/browser/session-cookie.ts'
import { SessionKey } from '../../../electron/doors/browser/session-key.ts'

test('A secret has 256 bits and is another one each time', () => {
  const secrets = Array.from({ length: 100 }, () => newSecret(randomBytes))
  expect(new Set(secrets).size).toBe(100)
  expect(secrets.map((secret) => Buffer.from(secret, 'base64url').length)).toEqual(Array<number>(100).fill(32))
})

test('Secrets of any length can be compared', () => {
  expect(['', 'a', 'abc', 'abd', 'abcd', 'abc\0', 'x'.repeat(100_000)].filter((given) => isSameSecret(given, 'abc'))).toEqual(['abc'])
})

test('A key opens once, and only who has it hears that it was used', () => {
  const key = new SessionKey(randomBytes, () => 0)
  expect(['', `${key.text}A`, key.text.toLowerCase(), key.text, key.text, 'guess'].map((given) => key.use(given))).toEqual([
    'wrong',
    'wrong',
    'wrong',
    'accepted',
    'used',
    'wrong',
  ])
})

test('A key that nobody used expires after ten minutes', () => {
  let nowMs = 5000
  const key = new SessionKey(randomBytes, () => nowMs)
  nowMs += 600_000
  expect(key.use(key.text)).toBe('expired')
})

test('The cookie is for its path, and neither for scripts nor for requests from other sites', () => {
  expect(sessionCookie('s3cret', '/x/')).toBe('ponte=s3cret; Path=/x/; HttpOnly; SameSite=Strict')
})

test.each([
  ['ponte=s3cret', true],
  ['other=1; ponte=s3cret', true],
  ['ponte=planted; ponte=s3cret; theme=dark', true],
  ['ponte=', false],
  ['ponte=s3cre', false],
  ['ponte2=s3cret', false],
  ['xponte=s3cret', false],
  ['Ponte=s3cret', false],
  ['', false],
  [undefined, false],
])('A Cookie header %j holds the session: %s', (header, expected) => {
  expect(holdsSession(header, 's3cret')).toBe(expected)
})
