// Pattern: this computer's clock and the Date that the server put into its answer (RFC 9110 section 6.6.1) are far apart; or a certificate is not
// valid yet, as every fresh one looks to a clock that runs behind, or not any more, as every one looks in time to a clock that runs ahead.
// Mistaken for: a server whose own clock is wrong, or a certificate that was put in place too early, or left there too long. A server's date beside a certificate that would be
// valid on that date is likely; either alone is possible. Where the server's own file tells the time of its answers, it is certain that the clocks differ,
// and not whose is right. The same where the file, with the certificate that is shown, is from the future.
import type { FactId } from '../facts/fact.ts'
import { bothClocks } from './both-clocks.ts'
import { shownCertificates } from './certificate-facts.ts'
import type { Evidence, Finding, Rule } from './rule.ts'
import { serverDates } from './server-dates.ts'
import { serverFile } from './server-file.ts'

/** Clocks that nobody sets drift by minutes a month; certificates and tokens mind from about this difference on. */
const tolerableDifferenceMs = 15 * 60_000

export const clockWrong: Rule = {
  cause: 'clock-wrong',
  requires: [],
  explainedBy: [],
  evaluate: (evidence) => {
    const different = serverDates(evidence).find(({ differenceMs }) => Math.abs(differenceMs) > tolerableDifferenceMs)
    const doubted = shownCertificates(evidence).find(({ handshake }) =>
      ['not-yet-valid', 'expired'].includes(handshake.outcome.value.chainProblem ?? ''),
    )
    const told = different && toldByBothSides(evidence)
    if (told) return [told]
    if (different && doubted) {
      const isValidThen = doubted.handshake.outcome.value.chain.every(
        ({ validFrom, validTo }) => validFrom <= different.serverDate && different.serverDate <= validTo,
      )
      if (isValidThen) return [finding('likely', different.now, [different.factId, doubted.handshake.id])]
    }
    if (different) return [finding('possible', different.now, [different.factId])]
    if (!doubted) return []
    const clocks = bothClocks(doubted, evidence)
    // The server's clock, at which nobody here looked, says the same: the certificate is at fault.
    if (clocks?.say === 'agree') return []
    if (clocks) return [fromTheFuture(clocks.apartMs, [doubted.handshake.id, clocks.file.id])]
    return [finding('possible', Date.parse(doubted.handshake.startedAt), [doubted.handshake.id])]
  },
}

function finding(certainty: 'likely' | 'possible', now: number, evidence: readonly FactId[]): Finding {
  return {
    cause: 'clock-wrong',
    certainty,
    actor: 'you',
    message: { id: 'clock-wrong.title', params: { now } },
    remedies: [{ id: 'clock-wrong.remedy.set-clock', params: {} }],
    decidingTest: { id: 'clock-wrong.test.compare-clock', params: { now } },
    evidence,
  }
}

/** Nobody can have a file that was written later than now. */
function fromTheFuture(apartMs: number, evidence: readonly FactId[]): Finding {
  return {
    cause: 'clock-wrong',
    certainty: 'certain',
    actor: 'you',
    message: { id: 'clock-wrong.future-file.title', params: { days: Math.floor(apartMs / 86_400_000) } },
    remedies: [
      { id: 'clock-wrong.remedy.set-clock', params: {} },
      { id: 'clock-wrong.remedy.set-server-clock', params: {} },
    ],
    evidence,
  }
}

/** The server's file and its answers tell the same time, which is not this computer's. */
function toldByBothSides(evidence: Evidence): Finding | undefined {
  const file = serverFile(evidence)
  const { describedAt } = file?.outcome.value ?? {}
  if (!file || describedAt === undefined) return undefined
  const told = serverDates(evidence).find(
    ({ serverDate, differenceMs }) =>
      Math.abs(differenceMs) > tolerableDifferenceMs && Math.abs(Date.parse(serverDate) - Date.parse(describedAt)) < tolerableDifferenceMs,
  )
  if (!told) return undefined
  const minutes = Math.round(Math.abs(told.differenceMs) / 60_000)
  return {
    cause: 'clock-wrong',
    certainty: 'certain',
    actor: 'you',
    message: { id: 'clock-wrong.two-sides.title', params: { minutes } },
    remedies: [
      { id: 'clock-wrong.remedy.set-clock', params: {} },
      { id: 'clock-wrong.remedy.set-server-clock', params: {} },
    ],
    evidence: [told.factId, file.id],
  }
}
