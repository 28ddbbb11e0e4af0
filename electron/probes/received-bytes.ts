// What a failure keeps of bytes that were not understood.
import type { Received } from '../../shared/facts/outcome.ts'
import type { ProbeContext } from './probe-context.ts'

/** What came, for the record; absent when nothing did. */
export function receivedBytes(bytes: Buffer, { limits }: Pick<ProbeContext, 'limits'>): Received | undefined {
  return bytes.length === 0 ? undefined : { firstBytes: bytes.toString('hex', 0, limits.maxFirstBytes) }
}
