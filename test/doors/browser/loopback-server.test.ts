// What the browser door answers to plain HTTP: who gets in, what everybody else hears, and what can be asked for.
import { connect } from 'node:net'
import { once } from 'node:events'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ExampleDoor } from './example-door.ts'
import { ask, askRaw, comeIn, marker, openExampleDoor } from './example-door.ts'

let door: ExampleDoor

beforeEach(async () => {
  door = await openExampleDoor()
})

afterEach(() => door.close())

test('The printed address opens the interface, with a cookie bound to a path that cannot be guessed', async () => {
  const opened = await ask(door, `/open?key=${door.key}`)
  expect(opened).toMatchObject({ status: 303, body: '' })
  const prefix = opened.headers.location ?? ''
  expect(prefix).toMatch(/^\/[\w-]{43}\/$/)
  expect(opened.headers['set-cookie']).toEqual([expect.stringMatching(`^ponte=[\\w-]{43}; Path=${prefix}; HttpOnly; SameSite=Strict$`)])
  const cookie = opened.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  expect(await ask(door, prefix, { cookie })).toMatchObject({ status: 200, body: expect.stringContaining(marker) as string })
  expect(await ask(door, `${prefix}assets/main.js`, { cookie })).toMatchObject({
    status: 200,
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'content-length': expect.stringMatching(/^\d+$/) as string },
  })
})

test('The page can be loaded again, and again in a second tab', async () => {
  const { prefix, cookie } = await comeIn(door)
  for (let load = 0; load < 3; load += 1) expect((await ask(door, prefix, { cookie })).status).toBe(200)
})

test('A key that was used says so in words, in the language of the browser', async () => {
  await comeIn(door)
  const replayed = await ask(door, `/open?key=${door.key}`, { 'accept-language': 'it-IT,it;q=0.9' })
  expect(replayed).toMatchObject({ status: 403, headers: { 'content-type': 'text/html; charset=utf-8' } })
  expect(replayed.headers['set-cookie']).toBeUndefined()
  expect(replayed.body).toContain('<html lang="it-IT" dir="ltr">')
  expect(replayed.body).toContain('<p>&#60;browser-door.key-used&#62;</p>')
})

test('A key that is too old opens nothing', async () => {
  door.services.clockMs = 600_000
  expect(await ask(door, `/open?key=${door.key}`)).toMatchObject({
    status: 403,
    body: expect.stringContaining('browser-door.key-expired') as string,
  })
})

test('A key in the hand of another page is refused, and still opens for the person', async () => {
  const taken = await ask(door, `/open?key=${door.key}`, { 'sec-fetch-site': 'cross-site' })
  expect(taken).toMatchObject({ status: 403, body: expect.stringContaining('browser-door.foreign-page') as string })
  expect((await ask(door, `/open?key=${door.key}`)).status).toBe(303)
})

test.each([
  '/open',
  '/open?',
  '/open?key=',
  '/open?key=%00',
  `/open?key=${'A'.repeat(43)}`,
  '/open?Key=x&key=y',
  `/open?key=${'x'.repeat(30_000)}`,
])('Without the right key %# the door stays closed', async (path) => {
  expect(await ask(door, path)).toMatchObject({ status: 403, body: expect.stringContaining('browser-door.key-wrong') as string })
})

test('Without the cookie nobody sees anything, and a right path is not told from a wrong one', async () => {
  const { prefix, cookie } = await comeIn(door)
  const answers = await Promise.all(
    ['/', '/index.html', '/favicon.ico', '/api', prefix, `${prefix}index.html`, `${prefix}api`, `${prefix}nothing`].map((path) =>
      ask(door, path),
    ),
  )
  const { date: _, ...headers } = answers[0]?.headers ?? {}
  for (const answer of answers) expect(answer).toMatchObject({ status: 403, body: answers[0]?.body, headers })
  expect((await ask(door, prefix, { cookie: cookie.slice(0, -1) })).status).toBe(403)
  expect((await ask(door, prefix, { cookie: 'ponte=' })).status).toBe(403)
  expect((await ask(door, '/', { cookie })).status).toBe(403)
})

