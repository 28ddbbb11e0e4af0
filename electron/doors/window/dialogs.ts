// The window's own dialogs: what must be said when the page cannot say it. Each gives what the person chose, as a word.
import type { BrowserWindow, MessageBoxOptions } from 'electron'
import { dialog } from 'electron'
import type { PlainMessageId, StoredMessage } from '../../../shared/i18n/message.ts'
import type { Translator } from '../../../shared/i18n/translator.ts'
import { ponteHomepage, ponteVersion } from '../../ponte-version.ts'

/** Asks whether a page that crashed should be opened again. */
export async function askAfterCrash(window: BrowserWindow, translator: Translator): Promise<'reopen' | 'quit'> {
  const chosen = await ask(window, translator, 'error', 'window.crash.title', 'window.crash.explanation', [
    'window.crash.reopen',
    'window.menu.quit',
  ])
  return chosen === 0 ? 'reopen' : 'quit'
}

/** Asks whether to go on waiting for a page that does not answer. */
export async function askWhenUnresponsive(window: BrowserWindow, translator: Translator): Promise<'wait' | 'reopen'> {
  const buttons = ['window.unresponsive.wait', 'window.crash.reopen'] as const
  const chosen = await ask(window, translator, 'warning', 'window.unresponsive.title', 'window.unresponsive.explanation', buttons)
  return chosen === 1 ? 'reopen' : 'wait'
}

/** Says one sentence, such as why a file cannot be opened. */
export async function say(window: BrowserWindow, translator: Translator, sentence: StoredMessage): Promise<void> {
  await dialog.showMessageBox(window, {
    type: 'info',
    message: translator.format(sentence),
    buttons: [translator.format(plain('window.ok'))],
  })
}

/** Asks which report to open; nothing when the person changed their mind. */
export async function askForReport(window: BrowserWindow, translator: Translator): Promise<string | undefined> {
  const name = translator.format(plain('window.open.kind'))
  const { filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openFile'],
    filters: [{ name, extensions: ['ponte', 'json'] }],
  })
  return filePaths[0]
}

/** Says which Ponte this is, with which runtime, and where its log is; tells whether the licences are wanted. */
export async function showAbout(window: BrowserWindow, translator: Translator, facts: AboutFacts): Promise<'licences' | 'close'> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'info',
    message: translator.format({ id: 'window.about.title', params: { version: facts.version } }),
    detail: translator.format({
      id: 'window.about.detail',
      params: { electron: facts.electron, chromium: facts.chromium, node: facts.node, log: facts.log },
    }),
    buttons: [translator.format(plain('window.ok')), translator.format(plain('window.about.licences'))],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 1 ? 'licences' : 'close'
}

/** What can be opened in another program. */
export type Outside = 'email' | 'homepage'

/** Asks whether another program may be opened. */
export async function askToOpen(window: BrowserWindow, translator: Translator, outside: Outside): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: translator.format(plain(`window.outside.${outside}.title`)),
    detail: translator.format({ id: `window.outside.${outside}.explanation`, params: { version: ponteVersion, page: ponteHomepage } }),
    buttons: [translator.format(plain(`window.outside.${outside}.open`)), translator.format(plain('window.outside.cancel'))],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  })
  return response === 0
}

/** What *About* tells. */
export interface AboutFacts {
  readonly version: string
  readonly electron: string
  readonly chromium: string
  readonly node: string
  /** Path of the log file. */
  readonly log: string
}

async function ask(
  window: BrowserWindow,
  translator: Translator,
  type: MessageBoxOptions['type'] & string,
  title: PlainMessageId,
  explanation: PlainMessageId,
  buttons: readonly PlainMessageId[],
): Promise<number> {
  const { response } = await dialog.showMessageBox(window, {
    type,
    message: translator.format(plain(title)),
    detail: translator.format(plain(explanation)),
    buttons: buttons.map((id) => translator.format(plain(id))),
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response
}

function plain(id: PlainMessageId): StoredMessage {
  return { id, params: {} }
}
