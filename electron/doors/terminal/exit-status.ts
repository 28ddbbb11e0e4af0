// The terminal's exit statuses, a contract with other programs.
import type { Report } from '../../../shared/report/report.ts'

export const exitStatus = {
  works: 0,
  problem: 1,
  /** The arguments or the address make no sense, or a named file cannot be used. */
  unclear: 2,
  cannotTell: 3,
  /** A fault of Ponte itself. */
  fault: 4,
  /** 128 plus SIGINT, as shells do it. */
  cancelled: 130,
} as const

export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus]

/** The exit status that tells what a report tells. */
export function exitStatusOf({ completion, verdict, faults }: Report): ExitStatus {
  if (completion === 'cancelled') return exitStatus.cancelled
  switch (verdict.outcome) {
    case 'works':
      return exitStatus.works
    case 'problem':
      return exitStatus.problem
    case 'cannot-tell':
      return faults.length > 0 ? exitStatus.fault : exitStatus.cannotTell
  }
}
