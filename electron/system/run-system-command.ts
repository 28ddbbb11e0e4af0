// Runs a command of the operating system that only reads: without a shell, with a limit of time and of output.
import { execFile } from 'node:child_process'
import type { Outcome } from '../../shared/facts/outcome.ts'
import { failed } from '../probes/classify-error.ts'
import { notRun } from '../probes/first-verdict.ts'

/** These commands answer in milliseconds; one that hangs is not waited for. */
const limitMs = 2000
const maxOutputBytes = 1_000_000

/** Gives what the command wrote. A command that this system does not have is `unsupported-here`. */
export function runSystemCommand(command: string, words: readonly string[], signal: AbortSignal): Promise<Outcome<string>> {
  return new Promise((resolve) => {
    const options = { signal, timeout: limitMs, maxBuffer: maxOutputBytes, windowsHide: true, encoding: 'utf8' } as const
    execFile(command, [...words], options, (error, stdout) => {
      if (!error) resolve({ status: 'succeeded', value: stdout })
      else if (error.code === 'ENOENT') resolve({ status: 'not-run', reason: 'unsupported-here' })
      else if (signal.aborted) resolve(notRun(signal))
      else resolve(error.killed ? failed('no-answer', 'read') : failed('unreadable', 'read', error.message.slice(0, 500)))
    })
  })
}
