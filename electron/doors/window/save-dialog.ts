// Saves reports from the window: asks where with the system's dialog, makes the file, and writes it whole or not at all. The page names neither a file
// nor a folder.
import { basename, dirname, join } from 'node:path'
import type { BrowserWindow } from 'electron'
import { app, dialog, shell } from 'electron'
import type { ArgumentOf, ResultOf } from '../../../shared/ipc/contract.ts'
import { fileNameOf, serverFileNameOf } from '../../../shared/report/file-name.ts'
import type { ReportSaving } from '../engine.ts'
import { windowReportFile } from './window-report-file.ts'

type Request = ArgumentOf<'saveReport'>

/** What the dialog proposes. */
interface ProposedFile {
  readonly name: string
  /** Without the dot, the usual one first. */
  readonly extensions: readonly string[]
}

/** The dialogs of one window, one at a time. */
export class SaveDialog implements ReportSaving {
  readonly #window: BrowserWindow
  #isAsking = false
  #lastFile: string | undefined

  constructor(window: BrowserWindow) {
    this.#window = window
  }

  /** Saves one file of a report. Rejects only when the file could not be made, which is a fault of Ponte. */
  save(request: Request): Promise<ResultOf<'saveReport'>> {
    const { report, format } = request
    const extensions = format === 'json' ? ['ponte', 'json'] : [format]
    return this.#save({ name: fileNameOf(report.createdAt, format), extensions }, () => windowReportFile(request))
  }

  /** Saves this computer's own side, as `describe-server` writes it. */
  saveServerFile({ description }: ArgumentOf<'saveServerFile'>): Promise<ResultOf<'saveServerFile'>> {
    const make = () => Promise.resolve(Buffer.from(`${JSON.stringify(description, null, 2)}\n`))
    return this.#save({ name: serverFileNameOf(description.describedAt), extensions: ['json'] }, make)
  }

  /** Shows the file that was saved last, never one that the page names. */
  showLast(): boolean {
    if (this.#lastFile === undefined) return false
    shell.showItemInFolder(this.#lastFile)
    return true
  }

  async #save(proposed: ProposedFile, make: () => Promise<Uint8Array>): Promise<ResultOf<'saveReport'>> {
    // A page that asks again and again gets no second dialog over the first.
    if (this.#isAsking) return { status: 'cancelled' }
    this.#isAsking = true
    try {
      const file = await this.#ask(proposed)
      if (file === undefined) return { status: 'cancelled' }
      const saved = await write(file, await make())
      if (saved.status === 'saved') this.#lastFile = file
      return saved
    } finally {
      this.#isAsking = false
    }
  }

  async #ask({ name, extensions }: ProposedFile): Promise<string | undefined> {
    const folder = this.#lastFile === undefined ? app.getPath('downloads') : dirname(this.#lastFile)
    const { canceled, filePath } = await dialog.showSaveDialog(this.#window, {
      defaultPath: join(folder, name),
      filters: [{ name: (extensions.at(-1) ?? '').toUpperCase(), extensions: [...extensions] }],
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    })
    return canceled || filePath === '' ? undefined : filePath
  }
}

async function write(file: string, content: Uint8Array): Promise<ResultOf<'saveReport'>> {
  const { writeFile } = await import('atomically')
  try {
    // A report may hold names and addresses of a person's network: readable by its owner only.
    await writeFile(file, Buffer.from(content), { mode: 0o600 })
    return { status: 'saved', file: basename(file).slice(0, 1000) }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return { status: 'not-saved', reason: reasonOf(String(error.code)), raw: error.message.slice(0, 1000) }
  }
}

/** What the error codes of writing mean to a person (errno(3)). */
function reasonOf(code: string): 'full' | 'not-allowed' | 'other' {
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) return 'full'
  return ['EACCES', 'EPERM', 'EROFS'].includes(code) ? 'not-allowed' : 'other'
}
