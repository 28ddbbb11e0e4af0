// The rows that exist only where the server's owner has spoken: its firewall, whether calls arrived, what stands in front, its clock. The match of a row
// stays that of the wire, as in described-rows.ts.
import { succeeded, targetAddresses } from '../facts/fact-queries.ts'
import type { Message } from '../i18n/message.ts'
import type { Evidence } from '../rules/rule.ts'
import { describedVerdict } from '../rules/described-firewall.ts'
import { serverDates } from '../rules/server-dates.ts'
import { serverFile } from '../rules/server-file.ts'
import type { ComparisonRow } from './comparison-row.ts'

/** Clocks that differ by less are set by hand, or are a little slow: nothing minds. */
const tolerableMinutes = 15

/** Makes them, from the rows of the wire on. */
export function serverSideRows(rows: readonly ComparisonRow[], evidence: Evidence): readonly ComparisonRow[] {
  return [...firewallRow(rows, evidence), ...arrivalRow(rows, evidence), ...frontRow(evidence), ...clockRow(evidence)]
}

function firewallRow(rows: readonly ComparisonRow[], evidence: Evidence): readonly ComparisonRow[] {
  const file = serverFile(evidence)
  const port = rows.find(({ aspect }) => aspect === 'port')
  if (!file?.outcome.value.firewall || !port) return []
  const verdicts = targetAddresses(evidence.target, evidence.facts).map(
    (address) => describedVerdict({ address, port: evidence.target.port }, evidence) ?? 'not-known',
  )
  // Where the families differ, what stops one of them is told.
  const verdict = verdicts.find((each) => each === 'drops' || each === 'rejects') ?? verdicts[0] ?? 'not-known'
  const described: Message = { id: `row.described.firewall.${verdict}`, params: { port: evidence.target.port } }
  const { attempted, offered, match } = port
  return [{ aspect: 'firewall', attempted, offered, described, match, evidence: [...new Set([...port.evidence, file.id])] }]
}

function arrivalRow(rows: readonly ComparisonRow[], evidence: Evidence): readonly ComparisonRow[] {
  const report = succeeded(evidence.facts, 'call-report').find(({ outcome }) => outcome.value.port === evidence.target.port)
  const reach = rows.find(({ aspect }) => aspect === 'reach')
  if (!report || !reach) return []
  const described: Message = { id: `row.described.arrival.${report.outcome.value.arrival}`, params: { port: evidence.target.port } }
  const { attempted, offered, match } = reach
  return [{ aspect: 'arrival', attempted, offered, described, match, evidence: [...new Set([...reach.evidence, report.id])] }]
}

/** The lines of front programs that name the port; the wire shows them only by what they say of themselves. */
function frontRow(evidence: Evidence): readonly ComparisonRow[] {
  const file = serverFile(evidence)
  const lines = file?.outcome.value.machine?.inFront
  if (!file || !lines) return []
  const { port } = evidence.target
  const first = lines.find((each) => each.port === port)
  return [
    {
      aspect: 'front',
      attempted: { id: 'row.port.asked', params: { port } },
      offered: { id: 'row.unknown', params: {} },
      described: first
        ? { id: 'row.described.front.line', params: { program: first.program, file: first.file, line: first.line } }
        : { id: 'row.described.front.nothing', params: { port } },
      match: 'unknown',
      evidence: [file.id],
    },
  ]
}

function clockRow(evidence: Evidence): readonly ComparisonRow[] {
  const file = serverFile(evidence)
  const describedAt = file?.outcome.value.describedAt
  if (!file || describedAt === undefined) return []
  const told = serverDates(evidence)[0]
  const minutes = told && Math.round(Math.abs(told.differenceMs) / 60_000)
  return [
    {
      aspect: 'clock',
      attempted: { id: 'row.clock.here', params: { time: minuteOf(told ? new Date(told.now).toISOString() : startOf(evidence)) } },
      offered:
        minutes === undefined
          ? { id: 'row.unknown', params: {} }
          : minutes < tolerableMinutes
            ? { id: 'row.clock.agrees', params: {} }
            : { id: 'row.clock.apart', params: { minutes } },
      described: { id: 'row.described.clock.written', params: { time: minuteOf(describedAt) } },
      match: minutes === undefined ? 'unknown' : minutes < tolerableMinutes ? 'same' : 'different',
      evidence: [file.id, ...(told ? [told.factId] : [])],
    },
  ]
}

function startOf({ facts }: Evidence): string {
  return facts[0]?.startedAt ?? ''
}

/** `2026-11-21 12:45` of an ISO 8601 time in UTC. */
function minuteOf(time: string): string {
  const date = new Date(time)
  return Number.isNaN(date.getTime()) ? '–' : date.toISOString().slice(0, 16).replace('T', ' ')
}
