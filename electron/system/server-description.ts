// What the server wrote down about itself, from the file that the person gave. The file was read and checked before the run.
import type { InputOf, ValueOf } from '../../shared/facts/fact.ts'
import type { Outcome } from '../../shared/facts/outcome.ts'
import type { ProbeContext } from '../probes/probe-context.ts'

/** Gives the description as a fact. */
export function serverDescription(
  _input: InputOf<'server-description'>,
  { serverDescription: value }: ProbeContext,
): Promise<Outcome<ValueOf<'server-description'>>> {
  return Promise.resolve(value ? { status: 'succeeded', value } : { status: 'not-run', reason: 'no-longer-needed' })
}
