// What a start of the packed program is for, read from its words: a command of the terminal, or the window, with a report to open or without.
import { resolve } from 'node:path'
import { commandNames } from '../terminal/command-line.ts'

/** What somebody wanted who started the program. */
export type StartWish =
  { readonly kind: 'command'; readonly words: readonly string[] } | { readonly kind: 'window'; readonly file?: string }

const ownWords: ReadonlySet<string> = new Set([...commandNames, '--help', '-h', '--version'])

/**
 * Reads the words behind the program's name. Chromium takes its own switches from the same words, and refuses any word behind an address, so that the
 * command line that is installed beside the program separates the two with `--` (Electron 45, shell/app/command_line_args.cc).
 */
export function readStartWish(words: readonly string[], folder: string): StartWish {
  const separator = words.indexOf('--')
  const own = separator === -1 ? words : words.slice(separator + 1)
  if (own[0] !== undefined && ownWords.has(own[0])) return { kind: 'command', words: own }
  // Behind the separator a word that is no command is a mistake, and the terminal door says so.
  if (separator !== -1 && own.length > 0 && !isReport(own[0])) return { kind: 'command', words: own }
  const file = own.find(isReport)
  return { kind: 'window', ...(file === undefined ? {} : { file: resolve(folder, file) }) }
}

/** The names of reports: `.ponte` opens with Ponte on every system, `.json` when somebody drops it onto the program. */
function isReport(word: string | undefined): boolean {
  return word !== undefined && !word.startsWith('-') && /\.(?:ponte|json)$/i.test(word)
}
