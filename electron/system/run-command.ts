// The one seam through which readers of this machine run commands: no shell, a time limit, a limit on output, and never with what a stranger wrote
// among the arguments. What a command prints is as hostile as any other input.
import { execFile } from 'node:child_process'
import { setImmediate } from 'node:timers/promises'

/** How a command ended. */
export type CommandResult =
  | { readonly status: 'printed'; readonly text: string }
  | { readonly status: 'not-installed' }
  | { readonly status: 'no-permission' }
  /** It hung, or printed without end. */
  | { readonly status: 'no-answer' }
  | { readonly status: 'failed'; readonly raw: string }

/** The readers of a whole machine share three seconds; what takes longer than two hangs. */
const commandLimitMs = 2000

/** A rule set of 50,000 rules takes about 10 MB as JSON; nobody waits for more to be read. */
const maxOutputBytes = 16_000_000

/** Administrators' tools are not on everybody's path. */
const toolFolders = ['/usr/sbin', '/sbin', '/usr/local/sbin', '/usr/bin', '/bin']

/** Runs a command and gives what it printed. Words of a locale would have to be understood in every language, so POSIX's are asked for. */
export type RunCommand = (command: string, args: readonly string[], signal: AbortSignal) => Promise<CommandResult>

export const runCommand: RunCommand = async (command, args, signal) => {
  await ownTurn()
  return start(command, args, signal)
}

let turns: Promise<void> = Promise.resolve()

/** One child a turn: to start one takes milliseconds of this thread, the more the larger it is, and readers start several at once. */
function ownTurn(): Promise<void> {
  turns = turns.then(() => setImmediate())
  return turns
}

const start: RunCommand = (command, args, signal) =>
  new Promise((resolve) => {
    const path = process.platform === 'win32' ? process.env['PATH'] : [process.env['PATH'], ...toolFolders].join(':')
    const options = {
      timeout: commandLimitMs,
      maxBuffer: maxOutputBytes,
      killSignal: 'SIGKILL',
      windowsHide: true,
      signal,
      env: { ...process.env, PATH: path, LC_ALL: 'C' },
    } as const
    const child = execFile(command, [...args], options, (error, stdout, stderr) => {
      resolve(error ? failure(error, stderr) : { status: 'printed', text: stdout })
    })
    // A question on its standard input would never be answered.
    child.stdin?.end()
  })

function failure(error: Error & { readonly code?: unknown; readonly killed?: boolean }, stderr: string): CommandResult {
  if (error.code === 'ENOENT') return { status: 'not-installed' }
  if (error.code === 'EACCES' || error.code === 'EPERM') return { status: 'no-permission' }
  if (error.killed === true || error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER' || error.code === 'ABORT_ERR')
    return { status: 'no-answer' }
  // strerror() of EPERM and EACCES in the C locale, and what iptables and ufw say to others than root.
  if (/Operation not permitted|Permission denied|must be root|need to be root/i.test(stderr)) return { status: 'no-permission' }
  return { status: 'failed', raw: stderr.slice(0, 500) }
}
