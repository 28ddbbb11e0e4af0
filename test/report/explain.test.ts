// Every report can be said, in every language, to the last sentence; and nothing that a peer has written does anything but show.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createTranslator } from '../../shared/i18n/create-translator.ts'
import type { Explanation } from '../../shared/report/explanation.ts'
import { explain } from '../../shared/report/explain.ts'
import type { Report } from '../../shared/report/report.ts'
import { catalogue } from '../i18n/catalogue.ts'
import { reportOf, stories } from '../scenarios/stories.ts'

const english = createTranslator('en', catalogue)

/** Every text of an explanation, but for the peers' own words. */
function sentences({
  title,
  why,
  certainty,
  actor,
  steps,
  decidingTest,
  otherFindings,
  rows,
  timeline,
  faults,
}: Explanation): readonly string[] {
  const findings = [...otherFindings, ...rows.flatMap((row) => row.findings)]
  return [
    ...[title, why, certainty ?? '-', actor ?? '-', decidingTest ?? '-', ...steps, ...faults],
    ...findings.flatMap((each) => [
      each.title,
      each.why,
      each.certaintyText,
      each.decidingTest ?? '-',
      each.explainedBy ?? '-',
      ...each.steps,
    ]),
    ...rows.flatMap((row) => [row.aspectText, row.attempted, row.offered, row.matchText]),
    ...timeline.map(({ text }) => text),
  ]
}

describe.each(['en', 'en-XA', 'ar-XB'] as const)('In %s', (language) => {
  const translator = createTranslator(language, catalogue)
  const unknown = translator.format({ id: 'message.unknown', params: { id: 'ID' } }).split('ID')[0] ?? ''

  test.each(stories)('%s is said without a gap', (story) => {
    const gaps = sentences(explain(reportOf(story), translator)).filter(
      (text) => text.trim() === '' || /[{}]|undefined|NaN|\[object/.test(text) || text.includes(unknown),
    )
    expect(gaps).toEqual([])
  })
})

describe('The words of a report', () => {
  test('are those of its first finding where there is a problem, and every other finding follows', () => {
    const said = explain(reportOf('wrong-port-websocket'), english)
    expect({
      title: said.title,
      certainty: said.certainty,
      actor: said.actor,
      others: said.otherFindings.map(({ title }) => title),
    }).toEqual({
      title: 'Port 8081 does not answer, but port 8080 of the same machine does what you asked for.',
      certainty: 'Likely',
      actor: 'You can fix this.',
      others: [
        'A firewall may be refusing port 8081 of 198.51.100.20.',
        'The machine at 198.51.100.20 is on, but no program answers on port 8081.',
      ],
    })
  })

  test('name no single cause where several fit alike', () => {
    const said = explain(reportOf('silent-everywhere'), english)
    expect([said.title, said.why, said.otherFindings.length]).toEqual([
      'Ponte cannot tell for certain why ws://203.0.113.7:8080/ cannot be reached.',
      'What was seen fits 2 causes, and from this computer they look the same.',
      2,
    ])
  })

  test.each([
    [{ completion: 'cancelled' }, 'The check of ws://198.51.100.20:8080/chat was stopped before it could tell.'],
    [{ completion: 'out-of-time' }, 'The check of ws://198.51.100.20:8080/chat took too long and ended without an answer.'],
    [{ faults: [{ factId: 'x', raw: 'boom', log: '/log' }] }, 'Ponte itself failed while checking ws://198.51.100.20:8080/chat.'],
    [{}, 'Ponte cannot tell for certain why ws://198.51.100.20:8080/chat cannot be reached.'],
  ] satisfies [Partial<Report>, string][])('of a run that found nothing, with %j, say why', (ending, title) => {
    expect(explain({ ...reportOf('cancelled-before-anything-was-known'), ...ending }, english).title).toBe(title)
  })

  test('put closed other ports into one line, and tell them from those that were not tried', () => {
    const report = reportOf('silent-port-of-living-machine')
    const others = report.facts.filter(({ id }) => id.startsWith('tcp-connect/other-port/'))
    const closed = others.filter(({ outcome }) => outcome.status === 'failed')
    const [skipped] = closed
    const facts = report.facts.map((fact) =>
      fact === skipped ? { ...fact, outcome: { status: 'not-run', reason: 'no-longer-needed' } as const } : fact,
    )
    const lines = explain({ ...report, facts }, english).timeline.filter(({ id }) => id.startsWith('tcp-connect/other-port/'))
    expect(lines.filter(({ status }) => status === 'failed')).toHaveLength(1)
    expect(lines.filter(({ status }) => status === 'not-run').map(({ id }) => id)).toEqual([skipped?.id])
  })

  test('of another version are shown by their ids, and a lost parameter does not hide the rest', () => {
    const report = reportOf('refused-remote')
    const [finding] = report.findings
    if (!finding) throw new Error('the story has a finding')
    const said = explain(
      {
        ...report,
        findings: [
          {
            ...finding,
            message: { id: 'a-new-cause.title', params: {} },
            remedies: [{ id: 'wrong-port.remedy.use-other-port', params: {} }],
          },
        ],
      },
      english,
    )
    expect([said.title, said.why, said.steps[0]]).toEqual([
      '(This sentence is not known to this version of Ponte: a-new-cause.title)',
      '(This sentence is not known to this version of Ponte: a-new-cause.why)',
      expect.stringMatching(/^wrong-port\.remedy\.use-other-port: /),
    ])
  })

  test('show every invisible character that a peer has put into them', () => {
    const hostile = '\u001b[31mred\u202eevil\u0000\u200b\ufeff\u2066\r\n\ud800'
    fc.assert(
      fc.property(fc.constantFrom(...stories), (story) => {
        const plain = reportOf(story)
        const spoil = (value: unknown): unknown => {
          if (Array.isArray(value)) return value.map(spoil)
          if (typeof value !== 'object' || value === null) return value
          const texts = [
            'subject',
            'issuer',
            'reason',
            'raw',
            'names',
            'location',
            'host',
            'path',
            'start',
            'interfaceName',
            'suffix',
            'log',
          ]
          const entries = Object.entries(value).map(([key, each]) => [
            key,
            texts.includes(key) && typeof each === 'string' ? `${each}${hostile}` : spoil(each),
          ])
          return Object.fromEntries(entries) as unknown
        }
        const said = explain({ ...(spoil(plain) as Report), target: plain.target }, english)
        expect([...sentences(said), ...said.timeline.map(({ raw }) => raw ?? '')].join('')).not.toMatch(/[\p{Cc}\p{Cf}\p{Surrogate}]/u)
      }),
      { numRuns: stories.length },
    )
  })
})
