// What `await-call` found out on a server, small enough to be told over the telephone: see report/call-code.ts.

/** What became of the calls to one port. */
export const arrivals = [
  'answered', // calls arrived, and were accepted
  'refused', // calls arrived, and the machine itself turned them away
  'never-arrived',
] as const
export type Arrival = (typeof arrivals)[number]

export const minutesPerDay = 1440

/** One count. */
export interface CallResult {
  readonly port: number
  readonly arrival: Arrival
  /** When the counting ended, by the server's clock: minutes since midnight in UTC, 0 to 1439. */
  readonly minuteOfDay: number
}
