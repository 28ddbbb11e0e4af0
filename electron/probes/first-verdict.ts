// Runs one operation to its first verdict: whatever sockets and timers say afterwards no longer counts (bad-peers 2.1 no. 19).
import { notRunReasons, type NotRunReason, type Outcome } from '../../shared/facts/outcome.ts'

/** What an operation can do until its verdict. */
export interface Attempt<Value> {
  /** Gives the verdict; the first one counts. */
  settle(outcome: Outcome<Value>): void
  /** Does something later, unless the verdict comes first. */
  after(delayMs: number, action: () => void): void
  /** Ends the operation with an exception: a bug of Ponte. */
  crash(error: Error): void
  /** Registers what must be undone; done at the verdict, or at once when that has been given. */
  atEnd(undo: (outcome: Outcome<Value>) => void): void
}

/** Starts an operation and waits for its first verdict. An aborted signal is one: `not-run`. A crash, at the start or later, rejects and undoes all. */
export function firstVerdict<Value>(signal: AbortSignal, start: (attempt: Attempt<Value>) => void): Promise<Outcome<Value>> {
  if (signal.aborted) return Promise.resolve(notRun(signal))
  return new Promise((resolve, reject) => {
    let verdict: Outcome<Value> | undefined
    const undoings: ((outcome: Outcome<Value>) => void)[] = []
    const stop = () => attempt.settle(notRun(signal))
    const orCrash = (action: () => void) => {
      try {
        action()
      } catch (error) {
        attempt.crash(error instanceof Error ? error : new Error(String(error)))
      }
    }
    const attempt: Attempt<Value> = {
      settle(outcome) {
        if (verdict) return
        verdict = outcome
        signal.removeEventListener('abort', stop)
        for (const undo of undoings.reverse()) undo(outcome)
        resolve(outcome)
      },
      crash(error) {
        reject(error)
        stop()
      },
      after(delayMs, action) {
        if (verdict) return
        const timer = setTimeout(() => orCrash(action), delayMs)
        undoings.push(() => {
          clearTimeout(timer)
        })
      },
      atEnd(undo) {
        if (verdict) undo(verdict)
        else undoings.push(undo)
      },
    }
    signal.addEventListener('abort', stop, { once: true })
    orCrash(() => {
      start(attempt)
    })
  })
}

/** The outcome of what an aborted signal prevented. */
export function notRun(signal: AbortSignal): Outcome<never> {
  const reason = notRunReasons.find((known: NotRunReason) => known === signal.reason)
  return { status: 'not-run', reason: reason ?? 'cancelled' }
}
