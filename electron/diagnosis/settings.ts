// What a person has chosen for Ponte on this computer, the same for every door.
import { join } from 'node:path'
import * as v from 'valibot'
import type { ArgumentOf, ResultOf } from '../../shared/ipc/contract.ts'
import { settingsSchema } from '../../shared/ipc/contract.ts'
import { KeptFile } from './kept-file.ts'

/** The choices. */
type Settings = ResultOf<'readSettings'>

const defaults: Settings = { keepsHistory: true }

const fileSchema = v.strictObject({ schemaVersion: v.literal(1), ...settingsSchema.entries })

export class SettingsFile {
  readonly #file: KeptFile<v.InferOutput<typeof fileSchema>>

  constructor(folder: string, now: () => Date) {
    this.#file = new KeptFile(join(folder, 'settings.json'), fileSchema, { schemaVersion: 1, ...defaults }, now)
  }

  /** Reads the choices; the defaults where there are none, or none that can be read. */
  async read(): Promise<Settings> {
    const { schemaVersion: _, ...settings } = (await this.#file.read()).content
    return settings
  }

  /** Changes some of them. A choice that cannot be written lasts as long as the page that made it. */
  async change(change: ArgumentOf<'changeSettings'>): Promise<ResultOf<'changeSettings'>> {
    const trouble = await this.#file.change((settings) => ({ ...settings, ...change }))
    return { wasKept: trouble === undefined || trouble.kind === 'set-aside' }
  }
}
