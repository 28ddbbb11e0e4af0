// The servers' files that one interface has opened, kept for its next checks so that a file crosses to the engine only once. In memory only.
import { randomUUID } from 'node:crypto'
import type { ValueOf } from '../../shared/facts/fact.ts'

type Description = ValueOf<'server-description'>

/** Nobody compares with more servers at once; each is up to 5 MB. */
const mostKept = 4

/** The latest files by their ids. */
export class ServerFiles {
  readonly #kept = new Map<string, Description>()

  /** Keeps a file and gives its id; the oldest one goes when there are too many. */
  keep(description: Description): string {
    const id = randomUUID()
    this.#kept.set(id, description)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest)
    return id
  }

  /** Gives a file; `undefined` when it is gone. */
  find(id: string): Description | undefined {
    return this.#kept.get(id)
  }
}
