// What the window's Chromium answers, and that the other doors have none, which is not "no proxy".
import { expect, test } from 'vitest'
import { askChromium } from '../../../../electron/system/proxy/sources/chromium.ts'
import { createProbeContext } from '../../../fakes/probe-context.ts'

const target = { scheme: 'ws', host: 'chat.example.com', port: 8080, path: '/secret', input: '' } as const

test('Each form of the target is asked for by itself, without its path', async () => {
  const asked: string[] = []
  const answers = ['SOCKS5 127.0.0.1:1080;DIRECT', 'DIRECT', 'PROXY [2001:db8::5]:3128']
  const context = createProbeContext({ target, resolveProxy: (url) => Promise.resolve(answers[asked.push(url) - 1] ?? '') })
  const said = [await askChromium('wss', context), await askChromium('https', context), await askChromium(undefined, context)]
  const via = (scheme: string, host: string, port: number) => ({
    status: 'succeeded',
    value: { choice: 'proxy', proxy: { scheme, host, port }, setting: 'resolveProxy', isException: false },
  })
  expect({ asked, said }).toEqual({
    asked: ['ws://chat.example.com:8080/', 'http://chat.example.com:8080/', 'ws://chat.example.com:8080/'],
    said: [
      via('socks5', '127.0.0.1', 1080),
      { status: 'succeeded', value: { choice: 'direct', isException: false } },
      via('http', '2001:db8::5', 3128),
    ],
  })
})

test.each([
  ['there is none', undefined, { status: 'not-run', reason: 'unsupported-here' }],
  ['it never answers', () => new Promise<string>(() => undefined), { status: 'failed', failure: { code: 'no-answer' } }],
  ['it fails', () => Promise.reject(new Error('gone')), { status: 'failed', failure: { code: 'unknown' } }],
  ['it answers nonsense', () => Promise.resolve('?'.repeat(100_000)), { status: 'failed', failure: { code: 'pac-answer-malformed' } }],
] as const)('Where %s the place is not known', async (_words, resolveProxy, outcome) => {
  const context = createProbeContext({ target, limits: { replyMs: 50 }, ...(resolveProxy && { resolveProxy }) })
  expect(await askChromium(undefined, context)).toMatchObject(outcome)
})
