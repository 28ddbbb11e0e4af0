// Who passes for our own page by the request alone.
import { expect, test } from 'vitest'
import { isOwnSocketRequest, preferredLanguages, suspicionOf } from '../../../electron/doors/browser/request-checks.ts'

const address = { port: 4711, prefix: '/x/' }
const host = '127.0.0.1:4711'
const origin = `http://${host}`

test.each([
  undefined,
  '',
  '127.0.0.1',
  '127.0.0.1:4712',
  '127.0.0.1:47110',
  '127.1:4711',
  '2130706433:4711',
  'localhost:4711',
  '[::1]:4711',
  '[::ffff:127.0.0.1]:4711',
  '0.0.0.0:4711',
  'rebind.example:4711',
  '127.0.0.1.nip.io:4711',
  '127.0.0.1:4711.',
  'person@127.0.0.1:4711',
])('The host %j is not the printed one', (wrongHost) => {
  const headers = wrongHost === undefined ? {} : { host: wrongHost }
  expect(suspicionOf(headers, address)).toBe('wrong-host')
})

test.each([{}, { 'sec-fetch-site': 'none' }, { 'sec-fetch-site': 'same-origin' }, { origin }])('%j may be our own page', (headers) => {
  expect(suspicionOf({ host, ...headers }, address)).toBeUndefined()
})

test.each<Record<string, string>>([
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': '' },
  { 'sec-fetch-site': 'same-origin, cross-site' },
  { origin: 'null' },
  { origin: '' },
  { origin: 'http://127.0.0.1:4712' },
  { origin: 'https://127.0.0.1:4711' },
  { origin: 'http://localhost:4711' },
  { origin: `${origin}/` },
  { origin: `${origin}.evil.example` },
  { origin: 'http://evil.example', 'sec-fetch-site': 'same-origin' },
])('%j shows another page behind the request', (headers) => {
  expect(suspicionOf({ host, ...headers }, address)).toBe('foreign-page')
})

test('A socket is opened for our own origin only, and not without one', () => {
  expect(isOwnSocketRequest({ host, origin }, address)).toBe(true)
  expect(isOwnSocketRequest({ host }, address)).toBe(false)
  expect(isOwnSocketRequest({ host: 'localhost:4711', origin }, address)).toBe(false)
  expect(isOwnSocketRequest({ host, origin, 'sec-fetch-site': 'cross-site' }, address)).toBe(false)
})

test('Languages are read in the order of preference, at most ten', () => {
  expect(preferredLanguages({ 'accept-language': 'pt-BR,pt;q=0.9, en;q=0.8' })).toEqual(['pt-BR', 'pt', 'en'])
  expect(preferredLanguages({ 'accept-language': 'a,'.repeat(10_000) })).toHaveLength(10)
  expect(preferredLanguages({})).toEqual([''])
})
