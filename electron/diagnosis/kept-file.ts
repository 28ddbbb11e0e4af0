// A small JSON file that Ponte keeps for a person: written whole or not at all, readable by its owner only, and put aside instead of overwritten
// when its content makes no sense. Changes of one process happen one after the other; of two processes the later one wins.
import { mkdirSync } from 'node:fs'
import { mkdir, readFile, rename, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { writeFile, writeFileSync } from 'atomically'
import * as v from 'valibot'
import { parseJson } from '../../shared/facts/parse-json.ts'

/** What was read. */
export interface KeptContent<Content> {
  readonly content: Content
  /** Where a file went that made no sense, or the system's words why there is none to read. */
  readonly trouble?: KeptTrouble
}

/** What went wrong with a kept file; nothing of it stops a check. */
export type KeptTrouble =
  | { readonly kind: 'set-aside'; readonly file: string }
  | { readonly kind: 'cannot-read' | 'cannot-write'; readonly file: string; readonly raw: string }

/** Larger than any of these files: the kept checks have at most five million characters. */
const maxBytes = 20_000_000

export class KeptFile<Content> {
  readonly #file: string
  readonly #schema: v.GenericSchema<unknown, Content>
  readonly #empty: Content
  readonly #now: () => Date
  #last: Promise<unknown> = Promise.resolve()

  constructor(file: string, schema: v.GenericSchema<unknown, Content>, empty: Content, now: () => Date) {
    this.#file = file
    this.#schema = schema
    this.#empty = empty
    this.#now = now
  }

  /** Reads the content; the empty one where there is no file yet. */
  read(): Promise<KeptContent<Content>> {
    return this.#inTurn(() => this.#readNow())
  }

  /** Changes the content; says what went wrong, if anything did. What cannot be read is not overwritten. */
  change(edit: (content: Content) => Content): Promise<KeptTrouble | undefined> {
    return this.#inTurn(async () => {
      const { content, trouble } = await this.#readNow()
      if (trouble?.kind === 'cannot-read') return trouble
      try {
        await mkdir(dirname(this.#file), { recursive: true, mode: 0o700 })
        await writeFile(this.#file, JSON.stringify(edit(content)), { mode: 0o600 })
        return trouble
      } catch (error) {
        return { kind: 'cannot-write', file: this.#file, raw: rawOf(error) }
      }
    })
  }

  /** Puts other content in the place of whatever is there, at once, for Ponte may be ending. Tells whether it could; where not, the next start forgets. */
  replaceNow(content: Content): boolean {
    try {
      mkdirSync(dirname(this.#file), { recursive: true, mode: 0o700 })
      writeFileSync(this.#file, JSON.stringify(content), { mode: 0o600 })
      return true
    } catch (error) {
      if (error instanceof Error && 'code' in error) return false
      throw error
    }
  }

  async #readNow(): Promise<KeptContent<Content>> {
    let text: string
    try {
      if ((await stat(this.#file)).size > maxBytes) return await this.#setAside()
      text = await readFile(this.#file, 'utf8')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { content: this.#empty }
      return { content: this.#empty, trouble: { kind: 'cannot-read', file: this.#file, raw: rawOf(error) } }
    }
    const parsed = v.safeParse(this.#schema, parseJson(text), { abortEarly: true })
    return parsed.success ? { content: parsed.output } : this.#setAside()
  }

  async #setAside(): Promise<KeptContent<Content>> {
    const file = `${this.#file}.broken-${this.#now().toISOString().replaceAll(':', '-')}`
    try {
      await rename(this.#file, file)
      return { content: this.#empty, trouble: { kind: 'set-aside', file } }
    } catch (error) {
      return { content: this.#empty, trouble: { kind: 'cannot-read', file: this.#file, raw: rawOf(error) } }
    }
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(work)
    // A crash is told to who asked for the work; the next one has its own turn.
    this.#last = turn.catch(() => undefined)
    return turn
  }
}

function rawOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 500)
}
