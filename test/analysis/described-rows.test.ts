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
    withFile.slice(0, without.length).map(({ match }) => match),
  ]).toEqual([
    [
      ['address', 'row.described.address.its-own'],
      ['port', 'row.described.port.program-listens'],
      ['reach', 'row.described.reach.accepted'],
      ['protocol', 'row.described.protocol.speaks'],
      ['clock', 'row.described.clock.written'],
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

test('the owner of the server adds rows: its firewall, what stands in front, its clock', () => {
  const evidence = evidenceOf('both-sides-silent-to-the-server-too')
  const facts = evidence.facts.map((fact) =>
    fact.kind === 'server-description' && fact.outcome.status === 'succeeded'
      ? {
          ...fact,
          outcome: {
            ...fact.outcome,
            value: {
              ...fact.outcome.value,
              machine: {
                inFront: [{ program: 'nginx' as const, port: 8080, file: '/etc/nginx/nginx.conf', line: 7, text: 'listen 8080;' }],
              },
            },
          },
        }
      : fact,
  )
  expect(
    compare({ ...evidence, facts }).flatMap(({ aspect, described, match }) => (described ? [[aspect, described.id, match]] : [])),
  ).toEqual([
    ['address', 'row.described.address.its-own', 'same'],
    ['port', 'row.described.port.program-listens', 'same'],
    ['reach', 'row.described.reach.accepted', 'same'],
    ['firewall', 'row.described.firewall.allows', 'same'],
    ['front', 'row.described.front.line', 'unknown'],
    ['clock', 'row.described.clock.written', 'unknown'],
  ])
})

test('the count of the server stands beside the connection', () => {
  const row = (story: string) => compare(evidenceOf(story)).find(({ aspect }) => aspect === 'arrival')
  expect([
    row('call-code-refused')?.described?.id,
    row('call-code-never-arrived')?.described?.id,
    row('call-code-answered')?.described?.id,
    row('both-sides-queue-full'),
  ]).toEqual(['row.described.arrival.refused', 'row.described.arrival.never-arrived', 'row.described.arrival.answered', undefined])
})
