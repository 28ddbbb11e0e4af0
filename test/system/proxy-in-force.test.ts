// Which proxy is in force where the window's Chromium can be asked: the system's first, the environment's where that names none.
import { describe, expect, it } from 'vitest'
import { proxySetting } from '../../electron/system/proxy-in-force.ts'
import type { Target } from '../../shared/target/target.ts'
import { createMachine, createRequest, diagnose } from '../fakes/machine.ts'
import { createProbeContext } from '../fakes/probe-context.ts'
import { createRecordingNetwork } from '../fakes/recording-network.ts'
import { closedPort } from '../fakes/tcp-server.ts'

const target: Target = { scheme: 'wss', host: 'app.example', port: 443, path: '/chat?token=1', input: '' }
const environment = { https_proxy: 'http://me:secret@proxy.example:3128' }
const ofEnvironment = { scheme: 'http', host: 'proxy.example', port: 3128 }

async function settingWith(answer: (url: string) => Promise<string>, host = target.host) {
  const asked: string[] = []
  const resolveProxy = (url: string) => {
    asked.push(url)
    return answer(url)
  }
  const context = createProbeContext({ target: { ...target, host }, environment, resolveProxy, limits: { replyMs: 50 } })
  return { asked, setting: await proxySetting({ mode: 'auto' }, context) }
}

describe('in the window the proxy in force', () => {
  it('is what its Chromium takes first, asked without the path', async () => {
    expect(await settingWith(() => Promise.resolve('PROXY 10.0.0.1:8080; DIRECT'))).toEqual({
      asked: ['wss://app.example/'],
      setting: { status: 'succeeded', value: { proxy: { scheme: 'http', host: '10.0.0.1', port: 8080 }, source: 'system' } },
    })
  })

  it.each([
    ['names none', () => Promise.resolve('DIRECT')],
    ['names the same', () => Promise.resolve('PROXY proxy.example:3128')],
    ['says nonsense', () => Promise.resolve('?')],
    ['fails', () => Promise.reject(new Error('gone'))],
    ['never answers', () => new Promise<string>(() => {})],
  ])('is the environment’s where Chromium %s', async (_words, answer) => {
    expect((await settingWith(answer)).setting).toEqual({
      status: 'succeeded',
      value: { proxy: ofEnvironment, hasCredentials: true, source: 'environment', variable: 'https_proxy' },
    })
  })

  it('is none for this computer, and Chromium is not asked', async () => {
    expect(await settingWith(() => Promise.resolve('PROXY 10.0.0.1:8080'), 'localhost')).toEqual({
      asked: [],
      setting: { status: 'succeeded', value: { source: 'none' } },
    })
  })

  it('is tried in a run beside the direct way', async () => {
    const port = await closedPort()
    const network = createRecordingNetwork({ names: { 'server.test': ['192.0.2.1'] } })
    const machine = createMachine({ network, resolveProxy: () => Promise.resolve(`PROXY 127.0.0.1:${port}`) })
    const { report } = await diagnose(createRequest('http://server.test/', { timeLimitMs: 3000 }), machine)
    expect([report.verdict.cause, network.contacted]).toEqual([
      'proxy-unreachable',
      expect.arrayContaining(['tcp 192.0.2.1:80', `tcp 127.0.0.1:${port}`]),
    ])
  })
})
