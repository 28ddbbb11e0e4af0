// Small files that Ponte keeps for a person between two starts: read with care, written whole or not at all. What cannot be understood is put aside
// under another name, never thrown away and never trusted.
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import * as v from 'valibot'

/** Larger than any of these files; a larger one was not written by Ponte. */
const maxBytes = 65_536

/** What a settings file holds. `unreadable` is not `absent`: nothing is known about what it says. */
export type SettingsRead<T> =
  | { readonly status: 'read'; readonly value: T }
  | { readonly status: 'absent' }
  | { readonly status: 'put-aside'; readonly keptAs: string }
  | { readonly status: 'unreadable'; readonly raw: string }

/** Reads a file and checks it; a broken one is renamed to `NAME.broken`, where it can still be looked at. */
export async function readSettings<T>(file: string, schema: v.GenericSchema<unknown, T>): Promise<SettingsRead<T>> {
  try {
    const bytes = await readFile(file)
    const checked = bytes.length > maxBytes ? undefined : v.safeParse(schema, parseJson(bytes.toString('utf8')))
    if (checked?.success) return { status: 'read', value: checked.output }
    const keptAs = `${file}.broken`
    await rename(file, keptAs)
    return { status: 'put-aside', keptAs }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { status: 'absent' }
    return { status: 'unreadable', raw: String(error) }
  }
}

/** Writes a file so that a crash leaves the old or the new one, readable by its owner alone. At once, because Ponte may be ending. Tells whether it could. */
export function writeSettings(file: string, value: unknown): boolean {
  const unfinished = `${file}.${process.pid}.new`
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(unfinished, `${JSON.stringify(value)}\n`, { mode: 0o600 })
    renameSync(unfinished, file)
    return true
  } catch (error) {
    if (existsSync(unfinished)) rmSync(unfinished)
    // A folder that cannot be written to, a full disk: the next start forgets, and nothing else happens.
    if (error instanceof Error && 'code' in error) return false
    throw error
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
