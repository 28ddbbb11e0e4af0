// The browser door as a program: its options, what it prints, and its end. stdout holds the address and nothing else, for whoever reads it there.
import type { StoredMessage } from '../../../shared/i18n/message.ts'
import type { Translator } from '../../../shared/i18n/translator.ts'
import type { BrowserDoorServices } from './loopback-server.ts'
import { openLoopbackServer } from './loopback-server.ts'

/** Exit statuses, as far as a door can have them (README, the terminal door). */
type ExitStatus = 0 | 2

/** What the program needs beyond what the door needs. */
export interface BrowserDoorProgram extends BrowserDoorServices {
  readonly openBrowser: (url: string) => Promise<'opened' | 'failed'>
  /** What the program says on stderr, in the language of the system. */
  readonly translator: Translator
}

/** Opens the door and keeps it open until the program is asked to end. */
export async function runBrowserDoor(args: readonly string[], program: BrowserDoorProgram): Promise<ExitStatus> {
  const say = (message: StoredMessage) => process.stderr.write(`${program.translator.format(message)}\n`)
  const unclear = args.find((argument) => argument !== '--no-open')
  if (unclear !== undefined) {
    say({ id: 'browser-door.unclear-option', params: { option: unclear } })
    return 2
  }
  const ended = endOfProgram()
  const door = await openLoopbackServer(program)
  process.stdout.write(`${door.url}\n`)
  say({ id: 'browser-door.how-to-open', params: {} })
  if (!args.includes('--no-open') && (await Promise.race([program.openBrowser(door.url), ended])) === 'failed') {
    say({ id: 'browser-door.no-browser', params: {} })
  }
  await ended
  await door.close()
  return 0
}

/** Waits for Ctrl-C, a request to end, or the end of the terminal. A second one ends the program at once, as the system does it. */
function endOfProgram(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}
