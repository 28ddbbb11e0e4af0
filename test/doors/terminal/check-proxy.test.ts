// `check-proxy`: its exit statuses by real situations, its document, its text; settings of GNOME are real ones where gsettings is there.
import { spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { reportSchema } from '../../../shared/report/report-schema.ts'
import { startConnectProxy, type FakeProxy } from '../../fakes/proxy-server.ts'
import { closedPort, startServer, startTcpServer, answerAndClose, type FakeServer } from '../../fakes/tcp-server.ts'
import { newFolder, reportOf, runTerminal } from './terminal-process.ts'

let web: FakeServer
let proxy: FakeProxy
let strict: FakeServer
const address = () => `http://127.0.0.1:${web.port}/`

beforeAll(async () => {
  web = await startServer(createServer((_request, response) => response.end('page')))
  proxy = await startConnectProxy()
  strict = await startTcpServer(answerAndClose('HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm="x"\r\nContent-Length: 0\r\n\r\n'))
})

afterAll(() => Promise.all([web.close(), proxy.close(), strict.close()]))

/** A person without settings of their own. */
const plain = (): { HOME: string; XDG_CONFIG_HOME: string; GSETTINGS_BACKEND: string } => {
  const home = newFolder()
  return { HOME: home, XDG_CONFIG_HOME: join(home, '.config'), GSETTINGS_BACKEND: 'memory' }
}

const check = (words: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  runTerminal(['check-proxy', ...words], { env: { ...plain(), ...env } })

describe('check-proxy', () => {
  it('says no, with both paths, where the proxy lets everything pass', async () => {
    const ending = await check([address(), '--json', '--proxy', `http://127.0.0.1:${proxy.port}`])
    const report = v.parse(reportSchema, JSON.parse(ending.stdout))
    expect(ending.status).toBe(0)
    expect(report.proxyCheck).toMatchObject({
      answer: 'no',
      paths: [
        {
          arrives: 'yes',
          stages: [
            { stage: 'reach-target', state: 'succeeded' },
            { stage: 'answer', state: 'succeeded' },
          ],
        },
        {
          proxy: { scheme: 'http', host: '127.0.0.1', port: proxy.port },
          arrives: 'yes',
          stages: [
            { stage: 'reach-proxy', state: 'succeeded' },
            { stage: 'answer', state: 'succeeded' },
          ],
        },
      ],
    })
  })

  it.each([
    ['does not run', async () => `http://127.0.0.1:${await closedPort()}`, 'proxy-unreachable'],
    ['wants a login', () => Promise.resolve(`http://127.0.0.1:${strict.port}`), 'proxy-authentication-required'],
  ])('says yes where the proxy %s', async (_how, url, cause) => {
    const ending = await check([address(), '--json', '--proxy', await url()])
    const report = reportOf(ending)
    expect([ending.status, report.proxyCheck?.answer, report.verdict.cause]).toEqual([1, 'yes', cause])
  })

  it('looks at the settings alone without an address', async () => {
    const port = await closedPort()
    const none = await check(['--json'])
    const left = await check(['--json'], { https_proxy: `http://someone:hunter2@127.0.0.1:${port}` })
    const alive = await check(['--json'], { https_proxy: `http://127.0.0.1:${proxy.port}` })
    const answers = [none, left, alive].map(({ stdout }) => JSON.parse(stdout) as { kind: string; proxyCheck: { answer: string } })
    expect(answers.map(({ kind, proxyCheck }) => [kind, proxyCheck.answer])).toEqual([
      ['proxy-check', 'no'],
      ['proxy-check', 'yes'],
      ['proxy-check', 'cannot-tell'],
    ])
    expect([none.status, left.status, alive.status]).toEqual([0, 1, 3])
    expect(left.stdout + left.stderr).not.toContain('hunter2')
  })

  it.each(['httpsProxy', 'httpProxy'])('reads what KDE has set as %s', async (setting) => {
    const env = { ...plain(), XDG_CURRENT_DESKTOP: 'KDE' }
    const port = await closedPort()
    mkdirSync(env.XDG_CONFIG_HOME, { recursive: true })
    writeFileSync(join(env.XDG_CONFIG_HOME, 'kioslaverc'), `[Proxy Settings]\nProxyType=1\n${setting}=http://127.0.0.1 ${port}\n`)
    const ending = await runTerminal(['check-proxy', '--json'], { env })
    const { proxyCheck } = JSON.parse(ending.stdout) as { proxyCheck: { sources: { source: string; state: string }[] } }
    expect([ending.status, proxyCheck.sources.find(({ source, state }) => source === 'kde' && state === 'proxy')]).toMatchObject([
      1,
      { state: 'proxy', proxy: { host: '127.0.0.1', port }, setting },
    ])
  })

  it('does not count what KDE has left behind where no session of KDE runs', async () => {
    const env = { ...plain(), XDG_CURRENT_DESKTOP: 'XFCE', KDE_FULL_SESSION: '', DESKTOP_SESSION: 'xfce' }
    mkdirSync(env.XDG_CONFIG_HOME, { recursive: true })
    writeFileSync(
      join(env.XDG_CONFIG_HOME, 'kioslaverc'),
      `[Proxy Settings]\nProxyType=1\nhttpProxy=http://127.0.0.1 ${await closedPort()}\n`,
    )
    const ending = await runTerminal(['check-proxy', '--json'], { env })
    const { proxyCheck } = JSON.parse(ending.stdout) as { proxyCheck: { sources: { source: string; state: string }[] } }
    expect(proxyCheck.sources.flatMap(({ source, state }) => (source === 'kde' ? [state] : []))).toEqual(['not-here'])
  })

  const hasGsettings = spawnSync('gsettings', ['list-keys', 'org.gnome.system.proxy']).status === 0
  it.runIf(hasGsettings)('reads what GNOME has set', async () => {
    const env = { ...plain(), GSETTINGS_BACKEND: 'keyfile' }
    const set = (...words: readonly string[]) => spawnSync('gsettings', ['set', ...words], { env: { ...process.env, ...env } })
    set('org.gnome.system.proxy', 'mode', 'manual')
    set('org.gnome.system.proxy.https', 'host', '127.0.0.1')
    const port = await closedPort()
    set('org.gnome.system.proxy.https', 'port', String(port))
    const ending = await runTerminal(['check-proxy', '--json'], { env })
    const { proxyCheck } = JSON.parse(ending.stdout) as { proxyCheck: { sources: { source: string; state: string }[] } }
    expect([ending.status, proxyCheck.sources.find(({ source, state }) => source === 'gnome' && state === 'proxy')]).toMatchObject([
      1,
      { state: 'proxy', proxy: { port } },
    ])
  })

  it('says it in words, the answer first', async () => {
    const ending = await check([address(), '--proxy', `http://127.0.0.1:${proxy.port}`, '--lang', 'en'])
    expect(ending.stdout).toMatch(
      /^✔ No proxy is in the way\.\n {2}The address is reached through every proxy that is set:\n {2}http:\/\/127\.0\.0\.1:\d+\.\n\nWhere a proxy can be set\n {2}Environment +No proxy\n/,
    )
    expect(ending.stdout).toMatch(
      /By every path\n {2}Direct +server ✔ → answer ✔ +arrives\n {2}http:\/\/127\.0\.0\.1:\d+ +proxy ✔ → answer ✔ +arrives\n/,
    )
  })

  it('saves what its ending says, a page with the whole answer among it, and hides what is private', async () => {
    const folder = newFolder()
    const dead = `http://someone:hunter2@127.0.0.1:${await closedPort()}`
    const files = ['a.html', 'a.txt', 'a.ponte'].map((name) => join(folder, name))
    for (const file of files) await check([address(), '--proxy', dead, '--lang', 'en', '--redact', '--out', file])
    const [page = '', text = '', report = ''] = files.map((file) => readFileSync(file, 'utf8'))
    expect([page.startsWith('<!doctype html>'), page.includes('Where a proxy can be set'), page.includes('By every path')]).toEqual([
      true,
      true,
      true,
    ])
    expect(text).toMatch(/^✘ Yes, a proxy is in the way[^]*\nBy every path\n[^]*What was tried/)
    expect(v.is(reportSchema, JSON.parse(report))).toBe(true)
    expect((page + text + report).includes('hunter2')).toBe(false)
  })

  it.each([['--out', 'a.html'], ['--out', 'a.pdf'], ['--redact']])(
    'of the settings alone makes no report, and says so: %s %s',
    async (...words: string[]) => {
      const ending = await check([...words, '--lang', 'en'])
      expect([ending.status, ending.stdout, ending.stderr.trim().split('\n').length]).toEqual([2, '', 1])
    },
  )

  it('gives one sentence and status 2 for what makes no sense', async () => {
    const ending = await check(['http://', '--lang', 'en'])
    expect([ending.status, ending.stdout, ending.stderr.trim().split('\n')]).toEqual([2, '', [expect.stringContaining('address')]])
  })
})
