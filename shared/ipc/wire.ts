// How calls, answers and events travel: as JSON over the browser door's socket, as values over the window's IPC. Only the envelope is told here;
// what is inside is validated with contract.ts, which this file does not load, so that preload and renderer stay small.
import * as v from 'valibot'
import { maxReportBytes } from '../report/report-limits.ts'
import type { ArgumentOf, CallName, DiagnosisEvent, ResultOf } from './contract.ts'

/** Every call of the contract by name; the compiler demands that none is missing. */
export const callNames = Object.keys({
  startDiagnosis: true,
  startProxyCheck: true,
  cancelDiagnosis: true,
  openDocument: true,
  prepareReport: true,
  makeReportFile: true,
  readThisComputer: true,
  saveReport: true,
  saveServerFile: true,
  showSavedReport: true,
  dragReport: true,
  beginEmail: true,
  listHistory: true,
  readHistory: true,
  clearHistory: true,
  readSettings: true,
  changeSettings: true,
  describePonte: true,
} satisfies Record<CallName, true>) as readonly CallName[]

/** Where the browser door's socket is, relative to the page. */
export const socketPath = 'api'

/** The longest request that is read, in bytes: an input of 8,000 characters, each escaped as `\uXXXX`, fits. */
export const maxRequestBytes = 65_536

/** The longest request that carries a document, in bytes: of JSON inside JSON a third is escaped, and names of any script take no more room. */
export const maxDocumentRequestBytes = 2 * maxReportBytes + maxRequestBytes

/** Tells from its first bytes whether a request may be as long as a document; the page writes these fields first and in this order. */
export function mayBeLong(start: string): boolean {
  return /^\{"id":\d{1,16},"call":"(?:openDocument|prepareReport|makeReportFile)",/.test(start)
}

/** Calls of one interface that may wait for their answers at the same time; the next one is refused. */
export const maxPendingCalls = 32

/** Why a call got no result: all of them faults of a program, none of the person or of the network. */
export const callProblems = [
  'unknown-call',
  'invalid-argument',
  'untrusted-sender', // another frame or page than Ponte's own
  'too-many-calls',
  'fault-of-ponte', // the engine crashed or gave a result that breaks the contract
] as const
export type CallProblem = (typeof callProblems)[number]

const requestId = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER))
const problem = v.strictObject({ code: v.picklist(callProblems), raw: v.pipe(v.string(), v.maxLength(500)) })

/** What the page sends: `id` is its own, and comes back with the answer. */
export const socketRequestSchema = v.strictObject({ id: requestId, call: v.pipe(v.string(), v.maxLength(40)), argument: v.unknown() })

/** What the door sends back for a request. `raw` is for developers: show it as text only. */
const socketReplySchema = v.variant('status', [
  v.strictObject({ id: requestId, status: v.literal('answered'), result: v.unknown() }),
  v.strictObject({ id: requestId, status: v.literal('refused'), problem }),
])

/** What the door sends unasked. The payload is a DiagnosisEvent of the contract. */
const socketEventSchema = v.strictObject({ event: v.literal('diagnosis'), payload: v.unknown() })

/** All that the door sends. */
export const socketMessageSchema = v.union([socketEventSchema, socketReplySchema])

/** A request as its sender types it. */
export type SocketRequest = {
  readonly [Name in CallName]: { readonly id: number; readonly call: Name; readonly argument: ArgumentOf<Name> }
}[CallName]

/** How a call ends: with its result, or with the reason why there is none. */
export type CallAnswer<Name extends CallName = CallName> =
  | { readonly status: 'answered'; readonly result: ResultOf<Name> }
  | { readonly status: 'refused'; readonly problem: { readonly code: CallProblem; readonly raw: string } }

/** What the door sends, as its sender types it. */
export type SocketMessage = ({ readonly id: number } & CallAnswer) | { readonly event: 'diagnosis'; readonly payload: DiagnosisEvent }

/** Gives the result of a call; a refusal is a bug on one of the two sides, and is thrown as one. */
export function resultOf<Name extends CallName>(answer: CallAnswer<Name>): ResultOf<Name> {
  if (answer.status === 'refused') throw new Error(`${answer.problem.code}: ${answer.problem.raw}`)
  return answer.result
}
