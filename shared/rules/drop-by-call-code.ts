// The wire is silent, and the code of `await-call` tells what the server counted meanwhile. A code says neither which server it is from nor who called
// there, so nothing is certain by it: it only tells the two sides of the server's door apart.
import { idsOf, succeeded } from '../facts/fact-queries.ts'
import type { Succeeded } from '../facts/fact-queries.ts'
import { minutesPerDay } from '../facts/call-result.ts'
import type { ConnectFact } from './connect-outcome.ts'
import type { Evidence, Finding } from './rule.ts'

/** A count older than this may tell of another state of the server; clocks differ by some minutes. */
const freshForMinutes = 60

/** The count that belongs to a call: of the same port, and from about then. */
function callReportOf(called: ConnectFact, { facts }: Evidence): Succeeded<'call-report'> | undefined {
  return succeeded(facts, 'call-report').find(({ outcome }) => {
    const { port, minuteOfDay } = outcome.value
    const calledAt = new Date(called.startedAt)
    const apart = Math.abs(calledAt.getUTCHours() * 60 + calledAt.getUTCMinutes() - minuteOfDay)
    return port === called.input.port && Math.min(apart, minutesPerDay - apart) <= freshForMinutes
  })
}

/** The finding that calls which stayed unanswered are dropped, and on which side of the server's door. */
export function dropByCallCode(silent: readonly ConnectFact[], evidence: Evidence): Finding | undefined {
  const [called] = silent
  const report = called && callReportOf(called, evidence)
  if (!report) return undefined
  const { address, port } = called.input
  const shared = { cause: 'firewall-drops', actor: 'server-owner', evidence: idsOf([...silent, report]) } as const
  const openOnePort = { id: 'firewall-drops.remedy.open-one-port', params: { port } } as const
  switch (report.outcome.value.arrival) {
    case 'refused':
      return {
        ...shared,
        certainty: 'likely',
        message: { id: 'firewall-drops.counted-there.title', params: { address, port } },
        remedies: [{ id: 'firewall-drops.remedy.on-the-server', params: { port } }, openOnePort],
        decidingTest: { id: 'firewall-drops.test.read-rules', params: { port } },
      }
    case 'never-arrived':
      return {
        ...shared,
        certainty: 'likely',
        message: { id: 'firewall-drops.before-the-server.title', params: { address, port } },
        remedies: [{ id: 'firewall-drops.remedy.before-the-server', params: { port } }, openOnePort],
        decidingTest: { id: 'firewall-drops.test.same-address', params: { address } },
      }
    case 'answered':
      return {
        ...shared,
        certainty: 'possible',
        message: { id: 'firewall-drops.answer-lost.title', params: { address, port } },
        remedies: [{ id: 'firewall-drops.remedy.provider-first', params: { port } }, openOnePort],
        decidingTest: { id: 'firewall-drops.test.compare-callers', params: {} },
      }
  }
}
