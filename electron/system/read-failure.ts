// What it means for a reader that a file could not be read. The failure of a read is never taken for an empty file.
import type { Outcome } from '../../shared/facts/outcome.ts'
import { classifyError } from '../probes/classify-error.ts'

/** A file that this user may not read is `no-permission`, everything else a failure with its text. */
export function readFailure(error: unknown): Outcome<never> {
  const failure = classifyError(error as Error, 'read')
  return failure.code === 'not-permitted' ? { status: 'not-run', reason: 'no-permission' } : { status: 'failed', failure }
}
