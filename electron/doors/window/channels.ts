// The names under which calls and events cross the window's IPC; main and preload must agree on them and on nothing else.
import type { CallName } from '../../../shared/ipc/contract.ts'

/** The channel of a call. */
export function channelOf(call: CallName): string {
  return `ponte:call:${call}`
}

/** The channel of the events. */
export const diagnosisChannel = 'ponte:event:diagnosis'