test('Another host name or page gets nothing, even with the cookie', async () => {
  const { prefix, cookie } = await comeIn(door)
  for (const headers of [
    { host: `localhost:${door.port}` },
    { host: 'rebind.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'same-site' },
  ]) {
    const { status, body } = await ask(door, prefix, { cookie, ...headers })
    expect({ status, shown: body.includes(marker) }).toEqual({ status: 403, shown: false })
  }
})

test('A cookie that another program planted in front of ours does no harm', async () => {
  const { prefix, cookie } = await comeIn(door)
  const planted = `ponte=evil; junk=${'x'.repeat(30_000)}`
  expect((await ask(door, prefix, { cookie: `${planted}; ${cookie}` })).status).toBe(200)
})

test.each(['HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE', 'PROPFIND'])('The method %s is not allowed', async (method) => {
  const { prefix, cookie } = await comeIn(door)
  expect(await ask(door, prefix, { cookie }, method)).toMatchObject({ status: 405, headers: { allow: 'GET' }, body: '' })
})

test('CONNECT opens no tunnel', async () => {
  expect(await askRaw(door, `CONNECT 127.0.0.1:${door.port} HTTP/1.1\r\nHost: 127.0.0.1:${door.port}\r\n\r\n`)).toBe('')
})

test.each([
  '../package.json',
  '..%2fpackage.json',
  '..%2Fpackage.json',
  '%2e%2e/package.json',
  '%2e%2e%2fpackage.json',
  '..%252fpackage.json',
  '..\\package.json',
  '..%5cpackage.json',
  'assets/../../package.json',
  'assets/../index.html',
  './index.html',
  '/index.html',
  '//etc/passwd',
  'etc/passwd',
  'C:/Windows/win.ini',
  'C:%5cWindows%5cwin.ini',
  '%00',
  'index.html%00.js',
  'index.html/',
  'INDEX.HTML',
  'index.html.',
  'index.html::$DATA',
  'assets',
  'assets/',
  'assets/main.js.map',
  '.git/config',
  '__proto__',
  'constructor',
  '%c0%ae%c0%ae/package.json',
  '..;/package.json',
])('The path %j leads to nothing, even with the cookie', async (path) => {
  const { prefix, cookie } = await comeIn(door)
  expect(await ask(door, prefix + path, { cookie })).toMatchObject({ status: 404, body: '' })
})

test('A full address as the request target leads to nothing', async () => {
  const { prefix, cookie } = await comeIn(door)
  expect((await ask(door, `${door.origin}${prefix}`, { cookie })).status).toBe(403)
  expect((await ask(door, `//127.0.0.1:${door.port}${prefix}`, { cookie })).status).toBe(403)
})

test('Every answer forbids framing, sniffing, storing, referring and reading by other origins', async () => {
  const { prefix, cookie } = await comeIn(door)
  const answers = await Promise.all([
    ask(door, prefix, { cookie }),
    ask(door, `${prefix}assets/main.js`, { cookie }),
    ask(door, `${prefix}nothing`, { cookie }),
    ask(door, prefix, { cookie }, 'POST'),
    ask(door, '/'),
    ask(door, `/open?key=${door.key}`, { origin: 'http://evil.example', 'access-control-request-method': 'GET' }),
  ])
  for (const { headers } of answers) {
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringContaining(`connect-src 'self' ws://127.0.0.1:${door.port};`) as string,
      'cache-control': 'no-store',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
    expect(
      Object.keys(headers).filter((name) => name.startsWith('access-control-') || name === 'server' || name === 'x-powered-by'),
    ).toEqual([])
  }
})

test('Bytes that are not HTTP end the connection and nothing else', async () => {
  await askRaw(door, '\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03')
  await askRaw(door, 'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n')
  await askRaw(door, `GET / HTTP/1.1\r\n${'X: y\r\n'.repeat(20_000)}\r\n`)
  expect(await askRaw(door, 'GET / HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 403 /)
  expect((await comeIn(door)).prefix).not.toBe('')
  expect(door.services.faults).toEqual([])
})

// Linux answers at every address of 127.0.0.0/8, the others at 127.0.0.1 alone.
test.each(process.platform === 'linux' ? ['::1', '127.0.0.2'] : ['::1'])('Nothing listens at %s', async (address) => {
  const socket = connect(door.port, address)
  const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException]
  expect(['ECONNREFUSED', 'EADDRNOTAVAIL']).toContain(error.code)
})

test('Closing the door ends connections that are kept open', async () => {
  const socket = connect(door.port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write('GET / HTTP/1.1\r\n')
  const closed = once(socket, 'close')
  await door.close()
  await closed
})
