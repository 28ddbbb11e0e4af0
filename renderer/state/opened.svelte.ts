// What the person has opened from files: a report to read, a second one to compare it with, or a server's own side. What a file is, the engine says.
import { createContext } from 'svelte'
import type { PonteApi, ResultOf } from '../../shared/ipc/contract.ts'
import { maxReportBytes } from '../../shared/report/report-limits.ts'
import type { Report } from '../../shared/report/report.ts'

/** Why a document cannot be shown. */
export type OpenProblem = Extract<ResultOf<'openDocument'>, { kind: 'unreadable' }>['reason'] | 'too-large' | 'cannot-read'

/** A server's own side, as the engine has read it. */
export type ServerFile = Extract<ResultOf<'openDocument'>, { kind: 'server-file' }>

/** What has been opened. */
export class OpenedState {
  report: Report | undefined = $state.raw()
  /** What the report is compared with. */
  other: Report | undefined = $state.raw()
  /** A server's own side, in place of a report. */
  serverFile: ServerFile | undefined = $state.raw()
  /** The report that is about to be saved: one of these, or that of a check. */
  toSave: Report | undefined = $state.raw()
  /** Why the last document could not be opened; what was open stays. */
  problem: OpenProblem | undefined = $state.raw()
  /** Tells that a document is being read. */
  isOpening = $state(false)
  readonly #api: PonteApi
  #latest = 0

  constructor(api: PonteApi) {
    this.#api = api
  }

  /** Opens a file, in place of the report on screen or beside it. */
  async openFile(file: File, place: 'report' | 'other' = 'report'): Promise<void> {
    await this.#open(place, async () => {
      if (file.size > maxReportBytes) return 'too-large'
      // The file may be gone, or not be allowed to be read (File API, section 6.2.1).
      const bytes = await file.arrayBuffer().catch(() => undefined)
      return { text: bytes && decode(bytes) }
    })
  }

  /** Opens a text that was pasted or dropped. */
  async openText(text: string, place: 'report' | 'other' = 'report'): Promise<void> {
    await this.#open(place, () => Promise.resolve(new Blob([text]).size > maxReportBytes ? 'too-large' : { text }))
  }

  /** Shows a report that is already known, as one of the history. */
  show(report: Report, other?: Report): void {
    this.#latest += 1
    this.isOpening = false
    this.report = report
    this.other = other
    this.serverFile = undefined
    this.problem = undefined
  }

  /** Closes the second report, or the only one. */
  close(): void {
    this.serverFile = undefined
    if (this.other) this.other = undefined
    else this.report = undefined
    this.problem = undefined
  }

  async #open(place: 'report' | 'other', read: () => Promise<'too-large' | { readonly text: string | undefined }>): Promise<void> {
    const opening = ++this.#latest
    this.problem = undefined
    this.isOpening = true
    try {
      const document = await read()
      const opened = await this.#ask(document)
      // The latest document wins, whichever is read first.
      if (opening !== this.#latest) return
      if (typeof opened === 'string') this.problem = opened
      else if ('kind' in opened) this.#showServerFile(opened, place)
      else if (place === 'other' && this.report) this.other = opened
      else [this.report, this.other, this.serverFile] = [opened, undefined, undefined]
    } finally {
      if (opening === this.#latest) this.isOpening = false
    }
  }

  /** A report is compared with reports only. */
  #showServerFile(file: ServerFile, place: 'report' | 'other'): void {
    if (place === 'other') this.problem = 'not-a-report'
    else [this.report, this.other, this.serverFile] = [undefined, undefined, file]
  }

  async #ask(document: 'too-large' | { readonly text: string | undefined }): Promise<OpenProblem | Report | ServerFile> {
    if (document === 'too-large') return 'too-large'
    if (document.text === undefined) return 'cannot-read'
    // What grows this much on its way is full of control characters, and no JSON.
    if (new Blob([JSON.stringify(document.text)]).size > 2 * maxReportBytes) return 'not-json'
    const answer = await this.#api.openDocument({ text: document.text })
    if (answer.kind === 'server-file') return answer
    return answer.kind === 'report' ? answer.report : answer.reason
  }
}

/** Windows PowerShell 5 redirects into UTF-16 with a byte order mark (about_Redirection). */
function decode(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes)
  return new TextDecoder(first === 0xff && second === 0xfe ? 'utf-16le' : 'utf-8').decode(bytes)
}

/** The opened reports of the component tree, given by App.svelte. */
export const [useOpened, provideOpened] = createContext<OpenedState>()
