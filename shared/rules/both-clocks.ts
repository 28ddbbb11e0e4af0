// The clocks of both sides, by the server's own file: what a certificate that is out of its time is judged by. Two clocks that agree are not both wrong by
// chance; a file from the future shows that they do not agree.
import type { Fact } from '../facts/fact.ts'
import { targetConnects } from '../facts/fact-queries.ts'
import type { ShownCertificate } from './certificate-facts.ts'
import type { Evidence } from './rule.ts'
import { hasAddress, isUnmistakable, serverFile } from './server-file.ts'

/** A file takes its time from the server to the client, and clocks that nobody sets drift by minutes a month. */
const tolerableMs = 15 * 60_000

/** What both clocks say together: `agree` when the file was written just now by either, `file-from-the-future` when only a wrong clock explains it. */
export function bothClocks(
  { handshake, leaf }: ShownCertificate,
  evidence: Evidence,
): { readonly say: 'agree' | 'file-from-the-future'; readonly file: Fact; readonly apartMs: number } | undefined {
  const file = serverFile(evidence)
  const { describedAt, listing, listeners } = file?.outcome.value ?? {}
  const reached = targetConnects(evidence.facts).find(
    ({ outcome, input }) => outcome.status === 'succeeded' && input.address === handshake.input.address,
  )
  if (!file || describedAt === undefined || listing !== undefined || !reached) return undefined
  if (!hasAddress(file, reached.input.address) || !isUnmistakable(file, reached, evidence)) return undefined
  // The server showed the very same certificate to itself: nobody in between put in another one, with a time of its own.
  const isItsOwn = listeners?.some(
    ({ port, certificate }) =>
      port === reached.input.port &&
      certificate?.subject === leaf.subject &&
      certificate.validFrom === leaf.validFrom &&
      certificate.validTo === leaf.validTo,
  )
  if (isItsOwn !== true) return undefined
  const apartMs = Date.parse(describedAt) - Date.parse(handshake.startedAt)
  if (Math.abs(apartMs) < tolerableMs) return { say: 'agree', file, apartMs }
  // A file of the past may just be old.
  return apartMs > 0 ? { say: 'file-from-the-future', file, apartMs } : undefined
}
