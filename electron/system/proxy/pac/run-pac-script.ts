// Runs a proxy script in a thread of its own, so that nothing else waits for it, and ends the thread whatever the script does.
import { Worker } from 'node:worker_threads'
import { firstVerdict } from '../../../probes/first-verdict.ts'
import type { Outcome } from '../../../../shared/facts/outcome.ts'
import { failed } from '../../../probes/classify-error.ts'
import type { PacTask, PacVerdict } from './pac-worker.ts'

/** The program of the thread, as the build writes it into the bundle. */
declare const __PONTE_PAC_WORKER__: string | undefined

/** Scripts of real networks need milliseconds; browsers stop later, and by then everybody has given up waiting. */
const limitMs = 1000

/** Scripts of 1 MB with tables of thousands of names need less than 20 MB. */
const limitBytes = 64 * 1024 * 1024

/** For the engine's own start and for steps inside it that cannot be interrupted. */
const graceMs = 1500

/** What a script says to the questions, in their order. */
export type PacAnswers = Extract<PacVerdict, { status: 'answered' }>

/** Runs the script; its own failures are values, a crash of the thread is a bug of Ponte. */
export function runPacScript(task: Omit<PacTask, 'limitMs' | 'limitBytes'>, signal: AbortSignal): Promise<Outcome<PacAnswers>> {
  return firstVerdict(signal, (attempt) => {
    const worker = startWorker({ ...task, limitMs, limitBytes })
    attempt.atEnd(() => void worker.terminate())
    attempt.after(limitMs + graceMs, () => attempt.settle(failed('pac-endless', 'parse')))
    worker.once('message', (verdict: PacVerdict) => {
      attempt.settle(verdict.status === 'answered' ? { status: 'succeeded', value: verdict } : failed(verdict.fault, 'parse', verdict.raw))
    })
    worker.once('error', (error: Error) => {
      // The script can make the engine ask for more than the thread may have.
      if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') attempt.settle(failed('pac-out-of-memory', 'parse', error.message))
      else attempt.crash(error)
    })
  })
}

function startWorker(workerData: PacTask): Worker {
  // Nothing of the person's environment is of use to the thread; its output would mix with the program's.
  const options = { workerData, env: {}, stdout: true, stderr: true, resourceLimits: { maxOldGenerationSizeMb: 256 } }
  return typeof __PONTE_PAC_WORKER__ === 'string'
    ? new Worker(__PONTE_PAC_WORKER__, { ...options, eval: true })
    : new Worker(new URL(['.', 'pac-worker.ts'].join('/'), import.meta.url), options)
}
