// Runs another program on behalf of this one: what ends us ends it. Node alone is imported, because this runs before node_modules exists.
import { constants } from 'node:os'

/** How long a program that was told to end may take to tidy up. */
const patienceMs = 5000

/**
 * Runs a program in the foreground to its end and gives its exit status, 128 + n when signal n ended it.
 * @param {string} program @param {readonly string[]} args @param {import('node:child_process').SpawnOptions} options @returns {Promise<number>}
 */
export async function runForeground(program, args, options) {
  // Loaded when needed: the commands that run in this process start faster without it.
  const { spawn } = await import('node:child_process')
  return (await ended(spawn(program, args, options))).status
}

/**
 * Runs a tool to its end and keeps what it says, both streams in one text. Its work is part of ours: if a signal ends it, we end.
 * @param {string} program @param {readonly string[]} args @param {import('node:child_process').SpawnOptionsWithoutStdio} options
 * @returns {Promise<{ status: number, output: string }>}
 */
export async function runCaptured(program, args, options) {
  const { spawn } = await import('node:child_process')
  const child = spawn(program, args, { ...options, stdio: 'pipe' })
  child.stdin.end()
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text))
  const { status, wasInterrupted } = await ended(child)
  if (wasInterrupted) process.exit(status > 128 ? status : 130)
  return { status, output }
}

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<{ status: number, wasInterrupted: boolean }>} */
async function ended(child) {
  /** @type {NodeJS.Timeout | undefined} */
  let deadline
  /** @param {NodeJS.Signals} signal */
  const passOn = (signal) => {
    // Ctrl-C in a terminal reaches the whole foreground group, the child included; a second one could count as "at once, please".
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    deadline ??= setTimeout(() => child.kill('SIGKILL'), patienceMs)
  }
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])
  for (const signal of signals) process.on(signal, passOn)
  try {
    const status = await new Promise((resolve, reject) => {
      child.once('error', reject)
      // Not `exit`: only after `close` has all output arrived.
      child.once('close', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)))
    })
    return { status, wasInterrupted: deadline !== undefined }
  } finally {
    clearTimeout(deadline)
    for (const signal of signals) process.off(signal, passOn)
  }
}
