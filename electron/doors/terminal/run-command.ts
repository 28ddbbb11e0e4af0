// Runs one command line, `COMMAND [words]`: finds the command, lends it the terminal, and gives its exit status.
import type { Translator } from '../../../shared/i18n/translator.ts'
import { writeFault } from '../../diagnosis/fault-log.ts'
import { ponteVersion } from '../../ponte-version.ts'
import type { CommandLine, CommandName } from './command-line.ts'
import { commandNames, readCommandLine } from './command-line.ts'
import { diagnoseCommand } from './diagnose-command.ts'
import type { ExitStatus } from './exit-status.ts'
import { exitStatus } from './exit-status.ts'
import { languageOfSystem, loadTranslator } from '../load-translator.ts'
import { Problem } from './problem.ts'
import type { Terminal } from './terminal.ts'
import { visibleTranslator } from './visible-translator.ts'

const commands: Readonly<Record<CommandName, (line: CommandLine, terminal: Terminal) => Promise<ExitStatus>>> = {
  diagnose: diagnoseCommand,
  'describe-server': async (line, terminal) => (await import('./describe-server-command.ts')).describeServerCommand(line, terminal),
  'await-call': async (line, terminal) => (await import('./await-call-command.ts')).awaitCallCommand(line, terminal),
  'check-proxy': async (line, terminal) => (await import('./check-proxy-command.ts')).checkProxyCommand(line, terminal),
  explain: async (line, terminal) => (await import('./explain-command.ts')).explainCommand(line, terminal),
  replay: async (line, terminal) => (await import('./report-commands.ts')).replayCommand(line, terminal),
}

/** Runs one command line to its exit status. */
export async function runCommand(words: readonly string[]): Promise<ExitStatus> {
  let language = languageOfSystem(process.env)
  let translator: Promise<Translator> | undefined
  const terminal: Terminal = {
    writeOut: (text) => process.stdout.write(text),
    writeError: (text) => process.stderr.write(text),
    language: () => language,
    translator: () => (translator ??= loadTranslator(language).then(visibleTranslator)),
    onInterrupt,
  }
  const run = async (): Promise<ExitStatus> => {
    const [name = '', ...rest] = words
    const command = commandNames.find((known) => known === name)
    if (!command) return await sayWithoutCommand(name, terminal)
    const line = readCommandLine(command, rest)
    language = line.language ?? language
    if (line.version) return sayVersion(terminal)
    if (line.help) return await sayHelp(command, terminal)
    return await commands[command](line, terminal)
  }
  // What is thrown where nobody waits for it, as in a listener, ends the command like any crash. Node's own status for it means another thing here.
  const crash = new Promise<never>((_, reject) => process.on('uncaughtException', reject))
  try {
    return await Promise.race([run(), crash])
  } catch (error) {
    return await sayFailure(error, terminal)
  }
}

/** Calls back at the first signal; the next one, of whatever kind, does what it always does. */
function onInterrupt(listener: () => void): void {
  const signals = ['SIGINT', 'SIGTERM'] as const
  const hear = (): void => {
    for (const signal of signals) process.off(signal, hear)
    listener()
  }
  for (const signal of signals) process.on(signal, hear)
}

async function sayFailure(error: unknown, terminal: Terminal): Promise<ExitStatus> {
  const translator = await terminal.translator()
  if (error instanceof Problem) {
    terminal.writeError(`${translator.format(error.sentence)}\n`)
    return error.status
  }
  const raw = error instanceof Error ? error.message : String(error)
  terminal.writeError(`${translator.format({ id: 'fault.line', params: { raw, log: await writeFault(error) } })}\n`)
  return exitStatus.fault
}

async function sayWithoutCommand(name: string, terminal: Terminal): Promise<ExitStatus> {
  if (name === '--version') return sayVersion(terminal)
  const commandList = commandNames.join(', ')
  const translator = await terminal.translator()
  if (name === '--help' || name === '-h') {
    terminal.writeOut(`${translator.format({ id: 'terminal.help.overview', params: { commands: commandList } })}\n`)
    return exitStatus.works
  }
  throw new Problem({ id: 'terminal.unknown-command', params: { command: name, commands: commandList } })
}

function sayVersion(terminal: Terminal): ExitStatus {
  terminal.writeOut(`${ponteVersion}\n`)
  return exitStatus.works
}

async function sayHelp(command: CommandName, terminal: Terminal): Promise<ExitStatus> {
  const translator = await terminal.translator()
  terminal.writeOut(`${translator.format({ id: `terminal.help.${command}`, params: {} })}\n`)
  return exitStatus.works
}
