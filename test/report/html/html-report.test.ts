// The saved page: it stands alone, runs nothing, says what the report says, and stays small.
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { reportFile } from '../../../electron/doors/report-files.ts'
import { languages } from '../../../shared/i18n/languages.ts'
import { htmlStyle, htmlStyleHash } from '../../../shared/report/html/html-style.ts'
import { html } from '../../../shared/report/html/markup.ts'
import { redact } from '../../../shared/report/redaction/redact.ts'
import type { Report } from '../../../shared/report/report.ts'
import { largeReport } from '../../fakes/large-report.ts'
import { hostileReport, refusedReport, stoppedReport, worksReport } from '../../fakes/sample-report.ts'
import { reportOf, stories } from '../../scenarios/stories.ts'
import { isPlanted, plant, secrets } from '../redaction/planted-secrets.ts'

async function pageOf(report: Report, language: (typeof languages)[number]['code'] = 'en'): Promise<string> {
  return new TextDecoder().decode(await reportFile(report, 'html', { language, timeZone: 'UTC' }))
}

test('The policy of the page allows its own stylesheet and nothing else', async () => {
  const page = await pageOf(refusedReport)
  const style = /<style>([^]*?)<\/style>/.exec(page)?.[1] ?? ''
  expect([style === htmlStyle, htmlStyleHash, /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1]]).toEqual([
    true,
    `sha256-${createHash('sha256').update(htmlStyle).digest('base64')}`,
    `default-src 'none'; style-src '${htmlStyleHash}'; base-uri 'none'; form-action 'none'`,
  ])
})

test.each([...stories.map(reportOf), refusedReport, worksReport, stoppedReport, hostileReport])(
  'A page has no script, no link, no attribute that acts and nothing to load',
  async (report) => {
    const page = await pageOf(report)
    const tags = page.replace(/<style>[^]*?<\/style>/, '').match(/<[a-z][^>]*>/gi) ?? []
    const names = new Set(tags.map((tag) => /^<([a-z0-9]+)/i.exec(tag)?.[1]))
    const acting = tags.filter((tag) => /\s(?:on\w+|href|src|srcset|action|style|formaction|xlink:href)=/i.test(tag))
    const known = [
      'html',
      'head',
      'meta',
      'title',
      'body',
      'main',
      'section',
      'header',
      'p',
      'h1',
      'h2',
      'h3',
      'span',
      'div',
      'dl',
      'dt',
      'dd',
      'ol',
      'ul',
      'li',
    ]
    const more = ['table', 'thead', 'tbody', 'tr', 'th', 'td', 'article', 'strong', 'svg', 'rect', 'details', 'summary', 'pre', 'bdi']
    expect([[...names].filter((name) => ![...known, ...more].includes(name ?? '')), acting]).toEqual([[], []])
  },
)

test('What a peer sent stays text, whatever it looks like', () => {
  expect(html`<p title="${`"><b>'&`}">${'</p><script>alert(1)</script>'}</p>`.html).toBe(
    '<p title="&quot;&gt;&lt;b&gt;&#39;&amp;">&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;</p>',
  )
})

describe.each(languages)('In $code', ({ code, direction }) => {
  test('the page names its language and direction and has no text without words', async () => {
    const page = await pageOf(refusedReport, code)
    expect([
      /<html lang="(\w+)" dir="(\w+)"/.exec(page)?.slice(1),
      /report-file\.|action\.|message\.unknown|undefined|\{\w+\}/.test(page),
    ]).toEqual([[code.slice(0, 2), direction], false])
  })
})

test('No secret survives in any format of a redacted report', async () => {
  const formats = ['json', 'txt', 'html'] as const
  const survived = await Promise.all(
    secrets.flatMap(({ what, secret }) =>
      formats.map(async (format) => {
        const { report } = redact(plant(reportOf('http-error-404'), secret, 'in a sentence', false), { target: 'hidden' })
        const text = new TextDecoder().decode(await reportFile(report, format, { language: 'it', timeZone: 'UTC' }))
        return isPlanted(text, secret) ? [`${what} in ${format}`] : []
      }),
    ),
  )
  expect(survived.flat()).toEqual([])
})

test('The names that Ponte gives to networks, panels and protocols survive redaction', async () => {
  const page = await pageOf(redact(reportOf('cloud-firewall-drops'), { target: 'hidden' }).report)
  expect(page).toContain('Amazon Web Services')
})

test('A report with a thousand facts makes a page below a megabyte', async () => {
  expect((await pageOf(largeReport(1000))).length).toBeLessThan(1_000_000)
})

test('The archive holds all formats, each as it is saved alone', async () => {
  const { unzipSync } = await import('fflate')
  const options = { language: 'pt', actorLanguage: 'it', timeZone: 'America/Sao_Paulo' } as const
  const files = unzipSync(await reportFile(refusedReport, 'zip', options))
  const alone = await Promise.all(
    (['json', 'txt', 'html'] as const).map(async (format) => [`report.${format}`, await reportFile(refusedReport, format, options)]),
  )
  expect(Object.entries(files).map(([name, content]) => [name, Buffer.from(content).toString()])).toEqual(
    alone.map(([name, content]) => [name, Buffer.from(content as Uint8Array).toString()]),
  )
})
