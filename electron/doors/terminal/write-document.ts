// Writes what a command made: to stdout as JSON or as text, and to a file where one is named.
import type { ServerDescription } from '../../../shared/report/report-schema.ts'
import type { Report } from '../../../shared/report/report.ts'
import type { CommandLine } from './command-line.ts'
import { jsonText } from './json-text.ts'
import type { Terminal } from './terminal.ts'

/** Writes a document; its words are made only where words are wanted. */
export async function writeDocument(
  document: Report | ServerDescription,
  { json, outFile }: Pick<CommandLine, 'json' | 'outFile'>,
  terminal: Terminal,
  makeText: () => Promise<string>,
): Promise<void> {
  terminal.writeOut(json ? jsonText(document) : await makeText())
  if (outFile === undefined) return
  const { saveDocument } = await import('./save-report.ts')
  await saveDocument(document, outFile, makeText)
}
