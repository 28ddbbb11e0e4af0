// What the server counted while it was called, from the code that the person typed in. The code was read and checked before the run.
import type { InputOf, ValueOf } from '../../shared/facts/fact.ts'
import type { Outcome } from '../../shared/facts/outcome.ts'
import type { ProbeContext } from '../probes/probe-context.ts'

/** Gives the count as a fact. */
export function callReport(_input: InputOf<'call-report'>, { callResult: value }: ProbeContext): Promise<Outcome<ValueOf<'call-report'>>> {
  return Promise.resolve(value ? { status: 'succeeded', value } : { status: 'not-run', reason: 'no-longer-needed' })
}
