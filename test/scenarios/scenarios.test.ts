// Every story in this folder: what was seen must still mean what report.json says. Most were recorded from real servers (see record.ts); those that
// a laboratory cannot produce are written by hand in the same shape.
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { analyze } from '../../shared/analysis/analyze.ts'
import { compare } from '../../shared/analysis/compare.ts'
import type { Fact } from '../../shared/facts/fact.ts'
import { factSchema, targetSchema } from '../../shared/report/report-schema.ts'
import { rules } from '../../shared/rules/registry.ts'
import type { Evidence, Finding } from '../../shared/rules/rule.ts'
import { evidenceOf, readStory, stories } from './stories.ts'

describe.each(stories)('%s', (story) => {
  const evidence = evidenceOf(story)

  test('its facts have the shape of a report’s', () => {
    expect(v.parse(v.array(factSchema), evidence.facts)).toEqual(evidence.facts)
    expect(v.parse(targetSchema, evidence.target)).toEqual(evidence.target)
  })

  test('means what its report says', () => {
    const { verdict, findings } = analyze(evidence)
    expect({ verdict, findings, comparison: compare(evidence) }).toEqual(readStory(story, 'report'))
  })

  test('every finding and row rests on facts of its own', () => {
    const ids = evidence.facts.map(({ id }) => id)
    const cited = [...analyze(evidence).findings, ...compare(evidence)].flatMap((each) => each.evidence)
    expect(cited.filter((id) => !ids.includes(id))).toEqual([])
  })

  const certain = (facts: Evidence['facts']): readonly string[] =>
    analyze({ ...evidence, facts }).findings.flatMap(({ cause, certainty }) => (certainty === 'certain' ? [cause] : []))

  test('is never more certain with less seen: without any one fact no other cause becomes certain', () => {
    const known = certain(evidence.facts)
    const invented = evidence.facts.flatMap((missing) => {
      const unknown = { ...missing, outcome: { status: 'not-run', reason: 'cancelled' } } as const
      return certain(evidence.facts.map((fact) => (fact === missing ? unknown : fact)))
        .filter((cause) => !known.includes(cause))
        .map((cause) => `${cause} without ${missing.id}`)
    })
    expect(invented).toEqual([])
  })

  test('is never certain too early: what is certain while facts come in stays so', () => {
    const endOf = (fact: Fact): number => Date.parse(fact.startedAt) + fact.durationMs
    const arrived = evidence.facts.toSorted((left, right) => endOf(left) - endOf(right))
    const known = certain(evidence.facts)
    const hasty = arrived.flatMap((last, index) =>
      certain(arrived.slice(0, index + 1))
        .filter((cause) => !known.includes(cause))
        .map((cause) => `${cause} after ${last.id}`),
    )
    expect(hasty).toEqual([])
  })
})

test('Every cause that has a rule is found in some story', () => {
  const found = new Set(stories.flatMap((story) => (readStory(story, 'report') as { findings: Finding[] }).findings.map(({ cause }) => cause)))
  expect(rules.map(({ cause }) => cause).filter((cause) => !found.has(cause))).toEqual([])
})
