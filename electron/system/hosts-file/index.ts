// Reads the hosts file, which overrules DNS on every system. Only this file knows where it is.
import { readFile } from 'node:fs/promises'
import type { InputOf, ValueOf } from '../../../shared/facts/fact.ts'
import type { Outcome } from '../../../shared/facts/outcome.ts'
import type { ProbeContext } from '../../probes/probe-context.ts'
import { readFailure } from '../read-failure.ts'
import { parseHostsFile } from './parse-hosts-file.ts'

/** Reads what the hosts file says about a name, and which other names it holds. */
export async function hostsFile({ name }: InputOf<'hosts-file'>, { environment }: ProbeContext): Promise<Outcome<ValueOf<'hosts-file'>>> {
  try {
    return { status: 'succeeded', value: parseHostsFile(await readFile(hostsFilePath(environment), 'utf8'), name) }
  } catch (error) {
    return readFailure(error)
  }
}

function hostsFilePath(environment: ProbeContext['environment']): string {
  if (process.platform !== 'win32') return '/etc/hosts'
  return `${environment['SystemRoot'] ?? 'C:\\Windows'}\\System32\\drivers\\etc\\hosts`
}
