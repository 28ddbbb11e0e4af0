// Calls and events of the window, over Electron's IPC. This is the only place where a channel is registered, and each one checks who is calling.
import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron'
import type { CallName, DiagnosisEvent } from '../../../shared/ipc/contract.ts'
import type { CallAnswer } from '../../../shared/ipc/wire.ts'
import { callNames } from '../../../shared/ipc/wire.ts'
import { refusal } from '../answer-call.ts'
import { ConnectedInterface } from '../connected-interface.ts'
import type { DoorServices } from '../engine.ts'
import { channelOf, diagnosisChannel } from './channels.ts'
import type { KeptReport } from './kept-report.ts'
import { isTrustedSender } from './own-address.ts'

/** What main hears of a page that it answers. */
export interface WindowListeners {
  readonly keptReport: KeptReport
  /** Called with every event that goes to the page. */
  readonly onEvent: (event: DiagnosisEvent) => void
}

/** Answers every call of the contract for the page of these contents, and for no other frame, until they are destroyed. Gives the way to tell it something. */
export function answerWindow(
  ipcMain: IpcMain,
  contents: WebContents,
  services: DoorServices,
  { keptReport, onEvent }: WindowListeners,
): (event: DiagnosisEvent) => void {
  const tell = (event: DiagnosisEvent) => {
    if (!contents.isDestroyed()) contents.send(diagnosisChannel, event)
  }
  const connect = () =>
    new ConnectedInterface(services, (event: DiagnosisEvent) => {
      keptReport.note(event)
      tell(event)
      onEvent(event)
    })
  let connected = connect()
  // A page that is loaded again knows nothing of the runs of the one before.
  contents.on('did-navigate', () => {
    connected.end()
    connected = connect()
  })
  contents.once('destroyed', () => connected.end())

  const handle = (call: CallName) => {
    ipcMain.handle(channelOf(call), async (event: IpcMainInvokeEvent, argument: unknown): Promise<CallAnswer> => {
      const isTrusted = event.sender === contents && isTrustedSender(event.senderFrame, contents.mainFrame)
      if (!isTrusted) return refusal('untrusted-sender')
      // A page that calls has its preload, which keeps this until the page listens.
      const kept = keptReport.take()
      if (kept) tell(kept)
      return connected.answer(call, argument)
    })
  }
  callNames.forEach(handle)
  return tell
}
