// Names that were checked on this computer before and that are near to one that was not found. The history itself stays where it is.
import { distance } from 'fastest-levenshtein'
import type { InputOf, ValueOf } from '../../shared/facts/fact.ts'
import type { Outcome } from '../../shared/facts/outcome.ts'
import type { ProbeContext } from '../probes/probe-context.ts'

/** Twice the slips that a rule forgives; what is farther away is nobody's business in a report. */
const mostSlips = 4
const mostNames = 20

/** Gives the near ones, nearest first. */
export async function namesUsedBefore(
  { name }: InputOf<'names-used-before'>,
  context: Pick<ProbeContext, 'namesUsedBefore'>,
): Promise<Outcome<ValueOf<'names-used-before'>>> {
  if (!context.namesUsedBefore) return { status: 'not-run', reason: 'unsupported-here' }
  const near = [...new Set(await context.namesUsedBefore())].filter(
    (used) => used !== name && used.length <= 253 && distance(used, name) <= mostSlips,
  )
  const names = near.toSorted((left, right) => distance(left, name) - distance(right, name)).slice(0, mostNames)
  return { status: 'succeeded', value: { names } }
}
