// The names of the programs that run on macOS and Windows, by the systems' own commands. Nothing of their arguments is asked for.
import { posix } from 'node:path'
import type { Outcome } from '../../../shared/facts/outcome.ts'
import { failed } from '../../probes/classify-error.ts'
import type { CommandResult, RunCommand } from '../run-command.ts'

const maxLines = 20_000

/** `ps` prints the path of each executable (ps(1) of macOS 10.15 to 15). */
export async function readMacosProcesses(run: RunCommand, signal: AbortSignal): Promise<Outcome<readonly string[]>> {
  return programsFrom(await run('ps', ['-axo', 'comm='], signal), parsePs)
}

/** `tasklist` prints comma-separated values without words of any language (Windows 7 to 11). */
export async function readWindowsProcesses(run: RunCommand, signal: AbortSignal): Promise<Outcome<readonly string[]>> {
  return programsFrom(await run('tasklist.exe', ['/fo', 'csv', '/nh'], signal), parseTasklist)
}

/** Lines like `/Applications/ClashX.app/Contents/MacOS/ClashX`. */
export function parsePs(output: string): readonly string[] {
  return output
    .split('\n')
    .slice(0, maxLines)
    .map((line) => posix.basename(line.trim()))
    .filter((name) => name !== '')
}

/** Lines like `"Clash for Windows.exe","4242","Console","1","120.000 K"`. */
export function parseTasklist(output: string): readonly string[] {
  return output
    .split(/\r?\n/)
    .slice(0, maxLines)
    .flatMap((line) => /^"([^"]{1,260})",/.exec(line)?.[1] ?? [])
}

/** A system always runs programs: a list without any was not understood. */
function programsFrom(result: CommandResult, parse: (text: string) => readonly string[]): Outcome<readonly string[]> {
  switch (result.status) {
    case 'printed': {
      const programs = parse(result.text)
      return programs.length > 0 ? { status: 'succeeded', value: programs } : failed('unreadable', 'parse')
    }
    case 'no-permission':
      return { status: 'not-run', reason: 'no-permission' }
    case 'no-answer':
      return failed('no-answer', 'read')
    case 'not-installed':
      return failed('unreadable', 'read')
    case 'failed':
      return failed('unreadable', 'read', result.raw)
  }
}
