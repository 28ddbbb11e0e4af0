// Reports in files: how they are saved, said again in another language, judged again, and refused when they are something else.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readReport } from '../../../electron/doors/terminal/read-report.ts'
import type { Report } from '../../../shared/report/report.ts'
import { maxReportBytes } from '../../../shared/report/report-limits.ts'
import { closedPort } from '../../fakes/tcp-server.ts'
import { refusedReport, stoppedReport, worksReport } from '../../fakes/sample-report.ts'
import { newFolder, reportOf, runTerminal } from './terminal-process.ts'

/** A file that holds a text as it is, or anything else as JSON. */
function saved(content: unknown, name = 'report.json'): string {
  const file = join(newFolder(), name)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

describe.concurrent('--out', () => {
  let address: string
  beforeAll(async () => {
    address = `ws://127.0.0.1:${await closedPort()}`
  })

  it('saves the same JSON that stands on stdout, for its owner alone, in place of an older file', async () => {
    const file = saved('an older file, longer than nothing')
    const ending = await runTerminal(['diagnose', address, '--json', '--out', file])
    expect([ending.status, readFileSync(file, 'utf8')]).toEqual([1, ending.stdout])
    expect(reportOf(ending).verdict.cause).toBe('server-not-listening')
    expect(readdirSync(dirname(file))).toEqual(['report.json'])
    if (process.platform !== 'win32') expect((statSync(file).mode & 0o777).toString(8)).toBe('600')
  })

  it('saves the same text that stands on stdout, and keeps stdout as it was asked for', async () => {
    const folder = newFolder()
    const [text, json] = await Promise.all([
      runTerminal(['diagnose', address, '--out', 'report.TXT'], { cwd: folder }),
      runTerminal(['diagnose', address, '--out', 'report.json'], { cwd: folder }),
    ])
    expect(readFileSync(join(folder, 'report.TXT'), 'utf8')).toBe(text.stdout)
    expect(reportOf({ ...json, stdout: readFileSync(join(folder, 'report.json'), 'utf8') }).verdict.outcome).toBe('problem')
    expect(json.stdout).toContain('What was attempted')
  })
})

describe.concurrent('explain', () => {
  it.each([
    ['works', worksReport, 0],
    ['problem', refusedReport, 1],
    ['cancelled', stoppedReport, 130],
    ['cannot tell', { ...refusedReport, verdict: { outcome: 'cannot-tell' } }, 3],
    ['fault', { ...stoppedReport, completion: 'complete' }, 4],
  ] as const)('ends with the status of the report: %s', async (_what, report, status) => {
    const ending = await runTerminal(['explain', saved(report), '--json'])
    expect([ending.status, reportOf(ending)]).toEqual([status, report])
  })

  it('says a report in any language, whatever it was made in', async () => {
    const file = saved(refusedReport)
    const texts = await Promise.all(
      ['en', 'pt', 'it', 'en-XA', 'ar-XB'].map(async (code) => (await runTerminal(['explain', file, '--lang', code])).stdout),
    )
    expect(new Set(texts).size).toBe(5)
    expect(texts.map((text) => text.includes('4009'))).toEqual(texts.map(() => true))
    expect(texts.filter((text) => /message\.unknown|undefined|\{\w+\}/.test(text))).toEqual([])
  })

  it('takes the language of the system, and English where Ponte does not speak it', async () => {
    const file = saved(refusedReport)
    const said = async (env: Record<string, string>, ...words: string[]) => (await runTerminal(['explain', file, ...words], { env })).stdout
    const [italian, brazilian, english, klingon, asked] = await Promise.all([
      said({ LANG: 'it_IT.UTF-8' }),
      said({ LC_ALL: 'pt_BR', LANG: 'it_IT' }),
      said({ LANG: 'C' }),
      said({ LANG: 'tlh_QO' }),
      said({ LANG: 'it_IT' }, '--lang', 'pt-BR'),
    ])
    expect([italian === english, klingon, asked]).toEqual([false, english, brazilian])
  })

  it.skipIf(process.platform === 'win32')('reads a pipe as well as a file', async () => {
    const folder = newFolder()
    execFileSync('mkfifo', [join(folder, 'pipe')])
    const reading = runTerminal(['explain', join(folder, 'pipe')])
    const writing = import('node:fs/promises').then(({ writeFile }) => writeFile(join(folder, 'pipe'), JSON.stringify(refusedReport)))
    expect((await reading).status).toBe(1)
    await writing
  })
})

describe.concurrent('--redact', () => {
  const report: Report = {
    ...refusedReport,
    target: { ...refusedReport.target, host: 'shop.example.test', input: 'ws://shop.example.test:4009/chat' },
    faults: [{ factId: 'first-bytes/10.83.7.201/4009', raw: 'no such file /home/jsilva77/ca.pem', log: '/home/jsilva77/ponte.log' }],
  }

  it.each([
    ['--redact', true],
    ['--redact-target', false],
  ])('with %s replaces what is private on stdout and in the file', async (option, keepsTarget) => {
    const file = join(newFolder(), 'report.json')
    const ending = await runTerminal(['explain', saved(report), option, '--json', '--out', file])
    const text = readFileSync(file, 'utf8')
    expect([ending.status, text === ending.stdout, /jsilva77|10\.83\.7\.201/.test(text), text.includes('shop.example.test')]).toEqual([
      1,
      true,
      false,
      keepsTarget,
    ])
    expect((await runTerminal(['explain', file])).stdout.includes('user-1')).toBe(true)
  })

  it('is refused for an error text, which is no report', async () => {
    const { status, stdout, stderr } = await runTerminal(['explain', 'ECONNREFUSED', '--redact'])
    expect([status, stdout, stderr]).toEqual([2, '', 'Please name one report file.\n'])
  })
})

describe.concurrent('a file that is no report', () => {
  const whole = JSON.stringify(refusedReport)
  const cases: readonly (readonly [string, unknown])[] = [
    ['empty', ''],
    ['cut off', whole.slice(0, -1)],
    ['two documents', whole + whole],
    ['another document', { kind: 'server-description' }],
    ['of a later version', { ...refusedReport, schemaVersion: 2 }],
    ['with a surplus field', { ...refusedReport, surplus: true }],
    ['with a fact of no known kind', { ...refusedReport, facts: [{ ...refusedReport.facts[0], kind: 'tarot' }] }],
    ['with words where a number belongs', { ...refusedReport, durationMs: '30' }],
    ['as deep as it is long', '['.repeat(1_000_000)],
    ['with a mistake in each of a million items', `{"facts":[${'1,'.repeat(1_000_000)}1]}`],
    ['larger than any report', ' '.repeat(maxReportBytes) + whole],
  ]

  it.each(cases)('is refused: %s', async (_what, content) => {
    const start = performance.now()
    await expect(readReport(saved(content))).rejects.toMatchObject({
      name: 'Problem',
      sentence: { id: expect.stringMatching(/not-a-report|too-large/) as string },
      status: 2,
    })
    expect(performance.now() - start).toBeLessThan(2000)
  })

  it.each(['explain', 'replay'])('is refused in one line by %s', async (command) => {
    const { status, stdout, stderr } = await runTerminal([command, saved(whole.slice(0, -1), 'cut-off.json')])
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^\S+cut-off\.json is not a report[^\n]+\n$/)
  })

  it.skipIf(process.platform === 'win32')('is refused when it has no end', async () => {
    const { status, stderr } = await runTerminal(['explain', '/dev/zero'])
    expect([status, stderr]).toEqual([2, '/dev/zero is too large for a report; the limit is 5 MB.\n'])
  })
})

