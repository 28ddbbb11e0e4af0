// This computer's own side for the person who sits at it: the same document that `describe-server` writes, its parts as they are read, and what this
// computer's own settings say beside it.
import type { ArgumentOf, DiagnosisEvent, ResultOf } from '../../shared/ipc/contract.ts'
import { describeServer } from './describe-server.ts'
import { readOwnSettings } from './own-settings.ts'
import type { PartListener } from './read-part.ts'
import { thisMachine } from './this-machine.ts'
import { computerReadingMs } from './timeouts.ts'

/** The readers; a test has its own. */
export interface ComputerReaders {
  readonly describe: typeof describeServer
  readonly settings: (signal: AbortSignal, tell: PartListener) => Promise<void>
}

const ownReaders: ComputerReaders = {
  describe: describeServer,
  settings: (signal, tell) => readOwnSettings(thisMachine, signal, tell),
}

/** The readings of one connected interface, one at a time: a new one ends the one before. */
export class ComputerReadings {
  readonly #emit: (event: DiagnosisEvent) => void
  readonly #readers: ComputerReaders
  #running: { readonly runId: string; readonly ending: AbortController } | undefined

  constructor(emit: (event: DiagnosisEvent) => void, readers = ownReaders) {
    this.#emit = emit
    this.#readers = readers
  }

  /** Reads it; a reader that hangs is cut off, and nothing is claimed then. */
  async read({ runId }: ArgumentOf<'readThisComputer'>, limitMs = computerReadingMs): Promise<ResultOf<'readThisComputer'>> {
    this.endAll()
    const ending = new AbortController()
    const running = { runId, ending }
    this.#running = running
    const tell: PartListener = (state) => {
      if (!ending.signal.aborted) this.#emit({ kind: 'computer-part', runId, state })
    }
    const cutOff = Promise.withResolvers<ResultOf<'readThisComputer'>>()
    const timer = setTimeout(() => cutOff.resolve({ status: 'not-known', reason: 'out-of-time' }), limitMs)
    const reading = Promise.all([this.#readers.describe(ending.signal, tell), this.#readers.settings(ending.signal, tell)])
    try {
      return await Promise.race([reading.then(([description]) => resultOf(description)), cutOff.promise])
    } finally {
      clearTimeout(timer)
      ending.abort()
      if (this.#running === running) this.#running = undefined
    }
  }

  /** Ends this reading; false when it is over. */
  cancel(runId: string): boolean {
    if (this.#running?.runId !== runId) return false
    this.endAll()
    return true
  }

  endAll(): void {
    this.#running?.ending.abort()
    this.#running = undefined
  }
}

function resultOf(description: Awaited<ReturnType<typeof describeServer>>): ResultOf<'readThisComputer'> {
  return description ? { status: 'read', description } : { status: 'not-known', reason: 'unreadable' }
}
