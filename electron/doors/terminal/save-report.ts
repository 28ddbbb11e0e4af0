// Saves a report or a description in the format that the file's ending names, whole or not at all.
import { statSync } from 'node:fs'
import { access, constants } from 'node:fs/promises'
import { dirname, extname, resolve } from 'node:path'
import { writeFile } from 'atomically'
import type { ServerDescription } from '../../../shared/report/report-schema.ts'
import type { Report } from '../../../shared/report/report.ts'
import { jsonText } from './json-text.ts'
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

/** Writes `.json` or text. Throws a `Problem` when the file cannot be written. */
export async function saveDocument(document: Report | ServerDescription, file: string, makeText: () => Promise<string>): Promise<void> {
  const content = extname(file).toLowerCase() === '.json' ? jsonText(document) : await makeText()
  try {
    // A report may hold names and addresses of a person's network: readable by its owner only.
    await writeFile(file, content, { mode: 0o600 })
  } catch (error) {
    throw cannotSave(file, error)
  }
}

function cannotSave(file: string, error: unknown): Problem {
  return new Problem({ id: 'terminal.cannot-save', params: { file, reason: error instanceof Error ? error.message : String(error) } })
}
