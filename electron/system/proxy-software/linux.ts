// The names of the programs that run, from /proc (proc(5)). Nothing of their arguments is kept.
import { readdir, readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Outcome } from '../../../shared/facts/outcome.ts'
import { readFailure } from '../read-failure.ts'

/** Reads the names of all processes that this user may see. */
export async function readLinuxProcesses(folder = '/proc'): Promise<Outcome<readonly string[]>> {
  try {
    const entries = await readdir(folder)
    const names = await Promise.all(entries.filter((entry) => /^\d+$/.test(entry)).map((pid) => namesOf(`${folder}/${pid}`)))
    return { status: 'succeeded', value: names.flat() }
  } catch (error) {
    return readFailure(error)
  }
}

/** What the kernel calls it, cut to 15 characters, and what it was started as; none for one that has ended meanwhile. */
async function namesOf(folder: string): Promise<readonly string[]> {
  const [name = '', commandLine = ''] = await Promise.all(
    ['comm', 'cmdline'].map((file) => readFile(`${folder}/${file}`, 'utf8').catch(() => undefined)),
  )
  const [program = ''] = commandLine.split('\0')
  return [name.trim(), basename(program)].filter((text) => text !== '')
}
