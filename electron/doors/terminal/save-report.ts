// Saves what a command made in a file, whole or not at all. In which format is decided before.
import { statSync } from 'node:fs'
import { access, constants } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { writeFile } from 'atomically'
import { Problem } from './problem.ts'

/** Throws a `Problem` when no file can be written there: better said before a run than after it. */
export async function checkFolder(file: string): Promise<void> {
  try {
    // The dot makes a file in the folder's place an error, too.
    await access(`${dirname(resolve(file))}/.`, constants.W_OK)
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new Error('EISDIR')
  } catch (error) {
    throw cannotSave(file, error)
  }
}

/** Writes a file in the place of an older one. Throws a `Problem` when it cannot be written. */
export async function saveFile(file: string, content: string | Uint8Array): Promise<void> {
  try {
    // A report may hold names and addresses of a person's network: readable by its owner only.
    await writeFile(file, typeof content === 'string' ? content : Buffer.from(content), { mode: 0o600 })
  } catch (error) {
    throw cannotSave(file, error)
  }
}

function cannotSave(file: string, error: unknown): Problem {
  return new Problem({ id: 'terminal.cannot-save', params: { file, reason: error instanceof Error ? error.message : String(error) } })
}
