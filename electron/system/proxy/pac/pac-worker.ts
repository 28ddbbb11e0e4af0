// A thread of its own for one proxy script: a JavaScript engine inside WebAssembly that can reach nothing, stopped at its limits of time and memory. Never
// node:vm, which scripts leave at will (bad-peers 2.3 G120). Answers with one message and ends.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import { brotliDecompressSync } from 'node:zlib'
import { JSException, QuickJS } from 'quickjs-wasi'
import type { KnownToScript } from './pac-functions.ts'
import { pacFunctions } from './pac-functions.ts'

/** The engine, compressed, as the build writes it into the bundle. */
declare const __PONTE_QUICKJS__: string | undefined

/** What the thread is given. */
export interface PacTask {
  readonly script: string
  /** For each question its URL and host, the arguments of FindProxyForURL. */
  readonly questions: readonly { readonly url: string; readonly host: string }[]
  readonly known: KnownToScript
  readonly limitMs: number
  readonly limitBytes: number
}

/** Why a script gave no answers. */
export type PacFault =
  'pac-syntax-error' | 'pac-without-function' | 'pac-threw' | 'pac-endless' | 'pac-out-of-memory' | 'pac-answer-malformed'

/** What the thread says. */
export type PacVerdict =
  | { readonly status: 'answered'; readonly answers: readonly string[]; readonly otherNames: readonly string[] }
  | { readonly status: 'failed'; readonly fault: PacFault; readonly raw: string }

/** A longer answer is cut; the parser reads no more of it. */
const maxAnswerChars = 8192

// Not awaited at the top level: the build makes one script of this. A rejection ends the thread with its error.
void judge(workerData as PacTask).then((verdict) => parentPort?.postMessage(verdict))

async function judge(task: PacTask): Promise<PacVerdict> {
  let deadlineMs = Infinity
  const isOver = (): boolean => ownTimeMs() > deadlineMs
  const engine = await QuickJS.create({
    wasm: engineBytes(),
    memoryLimit: task.limitBytes,
    interruptHandler: isOver,
  })
  const faultOf = (error: unknown, otherwise: PacFault): PacVerdict => {
    const raw = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : 'unknown'
    if (isOver()) return { status: 'failed', fault: 'pac-endless', raw }
    if (/out of memory|stack overflow|invalid array length|invalid string length/i.test(raw))
      return { status: 'failed', fault: 'pac-out-of-memory', raw }
    if (error instanceof JSException) return { status: 'failed', fault: otherwise, raw }
    // The engine itself ran out of its stack or memory.
    if (error instanceof Error && error.name === 'RuntimeError') return { status: 'failed', fault: 'pac-out-of-memory', raw }
    throw error
  }
  const askedNames = engine.evalCode(pacFunctions(task.known))
  deadlineMs = ownTimeMs() + task.limitMs
  try {
    engine.evalCode(task.script)
  } catch (error) {
    return faultOf(error, error instanceof Error && error.name === 'SyntaxError' ? 'pac-syntax-error' : 'pac-threw')
  }
  try {
    if (engine.evalCode('typeof FindProxyForURL').toString() !== 'function')
      return { status: 'failed', fault: 'pac-without-function', raw: '' }
    const answers: string[] = []
    for (const { url, host } of task.questions) {
      const result = engine.evalCode(`FindProxyForURL(${JSON.stringify(url)}, ${JSON.stringify(host)})`)
      // As Chromium judges it (net/proxy_resolution, ProxyResolverV8): whatever is no text is a mistake, `undefined` too.
      if (!result.isString) return { status: 'failed', fault: 'pac-answer-malformed', raw: '' }
      answers.push(result.toString().slice(0, maxAnswerChars))
    }
    return { status: 'answered', answers, otherNames: readNames(engine.callFunction(askedNames, engine.undefined).toString()) }
  } catch (error) {
    return faultOf(error, 'pac-threw')
  }
}

/** What this thread has worked, in milliseconds: on a busy computer the clock on the wall goes on while the script waits for its turn. */
function ownTimeMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** The script may have changed every function that wrote this list. */
function readNames(text: string): readonly string[] {
  try {
    const names: unknown = JSON.parse(text.slice(0, maxAnswerChars))
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string').slice(0, 8) : []
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}

function engineBytes(): Buffer<ArrayBuffer> {
  if (typeof __PONTE_QUICKJS__ === 'string') return brotliDecompressSync(Buffer.from(__PONTE_QUICKJS__, 'base64'))
  const folder = dirname(fileURLToPath(import.meta.resolve('quickjs-wasi/package.json')))
  return readFileSync(join(folder, 'quickjs.wasm'))
}
