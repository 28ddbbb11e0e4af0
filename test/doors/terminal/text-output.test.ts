// What stands on the screen: one document, words that fit the width, and no byte of a peer that acts on the terminal.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import stringWidth from 'string-width'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadTranslator } from '../../../electron/doors/load-translator.ts'
import { textReport } from '../../../electron/doors/terminal/text-report.ts'
import { languages } from '../../../shared/i18n/languages.ts'
import { explain } from '../../../shared/report/explain.ts'
import { hostileReport, refusedReport } from '../../fakes/sample-report.ts'
import { answer, answerAndClose, closedPort, greet, startTcpServer, type Behaviour, type FakeServer } from '../../fakes/tcp-server.ts'
import { newFolder, reportOf, runTerminal } from './terminal-process.ts'

const hostileText = `\u001b[2J\u001b]0;owned\u0007\u009b31m\u202eesrever\u2066\u200b\0\r\u2028\x7f`
const servers: FakeServer[] = []

async function addressOf(scheme: string, behave: Behaviour): Promise<string> {
  const server = await startTcpServer(behave)
  servers.push(server)
  return `${scheme}://127.0.0.1:${server.port}/`
}

const hostile: Record<string, string> = {}

beforeAll(async () => {
  const header = hostileText.replace(/[\0\r]/g, '')
  hostile['a banner'] = await addressOf('ws', greet(hostileText))
  hostile['a reason phrase'] = await addressOf(
    'ws',
    answer(`HTTP/1.1 404 ${header}\r\nServer: ${header}\r\nLocation: /${header}\r\nContent-Length: 30\r\n\r\n${hostileText}`),
  )
  hostile['an answer that is none'] = await addressOf('http', answerAndClose(hostileText))
  hostile['60 kB of spaces'] = await addressOf('http', answerAndClose(`HTTP/1.1 500 ${' '.repeat(60_000)}x\r\n\r\n`))
  hostile['a banner without end'] = await addressOf('tcp', greet(`SSH-2.0-${'x'.repeat(60_000)}\r\n`))
})

afterAll(() => Promise.all(servers.map((server) => server.close())))

/** All that may stand in a text for people; direction marks come from the translator of right-to-left languages only. */
const acting = /[^\n\P{Cc}]|[\p{Cf}\u2028\u2029]/u

describe.concurrent('what a peer sends', () => {
  it.each(['a banner', 'a reason phrase', 'an answer that is none', '60 kB of spaces', 'a banner without end'])(
    'never acts on the terminal: %s',
    async (what) => {
      const address = hostile[what] ?? ''
      const [text, json] = await Promise.all([runTerminal(['diagnose', address]), runTerminal(['diagnose', address, '--json'])])
      for (const said of [text.stdout, text.stderr, json.stdout, json.stderr]) {
        expect(acting.exec(said)).toBeNull()
        expect(said.length).toBeLessThan(40_000)
      }
      expect(reportOf(json).target.host).toBe('127.0.0.1')
    },
  )

  it('never acts on the terminal out of a saved report either', async () => {
    const file = join(newFolder(), 'report.json')
    const [finding] = hostileReport.findings
    const unknown = { ...hostileReport, findings: [finding, { ...finding, message: { id: hostileText, params: { text: hostileText } } }] }
    writeFileSync(file, JSON.stringify(unknown))
    const endings = await Promise.all([
      runTerminal(['explain', file]),
      runTerminal(['replay', file]),
      runTerminal(['explain', file, '--json']),
    ])
    for (const { stdout, stderr } of endings) expect(acting.exec(stdout + stderr)).toBeNull()
    const mirrored = await runTerminal(['explain', file, '--lang', 'ar-XB'])
    expect(acting.exec(mirrored.stdout.replace(/[\u2068\u2069]/g, ''))).toBeNull()
  })
})

describe.concurrent('the text', () => {
  it.each([40, 80, 100])('keeps within %i cells in every language', async (width) => {
    for (const { code } of languages) {
      const translator = await loadTranslator(code)
      const text = textReport(explain(refusedReport, translator), translator, width)
      // A word that is longer than the line stays whole.
      const tooLong = text.split('\n').filter((line) => stringWidth(line) > width && line.trim().includes(' '))
      expect([code, tooLong]).toEqual([code, []])
    }
  })

  it('is as wide as COLUMNS says, where that is a width that can be read', async () => {
    const file = join(newFolder(), 'report.json')
    writeFileSync(file, JSON.stringify(refusedReport))
    const widths = ['40', '80', '', '0', '-1', 'wide']
    const texts = await Promise.all(
      widths.map(async (columns) => (await runTerminal(['explain', file], { env: { COLUMNS: columns } })).stdout),
    )
    const [narrow, classic] = texts
    expect(texts).toEqual([narrow, classic, classic, classic, narrow, classic])
    expect(narrow).not.toBe(classic)
  })

  it('tells the steps on stderr while they happen, without colours', async () => {
    const { stderr, stdout } = await runTerminal(['diagnose', `ws://127.0.0.1:${await closedPort()}`], { env: { FORCE_COLOR: '1' } })
    expect(stderr.trimEnd().split('\n').length).toBeGreaterThanOrEqual(3)
    expect(stderr).toContain('The connection was refused.')
    expect(stdout + stderr).not.toContain('\u001b')
  })

  it('says what takes long', async () => {
    const address = await addressOf('ws', () => undefined)
    const { stderr } = await runTerminal(['diagnose', address, '--timeout', '2', '--json'])
    expect(stderr).toContain('still no answer')
  })

  it('understands an error text that the shell has split into words', async () => {
    const port = await closedPort()
    const ending = await runTerminal(['diagnose', '--json', 'WebSocket', 'connection', 'to', `'ws://127.0.0.1:${port}/chat'`, 'failed:'])
    expect(reportOf(ending).target).toMatchObject({ scheme: 'ws', host: '127.0.0.1', port, path: '/chat' })
  })

  it('takes a line break inside an address for a slip', async () => {
    const port = await closedPort()
    const ending = await runTerminal(['diagnose', '--json', `ws://127.0.0.1:${port}\n`])
    expect(reportOf(ending).target).toMatchObject({ scheme: 'ws', port })
  })

  it('repeats no password, neither of the address nor of a proxy', async () => {
    const port = await closedPort()
    const address = `ws://someone:hunter2@127.0.0.1:${port}/`
    const [text, json] = await Promise.all([
      runTerminal(['diagnose', address, '--proxy', `http://someone:hunter2@127.0.0.1:${port}`]),
      runTerminal(['diagnose', address, '--json'], {
        env: { http_proxy: 'http://someone:hunter2@proxy.test', all_proxy: 'http://someone:hunter2@proxy.test' },
      }),
    ])
    expect([text, json].map(({ stdout, stderr }) => /hunter2|someone/.test(stdout + stderr))).toEqual([false, false])
  })
})
