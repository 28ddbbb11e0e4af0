// Runs the terminal door as a person or a program would: as a process of its own, from the sources, with an environment that holds nothing else.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import * as v from 'valibot'
import { afterAll } from 'vitest'
import { reportSchema } from '../../../shared/report/report-schema.ts'
import type { Report } from '../../../shared/report/report.ts'

const program = fileURLToPath(new URL('../../../electron/doors/terminal/main.ts', import.meta.url))

/** Everything that a finished process leaves. */
export interface Ending {
  readonly status: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

/** What a test may change about the process and what it does to it. */
export interface ProcessSetup {
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  /** A module of this folder that is loaded before the program. */
  readonly sabotage?: string
  /** Sends these signals, one after the other, each as soon as its text stands on stderr. */
  readonly interrupts?: readonly { readonly after: string; readonly signal: NodeJS.Signals }[]
  /** Closes the reader's end of this stream at the start. */
  readonly closed?: 'stdout' | 'stderr'
}

const folders: string[] = []

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A folder that is gone after the tests of a file; also the home of the processes that they run. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ponte-'))
  folders.push(folder)
  return folder
}

/** Runs one command line to its end. */
export async function runTerminal(
  words: readonly string[],
  { env = {}, cwd, sabotage, interrupts = [], closed }: ProcessSetup = {},
): Promise<Ending> {
  const home = newFolder()
  const preload = sabotage === undefined ? [] : ['--import', pathToFileURL(join(import.meta.dirname, sabotage)).href]
  const child = spawn(process.execPath, [...preload, program, ...words], {
    cwd: cwd ?? home,
    env: { PATH: process.env['PATH'], HOME: home, XDG_STATE_HOME: join(home, 'state'), LOCALAPPDATA: home, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { stdout: '', stderr: '' }
  const waiting = [...interrupts]
  for (const name of ['stdout', 'stderr'] as const) {
    if (closed === name) child[name].destroy()
    else child[name].setEncoding('utf8').on('data', (text: string) => (said[name] += text))
  }
  child.stderr.on('data', () => {
    const next = waiting[0]
    if (!next || !said.stderr.includes(next.after)) return
    waiting.shift()
    child.kill(next.signal)
  })
  // A process that hangs must not hang the tests, nor outlive them.
  const deadline = setTimeout(() => child.kill('SIGKILL'), 20_000)
  const [status, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
  clearTimeout(deadline)
  return { status, signal, ...said }
}

/** The report on stdout; throws unless stdout is one valid report and nothing else. */
export function reportOf({ stdout }: Ending): Report {
  return v.parse(reportSchema, JSON.parse(stdout))
}
