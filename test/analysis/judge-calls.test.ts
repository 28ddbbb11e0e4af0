// What may be said about the calls that were awaited, and what may not.
import { expect, test } from 'vitest'
import type { CallCount } from '../../shared/analysis/judge-calls.ts'
import { judgeCalls } from '../../shared/analysis/judge-calls.ts'

const nothing: CallCount = {
  means: 'own-listener',
  fromElsewhere: 0,
  fromHere: 0,
  mayMiss: false,
  isWhole: true,
  firewall: ['allows', 'allows'],
}

test.each([
  ['a call from elsewhere', { fromElsewhere: 1 }, { arrival: 'answered' }],
  ['a call from here to a port that only this command has opened', { fromHere: 1 }, { arrival: 'answered' }],
  ['a call from here to a port that is in use', { fromHere: 1, means: 'connections' }, { unknown: 'only-from-here' }],
  ['packets that a rule for this port has stopped', { firewall: ['drops', 'allows'], stopped: 3 }, { arrival: 'refused' }],
  ['a call, whatever the firewall stops', { fromElsewhere: 1, firewall: ['drops'], stopped: 3 }, { arrival: 'answered' }],
  ['a rule that counts, and has stopped nothing', { firewall: ['drops', 'allows'], stopped: 0 }, { arrival: 'never-arrived' }],
  ['a rule that stops without counting', { firewall: ['allows', 'drops'] }, { unknown: 'firewall-hides' }],
  ['rules that could not be read', { firewall: ['not-known'] }, { unknown: 'firewall-not-known' }],
  ['no reader for rules', { firewall: [] }, { unknown: 'firewall-not-known' }],
  ['a port that nobody may open', { means: 'none' }, { unknown: 'not-permitted' }],
  ['a count that somebody ended', { isWhole: false }, { unknown: 'ended-early' }],
  ['calls that may have been missed', { means: 'connections', mayMiss: true }, { unknown: 'may-be-missed' }],
  ['nothing, seen by every means', {}, { arrival: 'never-arrived' }],
] satisfies readonly (readonly [string, Partial<CallCount>, ReturnType<typeof judgeCalls>])[])('%s', (_what, seen, judgement) => {
  expect(judgeCalls({ ...nothing, ...seen })).toEqual(judgement)
})
