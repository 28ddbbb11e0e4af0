// Answers one call that came through a door: checks name and argument, asks the engine, checks the result. Never throws: the sender is not trusted,
// and an exception that crosses IPC loses its meaning. Who may call is decided by the door before.
import * as v from 'valibot'
import type { ArgumentOf, CallName, ResultOf } from '../../shared/ipc/contract.ts'
import { calls } from '../../shared/ipc/contract.ts'
import type { CallAnswer, CallProblem } from '../../shared/ipc/wire.ts'

/** What does the work behind each call. */
export type CallHandlers = { readonly [Name in CallName]: (argument: ArgumentOf<Name>) => Promise<ResultOf<Name>> }

/** Answers a call of any name with any argument. A crash is reported as a fault and told to the caller as one. */
export async function answerCall(
  handlers: CallHandlers,
  call: string,
  argument: unknown,
  reportFault: (error: unknown) => void,
): Promise<CallAnswer> {
  if (!isCallName(call)) return refusal('unknown-call')
  const checkedArgument = v.safeParse(calls[call].argument, argument)
  if (!checkedArgument.success) return refusal('invalid-argument', describeIssue(checkedArgument.issues[0]))
  try {
    // The name picks schema and handler alike, which the compiler cannot follow through a union.
    const result = await handlers[call](checkedArgument.output as never)
    return { status: 'answered', result: v.parse(calls[call].result, result) }
  } catch (error) {
    reportFault(error)
    return refusal('fault-of-ponte', error instanceof Error ? error.message : String(error))
  }
}

/** Makes the answer to a call that gets no result; `raw` is for developers. */
export function refusal(code: CallProblem, raw = ''): Extract<CallAnswer, { status: 'refused' }> {
  return { status: 'refused', problem: { code, raw: raw.slice(0, 500) } }
}

function isCallName(call: string): call is CallName {
  return Object.hasOwn(calls, call)
}

function describeIssue(issue: v.BaseIssue<unknown>): string {
  return `${v.getDotPath(issue) ?? ''} ${issue.message}`.trim()
}
