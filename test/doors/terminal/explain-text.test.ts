// `explain "error text"`: what is said, how it ends, and that nobody is contacted. A file is told from a text by being there.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { errorExplanationSchema } from '../../../shared/report/error-explanation-schema.ts'
import { refusedReport } from '../../fakes/sample-report.ts'
import { newFolder, runTerminal } from './terminal-process.ts'

const refused = "WebSocket connection to 'ws://127.0.0.1:4009/chat' failed: Error in connection establishment: net::ERR_CONNECTION_REFUSED"
const explain = (words: readonly string[], cwd?: string) =>
  runTerminal(['explain', ...words], { sabotage: 'crashing-network.ts', ...(cwd === undefined ? {} : { cwd }) })

describe.concurrent('explain', () => {
  it('says what an error means, what it could be, and which test would decide', async () => {
    const { status, stdout, stderr } = await explain([refused])
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
    expect(stdout).toMatch(
      /^✘ The connection was refused[^]*\nWhat it could be\n {2}- Likely: The program on the server[^]*\n {2}diagnose ws:\/\/127\.0\.0\.1:4009\/chat\n$/,
    )
  })

  it('writes one valid document with --json', async () => {
    const { status, stdout } = await explain([refused, '--json'])
    const document = v.parse(errorExplanationSchema, JSON.parse(stdout))
    expect([status, document.signal?.meaning, document.candidates[0]?.cause, document.target?.port]).toEqual([
      1,
      'connection-refused',
      'server-not-listening',
      4009,
    ])
  })

  it('takes words that the shell has split as one text', async () => {
    const split = await explain(refused.split(' '))
    expect(split).toEqual(await explain([refused]))
  })

  it('speaks every language, without a sentence of another one', async () => {
    const texts = await Promise.all(
      ['en', 'pt', 'it', 'en-XA', 'ar-XB'].map(async (code) => (await explain([refused, '--lang', code])).stdout),
    )
    expect(new Set(texts.flatMap((text) => text.split('\n').slice(0, 3))).size).toBeGreaterThanOrEqual(10)
    expect(texts.filter((text) => /error-text\.|undefined|\{\w+\}/.test(text))).toEqual([])
  })

  it.each([[['it', 'does', 'not', 'work']], [['ws://127.0.0.1:4009/chat']]])(
    'ends with 3 when no error is understood: %j',
    async (words) => {
      const { status, stdout, stderr } = await explain(words)
      expect({ status, stderr }).toEqual({ status: 3, stderr: '' })
      expect(stdout).toContain('does not know this error')
    },
  )

  it('shows hostile characters of a text nowhere', async () => {
    const { status, stdout } = await explain(['ECONNREFUSED \u001b[31m\u202e <b>'])
    expect([status, /[\u001b\u202e<]/.test(stdout)]).toEqual([1, false])
  })

  it('reads an existing file even where its name is an error', async () => {
    const folder = newFolder()
    writeFileSync(join(folder, 'ECONNREFUSED'), JSON.stringify(refusedReport))
    const { status, stdout } = await explain(['ECONNREFUSED'], folder)
    expect([status, stdout.includes('4009')]).toEqual([1, true])
  })
})
