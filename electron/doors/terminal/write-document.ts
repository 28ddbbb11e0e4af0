// Writes what a command made: to stdout as JSON or as text, and to a file where one is named, in the format that its ending names.
import { extname } from 'node:path'
import type { ServerDescription } from '../../../shared/report/server-description-schema.ts'
import type { Report } from '../../../shared/report/report.ts'
import type { SettingsCheck } from '../../diagnosis/check-proxy-settings.ts'
import type { CommandLine } from './command-line.ts'
import { jsonText } from './json-text.ts'
import type { Terminal } from './terminal.ts'

/** Makes the content of a file whose format is neither JSON nor the text of the terminal. */
export type MakeFile = (ending: string) => Promise<Uint8Array>

/** What a look at the proxy settings alone is written as. */
export interface SettingsDocument extends SettingsCheck {
  readonly schemaVersion: 1
  readonly kind: 'proxy-check'
  readonly ponte: Report['ponte']
  /** ISO 8601 in UTC. */
  readonly createdAt: string
}

/** Writes a document; its words are made only where words are wanted. */
export async function writeDocument(
  document: Report | ServerDescription | SettingsDocument,
  { json, outFile }: Pick<CommandLine, 'json' | 'outFile'>,
  terminal: Terminal,
  makeText: () => Promise<string>,
  makeFile?: MakeFile,
): Promise<void> {
  terminal.writeOut(json ? jsonText(document) : await makeText())
  if (outFile === undefined) return
  const { saveFile } = await import('./save-report.ts')
  const ending = extname(outFile).toLowerCase()
  if (ending === '.json' || ending === '.ponte') await saveFile(outFile, jsonText(document))
  else await saveFile(outFile, ending === '.txt' || !makeFile ? await makeText() : await makeFile(ending))
}
