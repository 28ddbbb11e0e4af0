// `explain FILE|"error text"`: a saved report is said again, a pasted error is explained. Nothing is connected to.
import { stat } from 'node:fs/promises'
import * as v from 'valibot'
import type { ErrorExplanation } from '../../../shared/error-text/error-explanation.ts'
import { explainError } from '../../../shared/error-text/explain-error.ts'
import { errorExplanationSchema } from '../../../shared/report/error-explanation-schema.ts'
import { sayError } from '../../../shared/report/explained-error.ts'
import { maxInputLength } from '../../../shared/target/input-problem.ts'
import { toAsciiHost } from '../../diagnosis/this-machine.ts'
import type { CommandLine } from './command-line.ts'
import { textWidth } from './diagnose-command.ts'
import { errorReport } from './error-report.ts'
import type { ExitStatus } from './exit-status.ts'
import { exitStatus } from './exit-status.ts'
import { Problem } from './problem.ts'
import type { Terminal } from './terminal.ts'

/** An existing file wins; all else is an error text, which the shell may have split into words. */
export async function explainCommand(line: CommandLine, terminal: Terminal): Promise<ExitStatus> {
  const [first, ...others] = line.positionals
  if (first === undefined) throw new Problem({ id: 'terminal.nothing-to-explain', params: {} })
  if (others.length === 0 && (await isFile(first))) return (await import('./report-commands.ts')).explainReport(line, terminal)
  // What an error text means is no report that could be saved or redacted.
  if (line.outFile !== undefined || line.redaction) throw new Problem({ id: 'terminal.one-file', params: {} })
  const explanation = readText(line.positionals.join(' '))
  if (explanation.outcome === 'not-understood' && others.length === 0 && looksLikeFile(first))
    throw new Problem({ id: 'terminal.neither-file-nor-error', params: { text: first } })
  await writeExplanation(explanation, line, terminal)
  return explanation.outcome === 'problem' ? exitStatus.problem : exitStatus.cannotTell
}

function readText(text: string): ErrorExplanation {
  if (text.trim() === '') throw new Problem({ id: 'terminal.nothing-to-explain', params: {} })
  if (text.length > maxInputLength) throw new Problem({ id: 'input.too-long', params: { limit: maxInputLength } })
  return explainError(text, toAsciiHost)
}

async function writeExplanation(explanation: ErrorExplanation, { json }: CommandLine, terminal: Terminal): Promise<void> {
  const document = v.parse(errorExplanationSchema, explanation)
  if (json) {
    terminal.writeOut(`${JSON.stringify(document, undefined, 2)}\n`)
    return
  }
  const translator = await terminal.translator()
  terminal.writeOut(errorReport(sayError(document, translator), document.outcome, translator, textWidth()))
}

/** Tells whether there is something at this path. A text can be no path at all: too long, or with characters that no path has. */
async function isFile(text: string): Promise<boolean> {
  try {
    await stat(text)
    return true
  } catch (error) {
    if (!(error instanceof Error)) throw error
    // What may not be looked at is there; reading it will say why not.
    return 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM')
  }
}

/** A name with an ending, or a path: most likely a slip in the name of a report. */
function looksLikeFile(text: string): boolean {
  return !/\s/.test(text) && !text.includes('://') && (/\.\w{1,5}$/.test(text) || /[/\\]/.test(text))
}
