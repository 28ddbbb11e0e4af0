// The listeners of a machine put together for a drawing of who can reach them: from the outside in, by what the firewall does with the calls. Says no
// words and knows no places on a screen.
import { reaches } from '../facts/listener-reach.ts'
import type { Reach } from '../facts/listener-reach.ts'
import type { ListenerRow } from './listener-rows.ts'

/** More than these in one path are put together by program: a person takes in about a dozen things at a look. */
const mostChips = 12

/** Of a program with many ports these are named. */
const mostPorts = 3

/** What is drawn as one thing: one port, or one program with several. */
export interface ReachChip {
  /** As people write them: `443`, and `53 UDP`, since TCP is what is usually meant. */
  readonly ports: readonly string[]
  /** How many ports more the program has here. */
  readonly morePorts: number
  /** Absent where the system does not tell. A stranger's words: make them visible. */
  readonly process?: string
}

/** The listeners to which calls fare alike. */
export interface ReachPath {
  readonly verdict: ListenerRow['verdict']
  readonly listeners: number
  readonly chips: readonly ReachChip[]
  /** Programs that have no chip of their own. */
  readonly morePrograms: number
}

/** Those who can call, and what they can call. */
export interface ReachLane {
  readonly reach: Reach
  readonly listeners: number
  readonly paths: readonly ReachPath[]
}

/** From what is open to what is shut; what is not known comes right after what is open, since it may be. */
const verdicts = ['allows', 'not-known', 'rejects', 'drops', 'not-asked'] as const satisfies readonly ListenerRow['verdict'][]

/** Every lane is there, also one that holds nothing. */
export function reachLanes(rows: readonly ListenerRow[]): readonly ReachLane[] {
  return reaches.toReversed().map((reach) => {
    const own = rows.filter((row) => row.reach === reach)
    const paths = verdicts
      .map((verdict) =>
        pathOf(
          verdict,
          own.filter((row) => row.verdict === verdict),
        ),
      )
      .filter(({ listeners }) => listeners > 0)
    return { reach, listeners: own.length, paths }
  })
}

function pathOf(verdict: ListenerRow['verdict'], rows: readonly ListenerRow[]): ReachPath {
  // One program at one port of both families is one thing to a person.
  const distinct = new Map(rows.map((row) => [`${row.transport} ${row.listener.port} ${row.listener.process ?? ''}`, row]))
  const single = [...distinct.values()]
  if (single.length <= mostChips) return { verdict, listeners: rows.length, chips: single.map((row) => chipOf([row])), morePrograms: 0 }
  const programs = byProgram(single).toSorted((left, right) => right.length - left.length)
  const drawn = programs.length > mostChips ? programs.slice(0, mostChips - 1) : programs
  return { verdict, listeners: rows.length, chips: drawn.map(chipOf), morePrograms: programs.length - drawn.length }
}

function byProgram(rows: readonly ListenerRow[]): readonly (readonly ListenerRow[])[] {
  const programs = new Map<string | undefined, ListenerRow[]>()
  for (const row of rows) {
    const others = programs.get(row.listener.process)
    if (others) others.push(row)
    else programs.set(row.listener.process, [row])
  }
  return [...programs.values()]
}

function chipOf(rows: readonly ListenerRow[]): ReachChip {
  const ports = rows.slice(0, mostPorts).map(({ transport, listener: { port } }) => (transport === 'UDP' ? `${port} UDP` : String(port)))
  const process = rows[0]?.listener.process
  return { ports, morePorts: rows.length - ports.length, ...(process !== undefined && { process }) }
}
