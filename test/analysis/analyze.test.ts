// How findings become a verdict: what comes first, what explains what, what stays open; and that no facts, however odd, break it.
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { analyze, settledOutcome } from '../../shared/analysis/analyze.ts'
import { compare } from '../../shared/analysis/compare.ts'
import type { Fact } from '../../shared/facts/fact.ts'
import { failureCodes, notRunReasons, operations } from '../../shared/facts/outcome.ts'
import { createTranslator } from '../../shared/i18n/create-translator.ts'
import { explain } from '../../shared/report/explain.ts'
import { reportSchema } from '../../shared/report/report-schema.ts'
import { rules } from '../../shared/rules/registry.ts'
import type { Evidence } from '../../shared/rules/rule.ts'
import { catalogue } from '../i18n/catalogue.ts'
import { evidenceOf, reportOf, stories } from '../scenarios/stories.ts'

const brief = (story: string): readonly string[] =>
  analyze(evidenceOf(story)).findings.map(
    ({ cause, certainty, explainedBy }) => `${certainty} ${cause}${explainedBy === undefined ? '' : ` because of ${explainedBy}`}`,
  )

describe('Findings', () => {
  test('come most certain first, consequences last', () => {
    expect(brief('ws-on-tls-port-of-nginx')).toEqual(['certain tls-required', 'certain websocket-refused because of tls-required'])
    expect(brief('wrong-port-websocket')).toEqual([
      'likely wrong-port',
      'possible firewall-rejects',
      'likely server-not-listening because of wrong-port',
    ])
    expect(brief('certificate-expired-and-wrong-name')).toEqual([
      'certain certificate-wrong-name',
      'likely certificate-expired',
      'possible clock-wrong',
    ])
  })

  test('that exclude each other stay side by side: neither is a consequence of the other', () => {
    expect(brief('client-certificate-or-settings-tls12')).toEqual(['possible client-certificate-required', 'possible tls-version-mismatch'])
    expect(brief('silent-everywhere')).toEqual(['possible firewall-drops', 'possible no-machine-at-address'])
    expect(brief('ws-silent')).toEqual(['likely server-silent', 'possible protocol-mismatch'])
  })
})

describe('The verdict', () => {
  test.each([
    ['works-ws', { outcome: 'works' }],
    ['refused-remote', { outcome: 'problem', cause: 'server-not-listening', certainty: 'likely', actor: 'server-owner' }],
    ['silent-everywhere', { outcome: 'cannot-tell', cause: 'firewall-drops', certainty: 'possible', actor: 'server-owner' }],
    ['cancelled-before-anything-was-known', { outcome: 'cannot-tell' }],
    ['hosts-file-overrides', { outcome: 'problem', cause: 'name-points-elsewhere', certainty: 'likely', actor: 'you' }],
    ['proxy-dead', { outcome: 'problem', cause: 'proxy-unreachable', certainty: 'certain', actor: 'you' }],
    ['ipv6-broken', { outcome: 'works' }],
  ])('of %s is %j', (story, verdict) => {
    expect(analyze(evidenceOf(story)).verdict).toEqual(verdict)
  })

  test('takes what nobody has looked at neither for found nor for ruled out', () => {
    const evidence = evidenceOf('works-ws')
    const unknown = evidence.facts.map((fact) => ({ ...fact, outcome: { status: 'not-run', reason: 'cancelled' } }) as const)
    const open = rules.filter(({ requires }) => requires.length > 0).map(({ cause }) => cause)
    expect(analyze({ ...evidence, facts: [] }).notEvaluated).toEqual(open)
    expect(analyze({ ...evidence, facts: unknown }).notEvaluated).toEqual(open)
  })
})

