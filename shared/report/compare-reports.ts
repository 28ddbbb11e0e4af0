// Sets two reports beside each other: before and after, or this computer and that one. It compares what both say about each stage of the connection
// and judges nothing anew; that two reports say the same does not mean that they mean the same server.
import { aspects } from '../analysis/comparison-row.ts'
import type { Aspect } from '../analysis/comparison-row.ts'
import type { StoredMessage } from '../i18n/message.ts'
import type { CauseId } from '../rules/cause.ts'
import type { Report, StoredComparisonRow } from './report.ts'

/** What two reports say about one stage. `only-first`: the second has no such row. */
export interface StageChange {
  readonly aspect: Aspect
  readonly change: 'same' | 'changed' | 'only-first' | 'only-second'
}

/** What differs between two reports. */
export interface ReportChanges {
  /** Whether both come to the same outcome with the same cause. */
  readonly isVerdictSame: boolean
  /** Every stage that one of them has: what differs first, in the order in which a connection happens, then what is the same. */
  readonly stages: readonly StageChange[]
  /** The first stage that differs; absent where none does. */
  readonly firstChanged?: Aspect
  /** Causes that only one of them found. */
  readonly onlyFirst: readonly CauseId[]
  readonly onlySecond: readonly CauseId[]
}

/** Compares two reports, the older or own one first. */
export function compareReports(first: Report, second: Report): ReportChanges {
  const stages = aspects.flatMap((aspect): readonly StageChange[] => {
    const [left, right] = [rowOf(first, aspect), rowOf(second, aspect)]
    if (!left && !right) return []
    if (!left || !right) return [{ aspect, change: left ? 'only-first' : 'only-second' }]
    return [{ aspect, change: saysTheSame(left, right) ? 'same' : 'changed' }]
  })
  const changed = stages.filter(({ change }) => change !== 'same')
  const [causes, otherCauses] = [causesOf(first), causesOf(second)]
  return {
    isVerdictSame: first.verdict.outcome === second.verdict.outcome && first.verdict.cause === second.verdict.cause,
    stages: [...changed, ...stages.filter(({ change }) => change === 'same')],
    ...(changed[0] ? { firstChanged: changed[0].aspect } : {}),
    onlyFirst: causes.filter((cause) => !otherCauses.includes(cause)),
    onlySecond: otherCauses.filter((cause) => !causes.includes(cause)),
  }
}

function rowOf({ comparison }: Report, aspect: Aspect): StoredComparisonRow | undefined {
  return comparison.find((row) => row.aspect === aspect)
}

function causesOf({ findings }: Report): readonly CauseId[] {
  return [...new Set(findings.map(({ cause }) => cause))]
}

function saysTheSame(left: StoredComparisonRow, right: StoredComparisonRow): boolean {
  return left.match === right.match && isSameMessage(left.attempted, right.attempted) && isSameMessage(left.offered, right.offered)
}

/** How long something took differs each time. */
function isDuration(name: string): boolean {
  return name.endsWith('Ms')
}

function isSameMessage(left: StoredMessage, right: StoredMessage): boolean {
  const names = Object.keys(left.params)
  return (
    left.id === right.id &&
    names.length === Object.keys(right.params).length &&
    names.every((name) => left.params[name] === right.params[name] || isDuration(name))
  )
}
