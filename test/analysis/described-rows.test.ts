// The server's word beside what the wire shows: it never changes what the wire says.
import { expect, test } from 'vitest'
import { compare } from '../../shared/analysis/compare.ts'
import { evidenceOf } from '../scenarios/stories.ts'

test('a file adds words to rows and changes no match', () => {
  const evidence = evidenceOf('both-sides-dropped-on-the-way')
  const withFile = compare(evidence)
  const without = compare({ ...evidence, facts: evidence.facts.filter(({ kind }) => kind !== 'server-description') })
  expect([
    withFile.map(({ aspect, described }) => [aspect, described?.id]).filter(([, id]) => id !== undefined),
    withFile.map(({ match }) => match),
  ]).toEqual([
    [
      ['address', 'row.described.address.its-own'],
      ['port', 'row.described.port.program-listens'],
      ['reach', 'row.described.reach.accepted'],
      ['protocol', 'row.described.protocol.speaks'],
    ],
    without.map(({ match }) => match),
  ])
})

test('a pasted list says nothing about the addresses that it does not show', () => {
  const evidence = evidenceOf('both-sides-pasted-listing')
  const facts = evidence.facts.map((fact) =>
    fact.kind === 'server-description' && fact.outcome.status === 'succeeded'
      ? { ...fact, outcome: { ...fact.outcome, value: { ...fact.outcome.value, addresses: [] } } }
      : fact,
  )
  expect(compare({ ...evidence, facts }).find(({ aspect }) => aspect === 'address')?.described).toBeUndefined()
})
