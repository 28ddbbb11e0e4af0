// What rules advise where known software is near: a guess is offered as one, and what cannot take connections by itself is left alone.
import { expect, test } from 'vitest'
import { analyze } from '../../shared/analysis/analyze.ts'
import type { Fact } from '../../shared/facts/fact.ts'
import { softwareName, type SoftwareId } from '../../shared/facts/proxy-software.ts'
import { evidenceOf } from '../scenarios/stories.ts'

const running = (...software: readonly SoftwareId[]): Fact => ({
  id: 'proxy-software',
  kind: 'proxy-software',
  startedAt: '2026-11-21T03:18:59.000Z',
  durationMs: 1,
  input: {},
  outcome: {
    status: 'succeeded',
    value: { running: software.map((id) => ({ software: id, process: id })), listening: [], areListenersKnown: true },
  },
})

test('Where something answers for everybody, what runs here and can do that is named first, with how to pause it', () => {
  const evidence = evidenceOf('traffic-intercepted')
  const { findings } = analyze({ ...evidence, facts: [...evidence.facts, running('squid', 'clash', 'tailscale')] })
  expect(findings.find(({ cause }) => cause === 'traffic-intercepted')?.remedies.slice(0, 3)).toEqual([
    { id: 'traffic-intercepted.remedy.runs-here', params: { name: softwareName('clash') } },
    { id: 'software.clash.pause', params: {} },
    { id: 'traffic-intercepted.remedy.pause-software', params: {} },
  ])
})

test('That software runs changes no finding', () => {
  const evidence = evidenceOf('refused-remote')
  const judge = (facts: readonly Fact[]) => analyze({ ...evidence, facts })
  expect(judge([...evidence.facts, running('clash', 'zscaler', 'avast')])).toEqual(judge(evidence.facts))
})

test('A leftover is given to its possible makers by its port, and stays as certain as it was', () => {
  const { findings } = analyze(evidenceOf('proxy-dead'))
  expect(findings.map(({ cause, certainty, remedies }) => [cause, certainty, remedies.at(-1)])).toEqual([
    [
      'proxy-unreachable',
      'certain',
      { id: 'proxy-unreachable.remedy.possible-maker', params: { port: 7890, name: softwareName('clash') } },
    ],
  ])
})
