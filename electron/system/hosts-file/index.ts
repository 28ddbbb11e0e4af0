// Reads the hosts file, which overrules DNS on every system. Only this file knows where it is.
import { readFile, stat } from 'node:fs/promises'
import type { InputOf, ValueOf } from '../../../shared/facts/fact.ts'
import type { Outcome } from '../../../shared/facts/outcome.ts'
import type { ProbeContext } from '../../probes/probe-context.ts'
import { readFailure } from '../read-failure.ts'
import { parseHostsEntries, parseHostsFile } from './parse-hosts-file.ts'

/** Reads what the hosts file says about a name, and which other names it holds. */
export async function hostsFile({ name }: InputOf<'hosts-file'>, { environment }: ProbeContext): Promise<Outcome<ValueOf<'hosts-file'>>> {
  try {
    return { status: 'succeeded', value: parseHostsFile(await readFile(hostsFilePath(environment), 'utf8'), name) }
  } catch (error) {
    return readFailure(error)
  }
}

/** A file that blocks advertisements has some megabytes; what is larger is not split into lines while others wait. */
const mostBytes = 10_000_000

/** Reads its lines; `undefined` where it cannot be read. */
export async function readHostsEntries(
  environment: ProbeContext['environment'],
): Promise<ReturnType<typeof parseHostsEntries> | undefined> {
  const path = hostsFilePath(environment)
  try {
    return (await stat(path)).size > mostBytes ? undefined : parseHostsEntries(await readFile(path, 'utf8'))
  } catch {
    return undefined
  }
}

function hostsFilePath(environment: ProbeContext['environment']): string {
  if (process.platform !== 'win32') return '/etc/hosts'
  return `${environment['SystemRoot'] ?? 'C:\\Windows'}\\System32\\drivers\\etc\\hosts`
}