describe('A run is settled', () => {
  const settled = (story: string, isKnown: (fact: Fact) => boolean = () => true): string | undefined => {
    const evidence = evidenceOf(story)
    return settledOutcome({ ...evidence, facts: evidence.facts.filter(isKnown) })
  }

  test('when the target works or a cause is certain, and not before', () => {
    expect([settled('works-ws'), settled('websocket-refused-404'), settled('refused-remote'), settled('silent-everywhere')]).toEqual([
      'works',
      'problem',
      undefined,
      undefined,
    ])
    expect(settled('works-ws', ({ kind }) => kind !== 'websocket-upgrade')).toBeUndefined()
  })

  test('never while a proxy waits to be tried', () => {
    expect(settled('proxy-works-and-direct-too')).toBeUndefined()
  })

  test('never while another address of the name is still being tried', () => {
    const withoutIpv4 = ({ id }: Fact): boolean => !id.startsWith('tcp-connect/target/198') && !id.includes('/other-port/')
    expect(settled('no-ipv6-and-silent-ipv4', withoutIpv4)).toBeUndefined()
  })
})

describe('No facts, however odd,', () => {
  const oddOutcome = fc.oneof(
    fc.record({ status: fc.constant('not-run' as const), reason: fc.constantFrom(...notRunReasons) }),
    fc.record({
      status: fc.constant('failed' as const),
      failure: fc.record(
        {
          code: fc.constantFrom(...failureCodes),
          operation: fc.constantFrom(...operations),
          raw: fc.string({ maxLength: 20 }),
          synchronous: fc.boolean(),
          received: fc.record(
            {
              firstBytes: fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes).toString('hex')),
              http: fc.record({
                status: fc.nat({ max: 999 }),
                reason: fc.string({ maxLength: 5 }),
                headers: fc.constantFrom([], [{ name: 'location', value: 'http://10.0.0.1/' }], [{ name: 'date', value: 'x' }]),
                bodyStart: fc.constantFrom('', 'The plain HTTP request was sent to HTTPS port'),
              }),
            },
            { requiredKeys: ['firstBytes'] },
          ),
        },
        { requiredKeys: ['code', 'operation', 'raw', 'synchronous'] },
      ),
    }),
  )
  const evidence = fc.constantFrom(...stories).chain((story): fc.Arbitrary<Evidence & { story: string }> => {
    const seen = evidenceOf(story)
    const facts = seen.facts.map((fact) => fc.option(oddOutcome).map((outcome) => (outcome ? { ...fact, outcome } : fact)))
    return fc
      .tuple(...facts)
      .chain((odd) => fc.shuffledSubarray(odd))
      .map((odd) => ({ ...seen, story, facts: odd }))
  })
  const translator = createTranslator('en', catalogue)

  test.each(['certificate-expired', 'certificate-not-yet-valid', 'certificate-of-unknown-authority'])(
    'such as dates of %s that nobody can read, break the report',
    (story) => {
      const seen = JSON.stringify(evidenceOf(story)).replaceAll(/"(validFrom|validTo)":"[^"]*"/g, '"$1":""')
      const odd = JSON.parse(seen) as Evidence
      const report = { ...reportOf(story), ...odd, ...analyze(odd), comparison: compare(odd) }
      expect(v.safeParse(reportSchema, report).issues).toBeUndefined()
    },
  )

  test('break the rules, the rows, the schema or the words', () => {
    fc.assert(
      fc.property(evidence, ({ story, ...odd }) => {
        const report = { ...reportOf(story), ...odd, ...analyze(odd), comparison: compare(odd) }
        const read = v.safeParse(reportSchema, report)
        expect(read.issues).toBeUndefined()
        const said = explain(report, translator)
        expect(JSON.stringify([said.title, said.why, said.steps, said.rows, said.otherFindings])).not.toMatch(
          /[{]\w+[}]|not known to this version/,
        )
      }),
      { numRuns: 1500 },
    )
  })

  test('make a verdict of something that was not seen', () => {
    fc.assert(
      fc.property(evidence, ({ target, options, facts }) => {
        const unknown = facts.map((fact) => ({ ...fact, outcome: { status: 'not-run', reason: 'out-of-time' } }) as const)
        const { verdict, findings } = analyze({ target, options, facts: unknown })
        if (findings.some(({ cause }) => cause === 'invalid-address')) return
        expect({ verdict, findings }).toEqual({ verdict: { outcome: 'cannot-tell' }, findings: [] })
      }),
    )
  })
})