describe.concurrent('replay', () => {
  let report: Report
  beforeAll(async () => {
    report = reportOf(await runTerminal(['diagnose', `ws://127.0.0.1:${await closedPort()}`, '--json']))
  })

  it('comes to the verdict of the run, and says so on stderr', async () => {
    const ending = await runTerminal(['replay', saved(report), '--json'])
    expect([ending.status, reportOf(ending)]).toEqual([1, report])
    expect(ending.stderr).toContain('give the verdict that version')
  })

  it('says so when the rules of this version judge otherwise', async () => {
    const ending = await runTerminal(['replay', saved({ ...report, verdict: { outcome: 'works' } }), '--json'])
    expect([ending.status, reportOf(ending).verdict]).toEqual([1, report.verdict])
    expect(ending.stderr).toContain('another verdict')
  })

  it('says which causes are found now and not before, or the other way round', async () => {
    const [finding] = report.findings
    const otherwise: Report = {
      ...report,
      verdict: { outcome: 'cannot-tell' },
      findings: finding ? [{ ...finding, cause: 'tls-required' }] : [],
    }
    const { stderr } = await runTerminal(['replay', saved(otherwise)])
    expect(stderr.split('\n').slice(1, 3)).toEqual([
      'Found now and not before: server-not-listening.',
      'Found before and not any more: tls-required.',
    ])
  })
})
