// Proxy scripts from servers, files and addresses: fetched within limits, and asked about the target.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { pacScript } from '../../../../electron/system/proxy/pac/index.ts'
import { createProbeContext } from '../../../fakes/probe-context.ts'
import * as peers from '../../../fakes/tcp-server.ts'

const script =
  'function FindProxyForURL(url, host) { return url.slice(0, 3) === "ws:" ? "SOCKS5 127.0.0.1:1080" : "PROXY 127.0.0.1:3128; DIRECT" }'
const proxied = {
  form: 'web',
  directives: [{ kind: 'proxy', proxy: { scheme: 'http', host: '127.0.0.1', port: 3128 } }, { kind: 'direct' }],
}
const target = { scheme: 'http', host: '203.0.113.10', port: 80, path: '/secret?token=1', input: '' } as const

async function serve(answer: RequestListener): Promise<string> {
  const server = await peers.startServer(createServer(answer))
  onTestFinished(() => server.close())
  return `http://127.0.0.1:${server.port}`
}

const read = (url: string, more: Parameters<typeof createProbeContext>[0] = {}) =>
  pacScript({ url }, createProbeContext({ target, ...more }))

test('fetches a script from its server and asks it about the address, without the path', async () => {
  const asked: string[] = []
  const url = await serve((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    response.end(`${script}\n// ${'x'.repeat(1000)}`)
  })
  expect(await read(`${url}/proxy.pac?site=1`)).toEqual({
    status: 'succeeded',
    value: { sizeBytes: script.length + 1004, answers: [proxied], otherNames: [] },
  })
  expect(asked).toEqual(['GET /proxy.pac?site=1'])
  const url2 = await serve((_request, response) => response.end('function FindProxyForURL(url) { return "PROXY " + url.length + ":1" }'))
  expect(await read(url2)).toMatchObject({
    value: { answers: [{ directives: [{ proxy: { host: String('http://203.0.113.10/'.length) } }] }] },
  })
})

test('asks for both forms of a WebSocket address', async () => {
  const url = await serve((_request, response) => response.end(script))
  expect(await read(url, { target: { ...target, scheme: 'ws' } })).toMatchObject({
    value: {
      answers: [
        proxied,
        { form: 'websocket', directives: [{ kind: 'proxy', proxy: { scheme: 'socks5', host: '127.0.0.1', port: 1080 } }] },
      ],
    },
  })
})

test('follows a script that has moved, a few times', async () => {
  const url = await serve((request, response) => {
    if (request.url === '/new') response.end(script)
    else response.writeHead(302, { Location: request.url === '/old' ? '/new' : '/loop' }).end()
  })
  expect(await read(`${url}/old`)).toMatchObject({ status: 'succeeded' })
  expect(await read(`${url}/loop`)).toMatchObject({ failure: { code: 'pac-not-served' } })
})

test('reads chunked bodies, files and addresses that hold the script', async () => {
  const url = await serve((_request, response) => {
    response.write(script.slice(0, 50))
    setTimeout(() => response.end(script.slice(50)), 20)
  })
  const folder = mkdtempSync(join(tmpdir(), 'ponte-pac-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'proxy.pac'), `\uFEFF${script}`)
  for (const place of [
    url,
    pathToFileURL(join(folder, 'proxy.pac')).href,
    `data:application/x-ns-proxy-autoconfig;base64,${Buffer.from(script).toString('base64')}`,
    `data:,${encodeURIComponent(script)}`,
  ]) {
    expect(await read(place)).toMatchObject({ status: 'succeeded', value: { answers: [proxied] } })
  }
  expect(await read(pathToFileURL(join(folder, 'missing.pac')).href)).toMatchObject({ status: 'failed', failure: { operation: 'read' } })
})

test.each([
  ['a page in its place', (response: Parameters<RequestListener>[1]) => response.end('<html>Sign in</html>'), 'pac-syntax-error'],
  ['an error', (response: Parameters<RequestListener>[1]) => response.writeHead(404).end(), 'pac-not-served'],
  ['more than a megabyte', (response: Parameters<RequestListener>[1]) => response.end('x'.repeat(1_100_000)), 'answer-too-large'],
  ['no end', (response: Parameters<RequestListener>[1]) => response.write(script), 'no-answer'],
  [
    'an end in the middle',
    (response: Parameters<RequestListener>[1]) =>
      response.writeHead(200, { 'Content-Length': 5000 }).write(script, () => response.destroy()),
    'closed-mid-answer',
  ],
  [
    'nonsense',
    (response: Parameters<RequestListener>[1]) => response.end('function FindProxyForURL() { return "GO AWAY" }'),
    'pac-answer-malformed',
  ],
])('names %s', async (_name, answer, code) => {
  const url = await serve((_request, response) => void answer(response))
  expect(await read(url, { limits: { replyMs: 400 } })).toMatchObject({ status: 'failed', failure: { code } })
})

test('says that nobody is there', async () => {
  expect(await read('http://127.0.0.1:1/proxy.pac')).toMatchObject({ failure: { code: 'connection-refused', operation: 'connect' } })
})

test('gives the login of the address to the server of the script, and to no fact', async () => {
  let login: string | undefined
  const url = await serve((request, response) => {
    login = request.headers.authorization
    response.end(script)
  })
  const outcome = await read(`${url}/proxy.pac`, { pacUrl: `${url.replace('//', '//me:geheim@')}/proxy.pac` })
  expect(login).toBe(`Basic ${Buffer.from('me:geheim').toString('base64')}`)
  expect(JSON.stringify(outcome)).not.toContain('geheim')
})

test('What is no script at an address that nobody set is none; at one that is set it is broken', async () => {
  const url = await serve((_request, response) => response.end('<html>Sign in</html>'))
  const context = createProbeContext({ target })
  expect([await pacScript({ url, foundBy: 'dns' }, context), await pacScript({ url }, context)]).toMatchObject([
    { status: 'failed', failure: { code: 'pac-not-served' } },
    { status: 'failed', failure: { code: 'pac-syntax-error' } },
  ])
})
